import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AddressHints, canonicalUrl, pageAddress } from '../../../lib/notes/canonical-url.ts';

type Case = readonly [what: string, address: string, expected: string, hints?: AddressHints];

const STORY = 'https://schoolsweek.co.uk/mats-share-teachers';

const cases: readonly Case[] = [
  ['plain', 'https://schoolsweek.co.uk/mats-share-teachers', STORY],
  ['http', 'http://schoolsweek.co.uk/mats-share-teachers', STORY],
  ['www', 'https://www.schoolsweek.co.uk/mats-share-teachers', STORY],
  ['upper-case host', 'https://SchoolsWeek.co.uk/mats-share-teachers', STORY],
  ['closing dot of the host', 'https://schoolsweek.co.uk./mats-share-teachers', STORY],
  ['default port', 'https://schoolsweek.co.uk:443/mats-share-teachers', STORY],
  ['mobile host', 'https://m.schoolsweek.co.uk/mats-share-teachers', STORY],
  ['amp host', 'https://amp.schoolsweek.co.uk/mats-share-teachers', STORY],
  ['trailing slash', 'https://schoolsweek.co.uk/mats-share-teachers/', STORY],
  ['double slashes', 'https://schoolsweek.co.uk//mats-share-teachers//', STORY],
  ['fragment', 'https://schoolsweek.co.uk/mats-share-teachers#comments', STORY],
  ['text fragment', 'https://schoolsweek.co.uk/mats-share-teachers#:~:text=more%20teachers', STORY],
  ['utm', 'https://schoolsweek.co.uk/mats-share-teachers?utm_source=x&utm_medium=email', STORY],
  ['fbclid', 'https://schoolsweek.co.uk/mats-share-teachers/?fbclid=IwAR0abc', STORY],
  ['gclid and msclkid', 'https://schoolsweek.co.uk/mats-share-teachers?gclid=1&msclkid=2', STORY],
  ['newsletter ids', 'https://schoolsweek.co.uk/mats-share-teachers?mc_cid=1a&mc_eid=2b', STORY],
  ['ref as a word', 'https://schoolsweek.co.uk/mats-share-teachers?ref=homepage', STORY],
  ['AMP path', 'https://schoolsweek.co.uk/mats-share-teachers/amp/', STORY],
  ['AMP query', 'https://schoolsweek.co.uk/mats-share-teachers?amp=1', STORY],
  ['AMP bare query', 'https://schoolsweek.co.uk/mats-share-teachers/?amp', STORY],
  ['print path', 'https://schoolsweek.co.uk/mats-share-teachers/print', STORY],
  ['print query', 'https://schoolsweek.co.uk/mats-share-teachers?print=true', STORY],
  ['comment reply', 'https://schoolsweek.co.uk/mats-share-teachers/?replytocom=81#respond', STORY],
  ['session in the path', 'https://schoolsweek.co.uk/mats-share-teachers;jsessionid=0A1B', STORY],
  ['surrounding space', '  https://schoolsweek.co.uk/mats-share-teachers\n', STORY],
  ['escaped plain letters', 'https://schoolsweek.co.uk/%6Dats%2Dshare-teachers', STORY],
  [
    'Google AMP viewer',
    'https://www.google.com/amp/s/schoolsweek.co.uk/mats-share-teachers/amp/',
    STORY,
  ],
  [
    'AMP cache',
    'https://schoolsweek-co-uk.cdn.ampproject.org/c/s/schoolsweek.co.uk/mats-share-teachers/amp/',
    STORY,
  ],
  [
    'Wayback',
    'https://web.archive.org/web/20151123101010/http://schoolsweek.co.uk/mats-share-teachers/',
    STORY,
  ],
  [
    'Wayback with joined slashes',
    'https://web.archive.org/web/2015id_/https:/schoolsweek.co.uk/mats-share-teachers',
    STORY,
  ],
  [
    'canonical link',
    'https://schoolsweek.co.uk/?p=4711',
    STORY,
    { canonicalLink: 'https://schoolsweek.co.uk/mats-share-teachers/' },
  ],
  [
    'relative canonical link',
    'https://schoolsweek.co.uk/?p=4711',
    STORY,
    { canonicalLink: '/mats-share-teachers/' },
  ],
  [
    'og:url',
    'https://schoolsweek.co.uk/?p=4711',
    STORY,
    { ogUrl: 'http://www.schoolsweek.co.uk/mats-share-teachers' },
  ],
  [
    'canonical link before og:url',
    'https://schoolsweek.co.uk/?p=4711',
    STORY,
    { canonicalLink: STORY, ogUrl: 'https://schoolsweek.co.uk/other-story' },
  ],
  [
    'AMP page names its original',
    'https://amp.schoolsweek.co.uk/a/99',
    STORY,
    { canonicalLink: STORY },
  ],
  [
    'AMP cache page names its original',
    'https://schoolsweek-co-uk.cdn.ampproject.org/c/s/schoolsweek.co.uk/x-99',
    STORY,
    { canonicalLink: STORY },
  ],
  [
    'the AMP link is no identity',
    STORY,
    STORY,
    { ampLink: 'https://schoolsweek.co.uk/elsewhere/amp' },
  ],
  [
    'hint of another host',
    STORY,
    STORY,
    { canonicalLink: 'https://evil.example/mats-share-teachers' },
  ],
  [
    'hint of a host that ends alike',
    STORY,
    STORY,
    { canonicalLink: 'https://evilschoolsweek.co.uk/other' },
  ],
  [
    'hint of a sub-domain of a stranger',
    STORY,
    STORY,
    { ogUrl: 'https://schoolsweek.co.uk.evil.example/other' },
  ],
  [
    'hint with credentials',
    STORY,
    STORY,
    { canonicalLink: 'https://user@schoolsweek.co.uk/other' },
  ],
  ['hint that is a script', STORY, STORY, { canonicalLink: 'javascript:alert(1)' }],
  ['hint that is no address', STORY, STORY, { canonicalLink: 'http://[', ogUrl: '' }],
  ['hint that is the home page', STORY, STORY, { canonicalLink: 'https://schoolsweek.co.uk/' }],
  [
    'hint that is the section page',
    'https://tes.com/magazine/news/a-story',
    'https://tes.com/magazine/news/a-story',
    { ogUrl: 'https://tes.com/magazine/news' },
  ],
  [
    'hint through an AMP cache',
    STORY,
    STORY,
    { canonicalLink: 'https://cdn.ampproject.org/c/s/evil.example/x' },
  ],
  [
    'print page names its page',
    'https://gov.uk/guidance/a-guide/print',
    'https://gov.uk/guidance/a-guide',
    { canonicalLink: 'https://www.gov.uk/guidance/a-guide' },
  ],
  [
    'the number of an article stays',
    'https://x.org/story.php?id=7&utm_source=y',
    'https://x.org/story.php?id=7',
  ],
  [
    'a hint may not drop the number',
    'https://x.org/story.php?id=7',
    'https://x.org/story.php?id=7',
    { canonicalLink: 'https://x.org/story.php' },
  ],
  ['query order', 'https://x.org/s?b=2&a=1', 'https://x.org/s?a=1&b=2'],
  ['ref as a number is kept', 'https://x.org/s?ref=12345', 'https://x.org/s?ref=12345'],
  ['a section called print', 'https://x.org/news/print', 'https://x.org/news/print'],
  ['directory index', 'https://x.org/news/index.html', 'https://x.org/news'],
  ['home page', 'http://www.x.org', 'https://x.org/'],
  ['port kept', 'http://localhost:8080/a/', 'https://localhost:8080/a'],
  ['path case kept', 'https://x.org/News/A', 'https://x.org/News/A'],
  ['non-Latin path', 'https://x.org/école', 'https://x.org/%C3%A9cole'],
  ['lower-case escapes', 'https://x.org/%c3%a9cole', 'https://x.org/%C3%A9cole'],
  ['second page is another text', 'https://x.org/a-story?page=2', 'https://x.org/a-story?page=2'],
  ['hash route', 'https://x.org/app#/story/7', 'https://x.org/app#/story/7'],
  ['hash-bang route', 'https://x.org/app#!story/7', 'https://x.org/app#!story/7'],
  [
    'a hint may not drop the route',
    'https://x.org/app#/story/7',
    'https://x.org/app#/story/7',
    { canonicalLink: 'https://x.org/app' },
  ],
  [
    'Hansard',
    'https://hansard.parliament.uk/commons/2014-03-04/debates/14030457/Schools?utm_source=h#contribution-1',
    'https://hansard.parliament.uk/commons/2014-03-04/debates/14030457/Schools',
  ],
  ['m. of a shared suffix', 'https://m.co.uk/a', 'https://m.co.uk/a'],
  ['file', 'file:///home/me/a%20page.html#top', 'file:///home/me/a%20page.html'],
  ['credentials', 'https://me:secret@x.org/a', 'https://x.org/a'],
  ['no address at all', ' notes from a talk ', 'notes from a talk'],
];

describe('canonicalUrl', () => {
  it('has a table of at least forty', () => expect(cases.length).toBeGreaterThanOrEqual(40));

  for (const [what, address, expected, hints] of cases) {
    it(`${what}: ${address.trim()}`, () => {
      expect(canonicalUrl(address, hints)).toBe(expected);
      expect(canonicalUrl(expected)).toBe(expected);
    });
  }

  it('never leaves the site, whatever the page says', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true }),
        fc.webUrl(),
        fc.webUrl(),
        (address, canonicalLink, ogUrl) => {
          const site = (url: string) => new URL(canonicalUrl(url)).host;
          expect(new URL(canonicalUrl(address, { canonicalLink, ogUrl })).host).toBe(site(address));
        },
      ),
    );
  });

  it('settles after one application for any web address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const once = canonicalUrl(address);
        expect(canonicalUrl(once)).toBe(once);
      }),
    );
  });
});

describe('pageAddress', () => {
  it.each([
    [
      'keeps www and scheme, which the link may need',
      'http://www.x.org/a/?utm_source=b#c',
      'http://www.x.org/a/',
    ],
    [
      'unwraps an AMP cache',
      'https://x-org.cdn.ampproject.org/c/s/www.x.org/a-1/',
      'https://www.x.org/a-1/',
    ],
    ['never carries a password', 'https://me:secret@x.org/a', 'https://x.org/a'],
  ])('%s', (_what, address, expected) => expect(pageAddress(address)).toBe(expected));
});
