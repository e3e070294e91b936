/** A thousand notes on 100,000 words, each sentence edited by one to three letters, beside a search a note. */
import search from 'approx-string-match';
import { describeQuote } from '../../lib/anchors/describe.ts';
import { locateAll, locating } from '../../lib/anchors/locate.ts';
import { line } from './browser.ts';
import { newsPage } from './pages/news.ts';
import { randomFrom } from './pages/random.ts';

export const thousandNotes = (): void => {
  const random = randomFrom(7);
  const html = newsPage(99, 100_000);
  const text = html
    .slice(html.indexOf('article-body'), html.indexOf('share-bar'))
    .replace(/\s+/g, ' ')
    .replace(/<\/(?:p|h2|li|figcaption)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/ *\n */g, '\n');
  const sentences = [...text.matchAll(/[A-Z][^.\n]{60,300}\./g)];
  const step = Math.floor(sentences.length / 1000);
  const chosen = sentences.filter((_, i) => i % step === 0).slice(0, 1000);
  const selectors = chosen.map(({ index, 0: words }) =>
    describeQuote(text, index, index + words.length),
  );
  let changed = '';
  let from = 0;
  for (const { index, 0: words } of chosen) {
    const at = 5 + random.below(words.length - 10);
    changed += `${text.slice(from, index)}${words.slice(0, at)}${random.pick([...'aeiou'])}${words.slice(at + random.below(2))}`;
    from = index + words.length;
  }
  changed += text.slice(from);
  for (let i = 0; i < 3; i++) locateAll(changed, selectors.slice(0, 50));

  const begun = performance.now();
  const job = locating(changed, selectors);
  let longest = 0;
  let found: ReturnType<typeof locateAll> = [];
  for (;;) {
    const before = performance.now();
    const next = job.next();
    longest = Math.max(longest, performance.now() - before);
    if (next.done) {
      found = next.value;
      break;
    }
  }
  const ours = performance.now() - begun;
  const right = found.filter((each) => !('orphan' in each)).length;

  const sample = selectors.filter((_, i) => i % 50 === 0);
  const peerBegun = performance.now();
  for (const { quote } of sample)
    search(changed, quote.exact, Math.min(32, quote.exact.length / 4));
  const theirs = ((performance.now() - peerBegun) * selectors.length) / sample.length;
  line('1,000 edited notes on 100,000 words (Node)', 'ms', 'found', 'longest step');
  line('locateAll', ours, `${right}`, longest);
  line('approx-string-match a note (from 20 notes)', theirs);
  line('times faster', theirs / ours);
};
