import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeQuote } from '../../../lib/anchors/describe.ts';
import { locateAll } from '../../../lib/anchors/locate.ts';
import type { Anchor, Orphan, PassageSelectors } from '../../../lib/anchors/types.ts';

const ARTICLE = [
  'Schools that share teachers see results climb',
  'Two schools on the coast have shared their mathematics teachers for two years. The proportion of candidates with a grade 5 or better has since climbed from 39 to 54 per cent. "You can draw a line from those planning sessions to the numbers," said the head.',
  'Not everyone was cheering. A teacher at a third school said that its grades had gone up by the very same amount. English, which stayed outside the partnership, fell by two points.',
  'Fewer than half of the pupils at Northgate met the standard in reading. Fewer than half of the pupils at Southgate met the standard in writing. The trust declined to comment on either figure.',
  'The evidence on federations is thin. Researchers who reviewed it found no trial and few comparisons. They asked ministers to pay for better studies before any school is told to merge.',
].join('\n');

const describeWords = (text: string, words: string): PassageSelectors => {
  const start = text.indexOf(words);
  return describeQuote(text, start, start + words.length);
};

const locate = (text: string, selectors: PassageSelectors): Anchor | Orphan => {
  const [found] = locateAll(text, [selectors]);
  if (!found) throw new Error('An answer is missing');
  return found;
};

const wordsAt = (text: string, found: Anchor | Orphan): string | null =>
  'orphan' in found ? null : text.slice(found.start, found.end);

const SENTENCE =
  'The proportion of candidates with a grade 5 or better has since climbed from 39 to 54 per cent.';

describe('describeQuote', () => {
  it('ends prefix and suffix at word boundaries', () => {
    const { quote } = describeWords(ARTICLE, SENTENCE);
    expect(ARTICLE).toContain(quote.prefix + quote.exact + quote.suffix);
    const before = ARTICLE.indexOf(quote.prefix + quote.exact);
    expect(ARTICLE[before - 1]).toMatch(/[\s]/);
    expect(quote.prefix.length).toBeGreaterThanOrEqual(40);
  });

  it('grows the context until a repeated quote stands once', () => {
    const text = `${'He said no. '.repeat(6)}At last the council agreed and ${'he said no. '.repeat(3)}`;
    const start = text.indexOf('He said no.', 30);
    const { quote, position } = describeQuote(text, start, start + 11);
    expect(text.indexOf(quote.prefix + quote.exact + quote.suffix)).toBe(
      position.start - quote.prefix.length,
    );
    expect(quote.copies?.of).toBeGreaterThan(1);
  });

  it('refuses an empty passage and one beyond the text', () => {
    expect(() => describeQuote(ARTICLE, 5, 5)).toThrow(RangeError);
    expect(() => describeQuote(ARTICLE, 5, ARTICLE.length + 1)).toThrow(RangeError);
    expect(() => describeQuote(ARTICLE, -1, 5)).toThrow(RangeError);
  });
});

describe('locateAll', () => {
  const cases: [name: string, change: (text: string) => string, expected: string | null][] = [
    ['unchanged', (text) => text, SENTENCE],
    [
      'text above',
      (text) => `Breaking news\nA storm is coming to the coast tonight.\n${text}`,
      SENTENCE,
    ],
    [
      'its line wrapped',
      (text) => text.replace(SENTENCE, SENTENCE.replaceAll(' ', '\n  ')),
      SENTENCE.replaceAll(' ', '\n  '),
    ],
    ['upper case', (text) => text.toUpperCase(), SENTENCE.toUpperCase()],
    [
      'a letter dropped',
      (text) => text.replace('proportion', 'proporton'),
      SENTENCE.replace('proportion', 'proporton'),
    ],
    [
      'its first letter dropped',
      (text) => text.replace('The proportion', 'he proportion'),
      SENTENCE.replace('The', 'he'),
    ],
    [
      'its first word replaced',
      (text) => text.replace('The proportion of', 'Our proportion of'),
      SENTENCE.replace('The', 'Our'),
    ],
    [
      'its last words replaced',
      (text) => text.replace('54 per cent.', '54 percentage points.'),
      SENTENCE.replace('per cent', 'percentage points'),
    ],
    [
      'a word replaced by a long one',
      (text) => text.replace('better', 'extraordinarily'),
      SENTENCE.replace('better', 'extraordinarily'),
    ],
    [
      'a word split',
      (text) => text.replace('candidates', 'candi dates'),
      SENTENCE.replace('candidates', 'candi dates'),
    ],
    [
      'two words joined',
      (text) => text.replace('since climbed', 'sinceclimbed'),
      SENTENCE.replace('since climbed', 'sinceclimbed'),
    ],
    [
      'an advert after the sentence before',
      (text) => text.replace(`two years. ${SENTENCE}`, `two years.\nAdvertisement\n${SENTENCE}`),
      SENTENCE,
    ],
    ['deleted', (text) => text.replace(SENTENCE, ''), null],
    [
      'replaced by another',
      (text) =>
        text.replace(
          SENTENCE,
          'Rail fares will rise again in the spring, the minister has told the house of lords.',
        ),
      null,
    ],
    [
      'its paragraph deleted',
      (text) =>
        text
          .split('\n')
          .filter((line) => !line.includes(SENTENCE))
          .join('\n'),
      null,
    ],
  ];
  it.each(cases)('%s', (_name, change, expected) => {
    const changed = change(ARTICLE);
    expect(wordsAt(changed, locate(changed, describeWords(ARTICLE, SENTENCE)))).toBe(expected);
  });

  it.each([
    ['English, which stayedoutside the partnership, fell by two points.'],
    ['Eng lish, which stayed out side the partnership, fellby two points.'],
    ['Englishowhich stayed outside the partnership, fell by twopoints.'],
  ])('knows words that were run together or split: %s', (edited) => {
    const words = 'English, which stayed outside the partnership, fell by two points.';
    const changed = ARTICLE.replace(words, edited);
    const found = locate(changed, describeWords(ARTICLE, words));
    expect(wordsAt(changed, found)).toBe(edited);
    expect(found).toMatchObject({ how: 'fuzzy' });
  });

  it('refuses what runs on into another block where the passage did not', () => {
    const words = 'Researchers who reviewed it found no trial and few comparisons.';
    const changed = ARTICLE.replace(words, 'Researchers who reviewed it found\nno comparisons.');
    expect(locate(changed, describeWords(ARTICLE, words))).toMatchObject({ orphan: true });
  });

  it('curls quotes with the page', () => {
    const words =
      '"You can draw a line from those planning sessions to the numbers," said the head.';
    const curled = ARTICLE.replace('"You', '“You').replace('numbers,"', 'numbers,”');
    const found = locate(curled, describeWords(ARTICLE, words));
    expect(wordsAt(curled, found)).toBe(words.replace('"', '“').replace('"', '”'));
    expect(found).toMatchObject({ how: 'exact' });
  });

  it('does not put a note on the sentence beside a deleted one that it resembles', () => {
    const gone = 'Fewer than half of the pupils at Northgate met the standard in reading.';
    const changed = ARTICLE.replace(`${gone} `, '');
    expect(locate(changed, describeWords(ARTICLE, gone))).toMatchObject({ orphan: true });
    const other = 'Fewer than half of the pupils at Southgate met the standard in writing.';
    const without = ARTICLE.replace(` ${other}`, '');
    expect(locate(without, describeWords(ARTICLE, other))).toMatchObject({ orphan: true });
  });

  it('knows the passage from a copy that outlives it', () => {
    const text = `${SENTENCE}\n${ARTICLE}`;
    const start = text.lastIndexOf(SENTENCE);
    const selectors = describeQuote(text, start, start + SENTENCE.length);
    const changed = text.slice(0, start) + text.slice(start + SENTENCE.length);
    expect(locate(changed, selectors)).toMatchObject({ orphan: true });
  });

  it('prefers the edited passage in its place to an unchanged copy elsewhere', () => {
    const text = `${SENTENCE}\n${ARTICLE}`;
    const start = text.lastIndexOf(SENTENCE);
    const selectors = describeQuote(text, start, start + SENTENCE.length);
    const edited = SENTENCE.replace('grade 5', 'grade 6');
    const changed = text.slice(0, start) + edited + text.slice(start + SENTENCE.length);
    expect(wordsAt(changed, locate(changed, selectors))).toBe(edited);
  });

  it('keeps the order of copies that nothing else tells apart', () => {
    const line = 'Applications close on Friday at noon for every school.';
    const text = Array.from({ length: 9 }, () => line).join('\n');
    const moved = `A notice\n${text}`;
    const start = text.indexOf(line, 200);
    const found = locate(moved, describeQuote(text, start, start + line.length));
    expect(found).toMatchObject({ start: start + 9 });
  });

  it.each([3, 40, 150])('knows which of %i cells of a table it was by their order', (cells) => {
    const text = `A table of schools\n${'Not known\n'.repeat(cells)}The end of it`;
    const nth = Math.floor(cells / 2);
    const start = 19 + nth * 10;
    const selectors = describeQuote(text, start, start + 9);
    const above = 'Some lines were put above.\n';
    const last = `${text.slice(0, -2)}that table`;
    expect(locate(above + last, selectors)).toMatchObject({ start: start + above.length });
    const shorter = last.replace('Not known\n', '');
    if (cells > 100) expect(locate(above + shorter, selectors)).toMatchObject({ orphan: true });
  });

  it('says so when two places can not be told apart', () => {
    const line = 'Applications close on Friday at noon for every school.';
    const selectors = describeWords(`${ARTICLE}\n${line}`, line);
    const twice = `${line}\nNothing here\n${ARTICLE.slice(0, 200)}\n${line}`;
    expect(locate(twice, selectors)).toMatchObject({ orphan: true, reason: 'ambiguous' });
  });

  it('refuses a short quote whose context is gone', () => {
    const selectors = describeWords(ARTICLE, 'federations');
    expect(locate('Star Trek has federations too.', selectors)).toMatchObject({ orphan: true });
  });

  it('takes selectors without context or copies, as other tools write them', () => {
    const selectors: PassageSelectors = {
      quote: { type: 'TextQuoteSelector', exact: SENTENCE, prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start: 0, end: 0 },
    };
    expect(wordsAt(ARTICLE, locate(ARTICLE, selectors))).toBe(SENTENCE);
  });

  it('finds any passage of an unchanged text, even when text was put before it', () => {
    const offsets = fc.tuple(fc.nat(ARTICLE.length - 1), fc.integer({ min: 1, max: 160 }));
    fc.assert(
      fc.property(offsets, fc.boolean(), ([from, length], shifted) => {
        let end = Math.min(ARTICLE.length, from + length);
        let start = from;
        while (start < end && /\s/.test(ARTICLE[start] ?? '')) start++;
        while (end > start && /\s/.test(ARTICLE[end - 1] ?? '')) end--;
        fc.pre(end > start);
        const by = shifted ? 'Some lines were put above.\n' : '';
        const found = locate(by + ARTICLE, describeQuote(ARTICLE, start, end));
        expect(found).toMatchObject({ start: start + by.length, end: end + by.length });
      }),
      { numRuns: 400 },
    );
  });

  it('never throws and never leaves the text, whatever the text and the selectors', () => {
    const scrap = fc.oneof(
      fc.string({ maxLength: 60, unit: 'grapheme' }),
      fc.constantFrom('a a a', SENTENCE, '\n', '…”'),
    );
    fc.assert(
      fc.property(
        scrap,
        scrap,
        scrap,
        fc.array(scrap, { maxLength: 8 }),
        fc.nat(500),
        (exact, prefix, suffix, parts, start) => {
          fc.pre(exact !== '');
          const text = parts.join(' ');
          const found = locate(text, {
            quote: { type: 'TextQuoteSelector', exact, prefix, suffix },
            position: { type: 'TextPositionSelector', start, end: start + exact.length },
          });
          if ('orphan' in found) return;
          expect(found.start).toBeGreaterThanOrEqual(0);
          expect(found.end).toBeGreaterThan(found.start);
          expect(found.end).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
