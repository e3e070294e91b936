import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf, safeName } from '../../../lib/export/file-name.ts';
import { nameUuid } from '../../../lib/export/name-uuid.ts';
import { hashtag } from '../../../lib/export/tags.ts';
import { passageLink, textDirective } from '../../../lib/export/text-fragment.ts';
import { hostileText } from './hostile.ts';
import { notes, nothing, onePage } from './samples.ts';

const LONG = 'one two three four five six seven eight nine ten eleven twelve';

describe('textDirective', () => {
  it.each<[string, Parameters<typeof textDirective>, string | null]>([
    [
      'a sentence of few words, whole',
      [{ exact: 'Working together raises results.' }],
      ':~:text=Working%20together%20raises%20results.',
    ],
    [
      'a long one by its two ends',
      [{ exact: LONG }],
      ':~:text=one%20two%20three%20four%20five,eight%20nine%20ten%20eleven%20twelve',
    ],
    [
      'hyphen, comma and ampersand encoded',
      [{ exact: 'a-b, c & d e' }],
      ':~:text=a%2Db%2C%20c%20%26%20d%20e',
    ],
    [
      'a passage over two blocks by an end in each',
      [{ exact: 'first block\nlast block' }],
      ':~:text=first%20block,last%20block',
    ],
    [
      'a short one with what stands around it',
      [{ exact: 'Yes.', prefix: 'he said: ', suffix: ' And no.' }],
      ':~:text=he%20said%3A-,Yes.,-And%20no.',
    ],
    [
      'context of the same block only',
      [{ exact: 'Yes.', prefix: 'above\n', suffix: '\nbelow' }],
      ':~:text=Yes.',
    ],
    [
      'one that repeats, with context',
      [{ exact: LONG, prefix: 'x y', suffix: 'z' }, true],
      ':~:text=x%20y-,one%20two%20three%20four%20five,eight%20nine%20ten%20eleven%20twelve,-z',
    ],
    ['half a character', [{ exact: 'a b c d \ud800' }], ':~:text=a%20b%20c%20d%20%EF%BF%BD'],
    ['no words', [{ exact: ' \n ' }], null],
  ])('%s', (_what, args, expected) => expect(textDirective(...args)).toBe(expected));
});

describe('passageLink', () => {
  it.each([
    ['https://x.org/a', 'https://x.org/a#:~:text=a%20b%20c%20d'],
    ['https://x.org/a#part', 'https://x.org/a#part:~:text=a%20b%20c%20d'],
    ['https://x.org/a#part:~:text=old', 'https://x.org/a#part:~:text=a%20b%20c%20d'],
    ['https://x.org/a#:~:text=old', 'https://x.org/a#:~:text=a%20b%20c%20d'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['about:blank', 'about:blank'],
  ])('%s → %s', (address, link) => expect(passageLink(address, { exact: 'a b c d' })).toBe(link));

  it('is one web address with one directive, whatever the passage', () => {
    fc.assert(
      fc.property(hostileText, hostileText, fc.boolean(), (exact, around, repeats) => {
        const link = passageLink(
          'https://x.org/a',
          { exact, prefix: around, suffix: around },
          repeats,
        );
        const url = new URL(link);
        expect(url.origin + url.pathname).toBe('https://x.org/a');
        const [, directive = ''] = link.split('#');
        expect(directive).toMatch(
          /^:~:text=(?:[^-,&\s#]+-,)?[^-,&\s#]+(?:,[^-,&\s#]+)?(?:,-[^-,&\s#]+)?$/,
        );
      }),
    );
  });
});

describe('file names', () => {
  it.each([
    ['A/B\\C:D*E?F"G<H>I|J', 'A B C D E F G H I J'],
    ['CON', '_CON'],
    ['con.txt', '_con.txt'],
    ['...', 'untitled'],
    ['ends with a dot.', 'ends with a dot'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['a\nb\u0000c', 'a b c'],
    ['', 'untitled'],
  ])('%j → %j', (title, name) => expect(safeName(title)).toBe(name));

  it('are safe for any title, and never half a character', () => {
    fc.assert(
      fc.property(hostileText, (title) => {
        const name = safeName(title.repeat(20));
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}]|^[. ]|[. ]$/u);
        expect(name.isWellFormed()).toBe(true);
        expect([...name].length).toBeLessThanOrEqual(81);
        expect(name).not.toBe('');
      }),
    );
  });

  it('name one page by its title and several by their number', () => {
    expect(fileNameOf(onePage, 'md')).toBe('2026-11-21 MATs share teachers.md');
    expect(fileNameOf(notes, 'md')).toBe('2026-11-21 Counterpoint, 2 pages.md');
    expect(fileNameOf(nothing, 'md')).toBe('2026-11-21 Counterpoint, 0 pages.md');
  });
});

describe('ids from names', () => {
  it('are uuids, the same for the same name and others for others', () => {
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (name) => {
        const id = nameUuid(name);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(nameUuid(name)).toBe(id);
        expect(seen.get(id) ?? name).toBe(name);
        seen.set(id, name);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('hashtags', () => {
  it.each([
    ['MATs', '#MATs'],
    ['to read', '#to-read'],
    ['2014', '#n2014'],
    ['=1+1', '#1-1'],
    ['école/été', '#école/été'],
    ['!!!', '#tag'],
  ])('%j → %j', (tag, hash) => expect(hashtag(tag)).toBe(hash));
});
