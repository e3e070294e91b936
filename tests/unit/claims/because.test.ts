/** What a card says a sentence was marked for: words of the sentence, as a reader would quote them. */
import { describe, expect, it } from 'vitest';
import { becauseOf } from '../../../lib/claims/because.ts';
import { createDetector } from '../../../lib/claims/detector.ts';
import { type FeatureSet, families } from '../../../lib/claims/features.ts';
import { gainsOf, type Linear } from '../../../lib/claims/linear.ts';
import { storedModel } from '../../../lib/claims/model/stored.ts';
import { MOST_CODE } from '../../../lib/claims/packing.ts';
import { viewOf } from '../../../lib/claims/view.ts';
import { readSet } from '../../../scripts/corpus.ts';
import { pageOf } from './page-of.ts';

/** Reasons where each of the words given weighs what it is given, and nothing else does. */
function reasons(text: string, weights: Readonly<Record<string, number>>): string[] {
  const view = viewOf(text);
  const codes = new Int8Array(256);
  const set: FeatureSet = { ids: [], from: [], to: [], family: [] };
  for (const [w, word] of view.words.entries()) {
    const weight = weights[word.norm];
    if (weight === undefined) continue;
    codes[w] = Math.round(Math.sign(weight) * Math.sqrt(Math.abs(weight)) * MOST_CODE);
    set.ids.push(w);
    set.from.push(w);
    set.to.push(w + 1);
    set.family.push(families.indexOf('word'));
  }
  const model: Linear = {
    mask: 255,
    gains: gainsOf({ word: 1 }),
    scale: 1,
    bias: 0,
    weights: codes,
  };
  return becauseOf(view, set, [model], null, null);
}

describe('becauseOf', () => {
  it('widens a word to its phrase', () =>
    expect(reasons('Heads of multi-academy trusts met.', { academy: 0.9 })).toContain(
      'multi-academy trusts',
    ));

  it('reads neighbours as one phrase, with the words between them as they stand', () =>
    expect(
      reasons('Partnerships raise the attainment of pupils.', {
        partnerships: 0.5,
        raise: 0.4,
        attainment: 0.9,
      }),
    ).toEqual(['Partnerships raise the attainment']));

  it('does not reach over a comma', () =>
    expect(reasons('In clusters, results rose.', { clusters: 0.5, results: 0.9 })).toEqual([
      'results rose',
      'clusters',
    ]));

  it('puts the longest first and says nothing of what told against', () => {
    const found = reasons('Some say that federations waste money that the clusters saved.', {
      federations: 0.9,
      clusters: -0.8,
      waste: 0.3,
      money: 0.3,
    });
    expect(found.join('|')).not.toContain('clusters');
    expect([...found].sort((a, b) => b.length - a.length)).toEqual(found);
  });

  it('says nothing where nothing weighed in', () =>
    expect(reasons('The hall was painted.', {})).toEqual([]));
});

describe('on labelled pages', () => {
  const detector = createDetector(storedModel);
  const articles = readSet('articles').filter((a) => /^[wt][1-4]-0[1-4]/.test(a.id));
  const claims = articles.flatMap((a) =>
    detector.read(
      pageOf(
        a.title.text,
        a.paragraphs.map((p) => p.map((s) => s.text).join(' ')),
      ),
      { sensitivity: 'more' },
    ),
  );
  const own = (because: readonly string[]) => because.filter((b) => !/^(?:title|before): /.test(b));

  it('has claims to look at', () => expect(claims.length).toBeGreaterThan(100));

  it('quotes the sentence, three phrases at most, none inside another', () => {
    for (const { text, because } of claims) {
      const phrases = own(because);
      expect(phrases.length).toBeLessThanOrEqual(3);
      for (const phrase of phrases) {
        expect(text).toContain(phrase);
        expect(phrase).toMatch(/^[\p{L}\p{N}£“‘'"]/u);
        expect(phrases.filter((other) => other.includes(phrase))).toEqual([phrase]);
      }
    }
  });

  it('names nothing that only a programmer would know', () => {
    for (const { because } of claims)
      expect(because.join(' ')).not.toMatch(/#|_|undefined|NaN|\bclass\b:|t[A-Z]/);
  });
});
