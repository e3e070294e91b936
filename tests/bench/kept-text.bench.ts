/**
 * How much of an article is found, and how much that is none of it, beside Readability and Defuddle on
 * the same pages.
 *
 * `node tests/bench/kept-text.bench.ts [--saved folder]`
 *
 * Kept: the share of the article's words that are in the text found. Besides: the share of the text
 * found that is none of the article's. Words are counted as a bag, each as often as it stands. Headline,
 * standfirst, byline and captions are taste: nobody has to keep them, and nobody is blamed for it. What the article is, is
 * known of pages made here. `saved` is a folder like `test/test-pages` of mozilla/readability: its
 * `expected.html` is what Readability itself is to answer, so there it is the measure, not a peer.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Article, readArticle } from '../pages/article.ts';
import { dressedPage, shells } from '../pages/shells.ts';
import { inPage, line, openBrowser, openPage, peers, percent } from './browser.ts';
import { newsPage } from './pages/news.ts';
import { openSaved, savedPages } from './pages/saved.ts';

const { values } = parseArgs({ options: { saved: { type: 'string' } } });

/** Of an article of which this share is kept, most is. */
const MOST = 0.9;
const TASTE = 'h1, figcaption, .standfirst, .byline, .meta';
/** Of pages made by `newsPage`. */
const BODY = '.article-body > p, .article-body > h2, .article-body > blockquote';
const ARTICLES = [
  'w1-04-select-committee',
  'w2-02-eleven-meetings-and-a-logo',
  't1-08-every-school-in-a-group',
  't3-01-guidance-working-with-other-schools',
  't4-06-governors-briefing',
];

interface Found {
  readonly ours: string;
  readonly Readability: string;
  readonly Defuddle: string;
  readonly taste: string;
  /** Of the page's own article, where it says so by its markup. */
  readonly body: string;
  /** Of the HTML given. */
  readonly expected: string;
}
type Finder = 'ours' | 'Readability' | 'Defuddle';

/** Runs in the page. Our text last: the others work on copies. */
const find = (expected: string) => `(() => {
  const spaced = (root) => { for (const each of root.querySelectorAll('*')) if (!/^(A|B|I|EM|STRONG|SPAN|SUP|SUB|CODE|ABBR|FONT|U|SMALL|MARK|CITE|Q)$/.test(each.tagName)) { each.before(' '); each.append(' '); } return root.textContent; };
  const textOf = (html) => spaced(new DOMParser().parseFromString(html ?? '', 'text/html').body);
  const all = (selector) => [...document.querySelectorAll(selector)].map((each) => spaced(each.cloneNode(true))).join(' ');
  const attempt = (work) => { try { return textOf(work()); } catch { return ''; } };
  const Readability_ = attempt(() => new Readability(document.cloneNode(true)).parse()?.content);
  const Defuddle_ = attempt(() => new Defuddle(document.cloneNode(true)).parse().content);
  const ours = bench.page.buildPageText(document).blocks.filter((block) => block.inArticle && block.kind !== 'comment').map((block) => block.text).join('\\n');
  return { ours, Readability: Readability_, Defuddle: Defuddle_, taste: all(${JSON.stringify(TASTE)}), body: all(${JSON.stringify(BODY)}), expected: textOf(${JSON.stringify(expected)}) };
})()`;

/** How often each word stands in a text. */
const bagOf = (text: string): Map<string, number> => {
  const bag = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    bag.set(word, (bag.get(word) ?? 0) + 1);
  }
  return bag;
};
const sizeOf = (bag: ReadonlyMap<string, number>): number =>
  [...bag.values()].reduce((sum, count) => sum + count, 0);
/** How many words of one bag are in the other. */
const shared = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number =>
  [...a].reduce((sum, [word, count]) => sum + Math.min(count, b.get(word) ?? 0), 0);

class Tally {
  private words = 0;
  private keptWords = 0;
  private foundWords = 0;
  private besideWords = 0;
  private readonly shares: number[] = [];

  /** The share of the article that was kept. */
  add(found: string, article: string, taste: string): number {
    const [has, wanted] = [bagOf(found), bagOf(article)];
    const kept = shared(wanted, has);
    this.words += sizeOf(wanted);
    this.keptWords += kept;
    const share = kept / Math.max(1, sizeOf(wanted));
    this.shares.push(share);
    this.foundWords += sizeOf(has);
    this.besideWords += sizeOf(has) - shared(has, bagOf(`${article} ${taste}`));
    return share;
  }

  figures(): string[] {
    const whole = this.shares.filter((share) => share >= MOST).length;
    return [
      percent(this.keptWords, this.words),
      percent(this.besideWords, Math.max(1, this.foundWords)),
      `${whole} of ${this.shares.length}`,
    ];
  }
}

const table = (name: string, tallies: Record<Finder, Tally>) => {
  line(name, 'kept', 'besides', '90 % kept');
  for (const [finder, tally] of Object.entries(tallies)) line(finder, ...tally.figures());
  console.log();
};
const newTallies = (): Record<Finder, Tally> => ({
  ours: new Tally(),
  Readability: new Tally(),
  Defuddle: new Tally(),
});
/** Answers the shares kept. */
const count = (tallies: Record<Finder, Tally>, found: Found, article: string) => {
  const add = (finder: Finder) => tallies[finder].add(found[finder], article, found.taste);
  return { ours: add('ours'), Readability: add('Readability'), Defuddle: add('Defuddle') };
};

const scripts = [await inPage(), peers.readability(), peers.defuddle()];
const browser = await openBrowser();

const look = async (html: string): Promise<Found> => {
  const page = await openPage(browser, html, scripts);
  const found = (await page.evaluate(find(''))) as Found;
  await page.close();
  return found;
};

const generated = newTallies();
for (let seed = 1; seed <= 20; seed++) {
  const found = await look(newsPage(seed, 300 * seed));
  count(generated, found, found.body);
}
table('20 generated news pages', generated);

const dressed = newTallies();
const wordsOf = ({ paragraphs }: Article) => paragraphs.flat().map(({ text }) => text);
for (const id of ARTICLES) {
  const article = readArticle(id);
  for (const shell of shells) {
    count(dressed, await look(dressedPage(article, shell)), wordsOf(article).join(' '));
  }
}
table(`${ARTICLES.length} articles in ${shells.length} houses’ markup`, dressed);

if (values.saved !== undefined) {
  const saved = newTallies();
  let pages = 0;
  const less: [name: string, ...figures: string[]][] = [];
  for (const { name, html } of savedPages(values.saved)) {
    const expected = readFileSync(join(values.saved, name, 'expected.html'), 'utf8');
    const page = await openSaved(browser, html, scripts);
    const found = (await page.evaluate(find(expected))) as Found;
    await page.close();
    const shares = count(saved, found, found.expected);
    pages += 1;
    if (shares.ours < MOST) less.push([name, percent(shares.ours, 1), percent(shares.Defuddle, 1)]);
  }
  table(`${pages} saved pages, by what Readability is to answer`, saved);
  line('less than 90 % kept by ours', 'ours', 'Defuddle');
  for (const [name, ...figures] of less) line(name, ...figures);
}
await browser.close();
