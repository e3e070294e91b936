/** Why a note has no place: one sentence a reason, wherever it is said. */
import { expect, it } from 'vitest';
import { orphanWords } from '../../../components/orphan-words.ts';
import { orphanReasons } from '../../../lib/export/reading-view.ts';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };

it('is said in what leaves as it is said on our pages', () => {
  const shown = Object.entries(orphanWords).map(([reason, key]) => [reason, messages[key].message]);
  expect(Object.fromEntries(shown)).toEqual(orphanReasons);
});
