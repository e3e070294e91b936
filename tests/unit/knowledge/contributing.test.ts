import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { draftReading } from '../../../lib/knowledge/compile/draft.ts';
import { counterpoint } from '../../../lib/knowledge/counterpoint.ts';
import { designs, links } from '../../../lib/knowledge/scale.ts';
import {
  loadKnowledge,
  loadSeeds,
  readSeeds,
  seedsFolder,
} from '../../../scripts/load-knowledge.ts';
import { scratchFolder } from '../../../scripts/scratch.ts';
import { complaintsOf } from './complaints.ts';

const page = readFileSync(join(seedsFolder, '..', 'CONTRIBUTING.md'), 'utf8');

/** The fenced blocks that name a file: path under `seeds/` → text, in the order of the page. */
const blocks = new Map(
  [...page.matchAll(/^```(?:yaml|text) seeds\/(\S+)\n([\s\S]*?)^```$/gm)].map(
    ([, file = '', text = '']) => [file, text],
  ),
);

/** What is put in the place of the proposition's empty list. */
const argued = /^```yaml under arguments\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? '';

describe('the walk through CONTRIBUTING.md works, in a scratch folder and without touching code', () => {
  let folder = '';
  let before: ReturnType<typeof loadSeeds>;
  beforeAll(() => {
    folder = scratchFolder('seeds');
    // Somebody may be at this walk in `seeds/` itself.
    const isOfTheWalk = (path: string) => blocks.has(relative(seedsFolder, path));
    cpSync(seedsFolder, folder, { recursive: true, filter: (path) => !isOfTheWalk(path) });
    before = loadSeeds(folder);
  });
  const add = (file: string) => writeFileSync(join(folder, file), blocks.get(file) ?? '');

  test('the page holds every file of the walk', () => {
    expect([...blocks.keys()]).toEqual([
      'items/ssat-more.yaml',
      'propositions/pupil-wellbeing.yaml',
      'documents/example-heads-survey.txt',
      'documents/example-heads-survey.yaml',
      'items/example-heads-survey.yaml',
      'readings/example-heads-survey.yaml',
    ]);
  });

  test('an item more', () => {
    add('items/ssat-more.yaml');
    const knowledge = loadKnowledge(folder);
    expect(knowledge.items).toHaveLength(before.knowledge.items.length + 1);
    const card = counterpoint({ id: 'staff-development', stance: 'asserts' }, knowledge);
    expect(card.notes.map(({ weighed }) => weighed.item)).toContain('ssat-support');
    expect(card.rating.id).toBe('not-covered');
  });

  test('a proposition more', () => {
    add('propositions/pupil-wellbeing.yaml');
    const knowledge = loadKnowledge(folder);
    expect(knowledge.propositions).toHaveLength(before.knowledge.propositions.length + 1);
    const card = counterpoint({ id: 'pupil-wellbeing', stance: 'asserts' }, knowledge);
    expect(card.rating.label).toBe('Not covered');
    expect(card.against.map(({ counted }) => counted)).toEqual([false, false]);
    expect(card.noneFor).not.toBeNull();
  });

  test('a document more, once its reading is there', () => {
    add('documents/example-heads-survey.txt');
    add('documents/example-heads-survey.yaml');
    add('items/example-heads-survey.yaml');
    expect(() => loadKnowledge(folder)).toThrow(
      'seeds/readings/example-heads-survey.yaml:1: this file is missing',
    );
    add('readings/example-heads-survey.yaml');
    expect(complaintsOf(loadKnowledge(folder))).toEqual([
      'seeds/propositions/pupil-wellbeing.yaml: there is no argument for it, though it is covered.',
      'seeds/propositions/pupil-wellbeing.yaml: “heads-happy-pupils” counts for it. Say so among its arguments, under “for”.',
    ]);
    const file = join(folder, 'propositions/pupil-wellbeing.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('  for: []\n', argued));
    const { knowledge, documents } = loadSeeds(folder);
    expect(complaintsOf(knowledge)).toEqual([]);
    expect(documents).toHaveLength(before.documents.length + 1);
    const card = counterpoint({ id: 'pupil-wellbeing', stance: 'disputes' }, knowledge);
    expect(card.rating).toMatchObject({ id: 'some-support', qualifiers: ['association only'] });
    expect(card.rating.reason).toBe(
      'An association (Example Heads citing Example 2025) speaks for it; nothing in the three documents counts against it.',
    );
    expect(card.leaning).toBe('against');
  });

  test('the drafted reading tells quotes and footnotes apart, and is refused until it is finished', () => {
    const draft = draftReading(readSeeds(folder), 'example-heads-survey') ?? '';
    expect(draft).toMatch(/happy\.\[1\]\n {2}is: quoted/);
    expect(draft).toMatch(/Example Press"?\n {2}is: reference/);
    const files = join(folder, 'readings/example-heads-survey.yaml');
    writeFileSync(files, draft);
    expect(() => loadKnowledge(folder)).toThrow('say why it is context');
    expect(draftReading(readSeeds(folder), 'nothing')).toBeNull();
  });
});

test('CONTRIBUTING.md lists every grade as the rule has it', () => {
  for (const [id, { grade }] of Object.entries(designs))
    expect(page).toContain(`\`${id}\` ${grade}`);
  for (const [id, { grade }] of Object.entries(links)) {
    expect(page).toContain(grade === null ? `\`${id}\` where` : `\`${id}\` ${grade}`);
  }
});
