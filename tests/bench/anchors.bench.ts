/**
 * How often a note finds its passage on a changed page, and how fast: on generated pages, or on real
 * ones from a folder; alone, or beside another's anchoring on the same cases.
 *
 * `node tests/bench/anchors.bench.ts [--pages 6] [--notes 8] [--only name] [--saved folder [--part 1/3]] [--peer script] [--seconds 400]`
 *
 * `seconds`: no further page is begun after so many. `saved` is a folder of HTML files, such as `test/test-pages` of mozilla/readability. `peer` is a
 * script that sets `globalThis.peer` to `{ describe(root, range), anchorAll(root, selectors) }`, where
 * `root` is the document and `anchorAll` answers (or promises) a Range or anything else for each.
 * For Hypothesis's client, bundle this beside its `src/annotator/anchoring/html.ts`:
 *
 *     import { anchor, describe } from './html';
 *     globalThis.peer = {
 *       describe: (root, range) => describe(root.body, range),
 *       anchorAll: (root, all) => Promise.all(all.map((each) => anchor(root.body, each).catch(() => null))),
 *     };
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inPage, line, openBrowser, openPage, percent } from './browser.ts';
import type { CaseResult } from './pages/in-page.ts';
import { newsPage } from './pages/news.ts';
import { openSaved, savedPages } from './pages/saved.ts';
import { thousandNotes } from './thousand-notes.ts';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '6' },
    notes: { type: 'string', default: '8' },
    saved: { type: 'string' },
    part: { type: 'string', default: '1/1' },
    peer: { type: 'string' },
    only: { type: 'string' },
    seconds: { type: 'string' },
  },
});
const notes = Number(values.notes);

/** A code under test: its name, and the expression that names it inside the page. */
interface Contender {
  readonly name: string;
  readonly expression: string;
}

const contenders: Contender[] = [
  { name: 'ours', expression: 'bench.page' },
  ...(values.peer ? [{ name: 'peer', expression: 'peer' }] : []),
];

const sources = (): { name: string; html: string; saved: boolean }[] => {
  if (!values.saved) {
    return Array.from({ length: Number(values.pages) }, (_, i) => ({
      name: `generated ${i + 1}`,
      html: newsPage(i + 1, 1200),
      saved: false,
    }));
  }
  const [part = 1, of = 1] = values.part.split('/').map(Number);
  return savedPages(values.saved)
    .filter((_, i) => i % of === part - 1)
    .map((page) => ({ ...page, saved: true }));
};

interface Found extends CaseResult {
  readonly page: string;
}

const quantile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ??
  Number.NaN;

/** Notes on a page, and the ms that finding them all took each contender. */
interface Timed {
  readonly notes: number;
  readonly took: readonly number[];
}

/** Notes of one page that are timed together. */
const TIMED = 40;

const run = async (): Promise<{ results: Map<string, Found[]>; timed: Timed[] }> => {
  const browser = await openBrowser();
  const scripts = [await inPage(), ...(values.peer ? [readFileSync(values.peer, 'utf8')] : [])];
  const results = new Map<string, Found[]>(contenders.map(({ name }) => [name, []]));
  const timed: Timed[] = [];
  let seed = 0;
  const until = performance.now() + 1000 * Number(values.seconds ?? Number.POSITIVE_INFINITY);
  for (const { name, html, saved } of sources()) {
    seed += 1;
    if (performance.now() > until) break;
    const page = await (saved ? openSaved : openPage)(browser, html, scripts);
    for (const contender of contenders) {
      const found = (await page.evaluate(
        `bench.runCases(${contender.expression}, ${notes}, ${seed}, ${JSON.stringify(values.only ?? '')})`,
      )) as CaseResult[];
      results.get(contender.name)?.push(...found.map((each) => ({ ...each, page: name })));
    }
    const took: number[] = [];
    let count = 0;
    for (const { expression } of contenders) {
      const all = (await page.evaluate(`bench.timeNotes(${expression}, ${TIMED}, ${seed})`)) as {
        notes: number;
        took: number;
      };
      count = all.notes;
      took.push(all.took);
    }
    if (count > 0) timed.push({ notes: count, took });
    await page.close();
  }
  await browser.close();
  return { results, timed };
};

const { results, timed } = await run();
const ours = results.get('ours') ?? [];
const pages = new Set(ours.map(({ page }) => page)).size;
const table = (title: string, belongs: (each: Found) => boolean): void => {
  const mine = ours.filter(belongs);
  if (mine.length === 0) return;
  const sentences = new Set(mine.map(({ page, sentence }) => `${page} ${sentence}`)).size;
  line(
    `${pages} pages, ${sentences} sentences, ${title}`,
    'notes',
    ...contenders.flatMap(({ name }) => [`${name}: right`, 'exact', 'wrong', 'ms p50', 'p95']),
  );
  for (const name of new Set(mine.map((result) => result.mutation))) {
    const figures = contenders.flatMap((contender) => {
      const of = (results.get(contender.name) ?? []).filter(
        (each) => each.mutation === name && belongs(each),
      );
      const share = (key: 'right' | 'exact' | 'wrong') =>
        percent(of.filter((result) => result[key]).length, of.length);
      const times = of.map(({ took }) => took);
      return [
        share('right'),
        share('exact'),
        share('wrong'),
        quantile(times, 0.5),
        quantile(times, 0.95),
      ];
    });
    line(name, `${mine.filter((each) => each.mutation === name).length}`, ...figures);
  }
  console.log();
};

table('each once on its page', ({ repeated }) => !repeated);
table('repeated on their page', ({ repeated }) => repeated);
for (const { page, mutation, sentence, found, repeated } of ours.filter((each) => !each.exact)) {
  const answer = found === null ? 'orphan' : `[${found}]`;
  const twice = repeated ? ' (repeated)' : '';
  console.log(`not exact, ${page}, ${mutation}${twice}: [${sentence}] → ${answer}`);
}
console.log();
line(
  'edited notes of a page, all together',
  'notes',
  ...contenders.map(({ name }) => `${name}: ms`),
);
for (const share of [0.5, 0.95]) {
  const each = contenders.map((_, i) =>
    quantile(
      timed.map(({ notes: count, took }) => (took[i] ?? 0) / count),
      share,
    ),
  );
  line(`a note, p${share * 100} of pages`, '', ...each);
}
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
line(
  'all pages',
  `${sum(timed.map((each) => each.notes))}`,
  ...contenders.map((_, i) => sum(timed.map(({ took }) => took[i] ?? 0))),
);
if (!values.saved) {
  console.log();
  thousandNotes();
}
