/** The formats with the knowledge base itself: every proposition, from every side. */
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as plainText } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { type FormatId, formats } from '../../../lib/export/formats.ts';
import { exportSet } from '../../../lib/export/set.ts';
import { counterpoint } from '../../../lib/knowledge/counterpoint.ts';
import { stances } from '../../../lib/notes/model.ts';
import { loadKnowledge } from '../../../scripts/load-knowledge.ts';
import { words } from './hostile.ts';
import { MADE, noteOf, pageOf } from './samples.ts';

const knowledge = loadKnowledge();
const claims = knowledge.propositions.flatMap(({ id, rating }) =>
  stances.map((stance) => ({
    quote: `A sentence on ${id} that ${stance} it.`,
    propositions: [{ id, stance, wording: 'stated' as const, rating: rating.id }],
    speaker: null,
    score: 0.9,
    overreach: null,
  })),
);
const page = pageOf(1, 'https://x.org/everything', { claims });
const set = exportSet([page], [noteOf(1, page, 'One note.')], MADE);

function blocks(node: Nodes): string[] {
  if (node.type === 'paragraph' || node.type === 'heading') return [words(plainText(node))];
  return 'children' in node ? node.children.flatMap(blocks) : [];
}

describe('reading notes on every proposition', () => {
  it('name each rating, and quote every argument word for word', async () => {
    const written = await formats.markdown.write(set, knowledge);
    const found = blocks(fromMarkdown('text' in written ? written.text : '')).join('\n');
    for (const { id } of knowledge.propositions) {
      for (const stance of stances) {
        const point = counterpoint({ id, stance }, knowledge);
        expect(found).toContain(`${point.rating.label}. ${words(point.proposition.statement)}`);
        for (const argument of [...point.against, ...point.for]) {
          expect(found).toContain(`${words(argument.say)} “${words(argument.quote)}”`);
        }
        if (point.against.length === 0) expect(found).toContain(point.noneAgainst ?? 'never');
      }
    }
    for (const { summarisedBy } of knowledge.documents) expect(found).toContain(summarisedBy);
  });

  it('can be written in every format', async () => {
    for (const id of Object.keys(formats) as FormatId[]) {
      const written = await formats[id].write(set, knowledge);
      expect('text' in written ? written.text.length : written.bytes.length).toBeGreaterThan(100);
    }
  });
});
