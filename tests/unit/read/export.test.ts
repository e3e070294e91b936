/** What the read command makes of claims, in process: every format that there is. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { weigh } from '../../../lib/weigh.ts';
import { loadKnowledge } from '../../../scripts/load-knowledge.ts';
import { exportFormats, exportRead } from '../../../scripts/read/export.ts';
import { readSource } from '../../../scripts/read/sources.ts';
import { scratchFolder } from '../../../scripts/scratch.ts';

const knowledge = loadKnowledge();
const text = 'Collaboration between schools raises attainment.';
const claim = weigh(
  {
    start: 0,
    end: text.length,
    text,
    score: 0.9,
    propositions: [{ id: 'attainment', stance: 'asserts', wording: 'causal' }],
    because: [],
    speaker: null,
  },
  knowledge,
);
const folder = scratchFolder('read');
writeFileSync(join(folder, 'a.txt'), text);
const source = readSource('a.txt', folder);

test.each(exportFormats)('a source’s claims leave as %s', async (id) => {
  const made = (read: Parameters<typeof exportRead>[1]) => exportRead(id, read, knowledge);
  const [some, none] = [await made([{ source, claims: [claim] }]), await made([])];
  expect(
    some.length,
    `${id} holds nothing of a page without notes: say \`isNotesOnly: true\` in lib/export/formats.ts`,
  ).toBeGreaterThan(none.length);
});
