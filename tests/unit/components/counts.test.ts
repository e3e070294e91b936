/** Counts as they are said, in pages of ours and in the page that is read. */
import { expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { figure, learn, say, sayCount, wordingOf } from '../../../lib/words.ts';

vi.mock('wxt/browser', () => ({
  browser: {
    i18n: { getMessage: (key: string, values: readonly string[]) => [key, ...values].join(' ') },
  },
}));

it('is said in one form whatever says it: thousands apart, one alone in the singular', () => {
  const counts = [0, 7, 10, 999, 1_000, 10_000, 123_456, 1_234_567];
  expect(counts.map(figure)).toEqual(counts.map((count) => count.toLocaleString('en-GB')));
  expect(say('panelAt', 999, 10_000)).toBe('panelAt 999 10,000');
  const said = (count: number) => sayCount('claimsFoundOne', 'claimsFoundMany', count);
  expect([0, 1, 2, 10_000].map(said)).toEqual([
    'claimsFoundMany 0',
    'claimsFoundOne 1',
    'claimsFoundMany 2',
    'claimsFoundMany 10,000',
  ]);
  expect(sayCount('backupCameOne', 'backupCameMany', 1_200, 'today')).toBe(
    'backupCameMany 1,200 today',
  );
});

it('is said without asking the browser where the words were told', () => {
  const wording = wordingOf(['doorwayOne', 'doorwayMany']);
  expect(wording.doorwayMany).toBe('doorwayMany $1 $2 $3');
  learn({ ...wording, doorwayMany: 'the $1 claims of $2' });
  const asked = vi.spyOn(browser.i18n, 'getMessage');
  // What a value holds is a value, whatever it looks like.
  expect(sayCount('doorwayOne', 'doorwayMany', 2_000, '$1')).toBe('the 2,000 claims of $1');
  expect(asked).not.toHaveBeenCalled();
  expect(say('panelAt', 1, 2)).toBe('panelAt 1 2');
  expect(asked).toHaveBeenCalledOnce();
});
