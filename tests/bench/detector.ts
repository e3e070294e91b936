/**
 * `node tests/bench/detector.ts`: what reading a page costs, beside one full compromise parse of the
 * same text in the same run. Prints ratios; nothing here is a test.
 */
import { readFileSync } from 'node:fs';
import nlp from 'compromise/three';
import { createDetector } from '../../lib/claims/detector.ts';
import type { StoredModel } from '../../lib/claims/model/types.ts';
import type { PageBlocks } from '../../lib/claims/types.ts';
import { type Article, readSet } from '../../scripts/corpus.ts';

const model = JSON.parse(
  readFileSync(new URL('../../lib/claims/model/model.json', import.meta.url), 'utf8'),
) as StoredModel;
const loadStart = performance.now();
const detector = createDetector(model);
const load = performance.now() - loadStart;

function pageOf(articles: readonly Article[]): { page: PageBlocks; text: string } {
  let text = '';
  const parts = articles.flatMap((a) => [
    a.title.text,
    ...a.paragraphs.map((p) => p.map((s) => s.text).join(' ')),
  ]);
  const blocks = parts.map((part, i) => {
    if (text) text += '\n\n';
    const start = text.length;
    text += part;
    return { start, text: part, kind: i === 0 ? ('headline' as const) : ('paragraph' as const) };
  });
  return { page: { title: articles[0]?.title.text ?? '', blocks }, text };
}

const words = (text: string) => text.split(/\s+/).length;

/** Articles repeated until the page has so many words. */
function grown(articles: readonly Article[], least: number) {
  const taken: Article[] = [];
  let count = 0;
  for (let i = 0; count < least; i++) {
    const a = articles[i % articles.length];
    if (!a) break;
    taken.push(a);
    count += words([a.title.text, ...a.paragraphs.flat().map((s) => s.text)].join(' '));
  }
  return pageOf(taken);
}

const median = (run: () => void, times: number) => {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return taken[Math.floor(times / 2)] ?? 0;
};

const articles = readSet('articles');
const onTopic = articles.filter((a) => /^[wt][1-4]/.test(a.id));
const offTopic = articles.filter((a) => /t5-(?:09|12|14)|w5-0[146]/.test(a.id));

console.log(`model decoded in ${load.toFixed(0)} ms`);
for (const [name, { page, text }, limit] of [
  ['on-topic article', pageOf(onTopic.slice(3, 4)), 0.4],
  ['on-topic, 5,000 words', grown(onTopic, 5000), 0.4],
  ['off-topic, 20,000 words', grown(offTopic, 20_000), 0.05],
] as const) {
  detector.read(page);
  const parse = median(() => void nlp(text).json(), 3);
  const read = median(() => void detector.read(page), 5);
  console.log(
    `${name}: ${words(text)} words, read ${read.toFixed(0)} ms, full parse ${parse.toFixed(0)} ms, ratio ${(read / parse).toFixed(3)} (limit ${limit}), ${detector.read(page).length} claims`,
  );
}

let smallest = 0;
for (const size of [12_500, 25_000, 50_000, 100_000, 200_000]) {
  const { page, text } = grown(onTopic, size);
  let longest = 0;
  const start = performance.now();
  let last = start;
  for (const _ of detector.readInSteps(page)) {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  const each = ((performance.now() - start) / words(text)) * 1000;
  smallest ||= each;
  console.log(
    `${words(text)} words: ${each.toFixed(1)} µs a word, ${(each / smallest).toFixed(2)} of the smallest; longest slice ${longest.toFixed(0)} ms`,
  );
}
