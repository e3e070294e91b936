/** The labels of the corpus are such as a model can be trained on: it passes over others in silence. */
import { expect, test } from 'vitest';
import { type Label, readAll, readHeldAside } from '../../../scripts/corpus.ts';
import { STANCES, TOPICS, WORDINGS } from '../../../scripts/train/specs.ts';

const known = { topic: TOPICS, stance: STANCES, wording: WORDINGS } as const satisfies Partial<
  Record<keyof Label, readonly string[]>
>;

test('every label is one that the detector is trained for', () => {
  const complaints: string[] = [];
  for (const { set, id, title, paragraphs } of [...readAll(), ...readHeldAside()])
    for (const { labels } of [title, ...paragraphs.flat()])
      for (const label of labels)
        for (const kind of ['topic', 'stance', 'wording'] as const)
          if (!(known[kind] as readonly string[]).includes(label[kind]))
            complaints.push(
              `tests/corpus/${set}/${id}.json: no ${kind} “${label[kind]}”; there are ${known[kind].join(', ')} (scripts/train/specs.ts)`,
            );
  expect(complaints).toEqual([]);
});
