/**
 * The notebook with 10,000 notes. In Node: the index, and each letter typed, beside the plainest peer, which
 * looks through every text. In the built extension: how long until the first notes stand, and from a letter
 * to the list that answers it. `npx wxt build`, then `node tests/bench/notebook.bench.ts`
 */
import { entriesOf } from '../../lib/notebook/entries.ts';
import { createSearch, fold, SLICE } from '../../lib/notebook/search.ts';
import { loadKnowledge } from '../../scripts/load-knowledge.ts';
import { launch } from '../browser/extension.ts';
import { longArticle } from '../browser/gallery/articles.ts';
import { bringIn } from '../browser/gallery/profiles.ts';
import { keptOf } from '../pages/kept.ts';

const PAGES = 100;
const PER_PAGE = 100;
const queries = ['attainment', 'partnership cost', '"working together"', 'comparsion', 'xylophone'];

const article = longArticle(700);
const thoughts = ['Who counted?', 'Compare with the committee.', 'A comparison would help.', ''];
const snapshot = keptOf(
  Array.from({ length: PAGES }, (_, at) => ({
    article: { ...article, id: `long-${at}` },
    shell: 'weekly' as const,
    day: new Date(Date.UTC(2025, 0, 1 + at * 3)).toISOString().slice(0, 10),
    notes: Array.from({ length: PER_PAGE }, (_, n) => ({
      on: at * 7 + n,
      note: `${thoughts[n % thoughts.length]} ${at}`,
      tags: [`t${n % 13}`],
    })),
  })),
  loadKnowledge(),
);

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const timed = (work: () => unknown): number => {
  const before = performance.now();
  work();
  return performance.now() - before;
};
const row = (what: string, ours: number, peer: number) =>
  console.log(
    `${what.padEnd(34)} ${ours.toFixed(2).padStart(9)} ${peer.toFixed(2).padStart(9)} ${(ours / peer).toFixed(2).padStart(7)}`,
  );

const entries = entriesOf(snapshot);
const search = createSearch();
const slices: number[] = [];
let since = performance.now();
const whole = performance.now();
await search.update(entries, snapshot.pages, async () => {
  slices.push(performance.now() - since);
  await new Promise((done) => setImmediate(done));
  since = performance.now();
});
console.log(
  `${entries.length} notes: index ${(performance.now() - whole).toFixed(0)} ms, in slices of ${SLICE} records: median ${median(slices).toFixed(1)} ms, worst ${Math.max(...slices).toFixed(1)} ms`,
);
const texts = entries.map(({ quote, note, title, site }) =>
  [quote, note.note, note.tags.join(' '), title, site].join('\n'),
);
console.log(`${'typed, ms a letter'.padEnd(34)}     index     plain   times`);
for (const query of queries) {
  const typed = [...query].map((_, at) => query.slice(0, at + 1));
  const ours = typed.map((part) => timed(() => search.find(part)));
  const plain = typed.map((part) => {
    const words = fold(part.replaceAll('"', '')).split(' ');
    return timed(() => texts.filter((text) => words.every((word) => fold(text).includes(word))));
  });
  row(`${query}, median`, median(ours), median(plain));
  row(`${query}, worst`, Math.max(...ours), Math.max(...plain));
}

const extension = await launch();
const bringing = performance.now();
await bringIn(extension, snapshot);
console.log(`brought in: ${((performance.now() - bringing) / 1000).toFixed(1)} s`);
const opened: number[] = [];
for (let run = 0; run < 3; run += 1) {
  const page = await extension.open('notebook.html');
  await page.locator('.note').first().waitFor();
  opened.push(await page.evaluate(() => performance.now()));
  await page.close();
}
const page = await extension.open('notebook.html');
await page.locator('.note').first().waitFor();
const box = page.getByRole('searchbox');
await box.fill('a');
await page.locator('.seek [role=status]').waitFor({ state: 'detached' });
const answered: number[] = [];
for (const query of ['attainm', 'partners', 'who count', 'committee']) {
  for (const part of [...query].map((_, at) => query.slice(0, at + 1))) {
    answered.push(
      await page.evaluate(async (value) => {
        const input = document.querySelector<HTMLInputElement>('input[type=search]');
        const before = document.querySelector('.found')?.textContent;
        if (!input) return Number.NaN;
        const from = performance.now();
        input.value = value;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        const late = from + 1_000;
        // The same number of notes may be found again: then the list is the same, too.
        while (document.querySelector('.found')?.textContent === before && performance.now() < late)
          await new Promise((done) => requestAnimationFrame(done));
        return performance.now() - from;
      }, part),
    );
  }
}
const changed = answered.filter((ms) => ms < 1_000);
console.log(
  `in the browser: first notes after ${median(opened).toFixed(0)} ms; from a letter to its list (60 ms of it waiting for the next letter): median ${median(changed).toFixed(0)} ms, worst ${Math.max(...changed).toFixed(0)} ms`,
);
await extension.context.close();
