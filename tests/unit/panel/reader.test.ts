/** What the reader's end of the panel rests on: the switches of a page, its paywall, and what is muted. */
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { senderOf } from '../../../lib/background/senders.ts';
import { withoutPropositions } from '../../../lib/narrow-claim.ts';
import { saysPaywalled } from '../../../lib/reader/paywall.ts';
import { openWishes } from '../../../lib/reader/wishes.ts';
import { claimAt } from './samples.ts';

describe('the switches of a page', () => {
  it('follow the site until the reader says otherwise for this visit', () => {
    const wishes = openWishes();
    expect(wishes.isOff()).toBe(false);
    wishes.setSite({ allowed: true, off: true });
    expect([wishes.isOff(), wishes.offBySite()]).toEqual([true, true]);
    wishes.toggle();
    expect([wishes.isOff(), wishes.offBySite()]).toEqual([false, false]);
    // The notes changed: nothing new about the site.
    wishes.setSite({ allowed: true, off: true });
    expect(wishes.isOff()).toBe(false);
    wishes.setSite({ allowed: true, off: false });
    wishes.toggle();
    wishes.setSite({ allowed: true, off: true });
    wishes.setSite({ allowed: true, off: false });
    expect(wishes.isOff()).toBe(false);
  });

  it('read nothing where the permission was taken away, whatever is wished', () => {
    const wishes = openWishes();
    wishes.insist();
    wishes.setSite({ allowed: false, off: false });
    expect([wishes.isOff(), wishes.isAllowed()]).toEqual([true, false]);
    wishes.setSite({ allowed: true, off: false });
    expect(wishes.isOff()).toBe(false);
  });
});

describe('a paywall', () => {
  const says = (head: string) =>
    saysPaywalled(new JSDOM(`<!doctype html><head>${head}</head>`).window.document);
  const ld = (value: unknown) =>
    `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

  it.each([
    ['schema.org’s own', ld({ '@type': 'NewsArticle', isAccessibleForFree: false }), true],
    ['as a string, in a graph', ld({ '@graph': [{ isAccessibleForFree: 'False' }] }), true],
    ['a content tier', '<meta property="article:content_tier" content="locked">', true],
    ['free', ld({ isAccessibleForFree: true }), false],
    ['a free tier', '<meta property="article:content_tier" content="free">', false],
    ['broken JSON', '<script type="application/ld+json">{"isAccessibleForFree":</script>', false],
    ['nothing', '', false],
  ])('is told by what the page says: %s', (_what, head, expected) => {
    expect(says(head)).toBe(expected);
  });

  it('is not looked for in data nested without end, or a megabyte long', () => {
    const deep = `${'{"in":'.repeat(5_000)}{"isAccessibleForFree":false}${'}'.repeat(5_000)}`;
    expect(says(`<script type="application/ld+json">${deep}</script>`)).toBe(false);
    expect(says(ld({ isAccessibleForFree: false, filler: 'x'.repeat(1_000_000) }))).toBe(false);
  });
});

describe('a muted proposition', () => {
  const muted = new Set(['cost']);

  it('takes with it a claim that has no other, and leaves the others of one that has', () => {
    expect(withoutPropositions(claimAt(1, ['cost', 'asserts']), muted)).toBeNull();
    const both = claimAt(1, ['cost', 'asserts'], ['attainment', 'open']);
    expect(withoutPropositions(both, muted)?.propositions.map(({ id }) => id)).toEqual([
      'attainment',
    ]);
    const other = claimAt(1, ['attainment', 'open']);
    expect(withoutPropositions(other, muted)).toBe(other);
  });
});

describe('the sample page', () => {
  const self = { id: 'us', root: 'chrome-extension://us/' };
  const from = (path: string) =>
    senderOf({ id: 'us', url: `${self.root}${path}`, tab: { id: 3 }, frameId: 0 }, self)?.kind;

  it('may ask what a reader may, and no more', () => {
    expect(from('sample.html')).toBe('reader');
    expect(from('sample.html#x')).toBe('reader');
    expect(from('sample.html.evil.html')).toBe('page');
    expect(from('options.html')).toBe('page');
  });
});
