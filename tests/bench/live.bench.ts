/**
 * The built extension on live pages in Chromium, beside the same pages without it, in one run: time to
 * the first mark, the longest task on the page's main thread, what the marks cost the page, memory.
 * `npx wxt build`, then `node tests/bench/live.bench.ts [runs]`
 *
 * Times are taken while nothing else looks on; tasks in runs of their own, under the browser's profiler and trace.
 */
import type { CDPSession, Page } from '@playwright/test';
import type { ReadingState } from '../../lib/messages.ts';
import { workerOf } from '../../scripts/extension-driver.ts';
import { finishedReading, launch } from '../browser/extension.ts';
import { servePages } from '../pages/server.ts';
import { line } from './browser.ts';
import { LIMIT, type OwnTasks, ownTasks, PAGE_MARK } from './own-tasks.ts';
import { newsPage } from './pages/news.ts';
import { parts, weighty } from './pages/weighty.ts';

const runs = Number(process.argv[2] ?? 3);

/** The page itself looks at each frame whether anything is marked yet; its clock begins with its loading. */
const WATCH = `<script>(() => { performance.mark('${PAGE_MARK}'); window.times = { first: 0, ready: 0, shift: 0 };
  addEventListener('DOMContentLoaded', () => { times.ready = performance.now() });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) times.shift += entry.value }).observe({ type: 'layout-shift', buffered: true });
  const look = () => { for (const name of CSS.highlights.keys()) if (name.startsWith('counterpoint-')) { times.first = performance.now(); return } requestAnimationFrame(look) }; look(); })()</script>`;

const withWatch = (html: string): string => html.replace('<head>', `<head>${WATCH}`);

interface Times {
  readonly first: number;
  readonly ready: number;
  readonly shift: number;
}

const timesOf = (page: Page): Promise<Times> =>
  page.evaluate(() => (window as unknown as { times: Times }).times);

const heapOf = async (session: CDPSession): Promise<number> => {
  await session.send('HeapProfiler.collectGarbage');
  const usage = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    embedderHeapUsedSize?: number;
    backingStorageSize?: number;
  };
  const bytes =
    usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0);
  return bytes / 2 ** 20;
};

const least = (list: readonly number[]): number => Math.min(...list);

const server = await servePages({
  ...parts,
  '/short': withWatch(newsPage(15, 1500)),
  '/short-weighty': weighty(withWatch(newsPage(15, 1500))),
  '/long': withWatch(newsPage(100, 100_000)),
  '/long-weighty': weighty(withWatch(newsPage(100, 100_000))),
});
const extension = await launch();
const bare = server.origin.replace('127.0.0.1', 'localhost');

declare const chrome: {
  runtime: { onMessage: { addListener(hear: (message: Told & { type: string }) => void): void } };
};
/** What a page's reader tells the worker for the badge, and when it said so (ms since 1970). */
interface Told {
  readonly data: ReadingState;
  readonly timestamp: number;
}
const worker = await workerOf(extension.context);
// Asked for its state, a reader would answer by way of the worker, and so later.
await worker.evaluate(() => {
  const told: Told[] = [];
  Object.assign(globalThis, { told });
  chrome.runtime.onMessage.addListener((message) => {
    if (message.type === 'readingState') told.push(message);
  });
});
const told = (): Promise<Told[]> =>
  worker.evaluate(() => (globalThis as unknown as { told: Told[] }).told.splice(0));

/** The same page where the extension does not read. */
const without = async (path: string) => {
  const page = await extension.context.newPage();
  const session = await extension.context.newCDPSession(page);
  await page.goto(`${bare}${path}`, { waitUntil: 'load' });
  const { ready } = await timesOf(page);
  const heap = await heapOf(session);
  await page.close();
  return { ready, heap };
};

const marked = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    () => (window as unknown as { times: { first: number } }).times.first > 0,
    null,
    { timeout: 60_000 },
  );
};

const reading = async (path: string) => {
  const page = await extension.context.newPage();
  const session = await extension.context.newCDPSession(page);
  await told();
  await page.goto(`${server.origin}${path}`, { waitUntil: 'domcontentloaded' });
  await marked(page);
  const { claims } = await finishedReading(extension.context, page);
  const { first, shift } = await timesOf(page);
  const begun = await page.evaluate(() => performance.timeOrigin);
  const states = await told();
  const heap = await heapOf(session);
  await page.close();
  // The state that came with the first marks is told right after they are painted; the frame that shows them is later.
  const then = states.findLast(({ timestamp }) => timestamp <= begun + first)?.data;
  const part = then?.kind === 'reading' ? `${then.done} of ${then.of}` : (then?.kind ?? 'nothing');
  const all = (states.find(({ data }) => data.kind === 'read')?.timestamp ?? Number.NaN) - begun;
  return { first, shift, heap, part, all, claims: claims.length };
};

const watcher = await extension.context.browser()?.newBrowserCDPSession();
if (!watcher) throw new Error('no session with the browser');
const profiled = async (path: string): Promise<OwnTasks> => {
  const page = await extension.context.newPage();
  const session = await extension.context.newCDPSession(page);
  const tasks = await ownTasks(watcher, session, async () => {
    await page.goto(`${server.origin}${path}`, { waitUntil: 'domcontentloaded' });
    await marked(page);
    await finishedReading(extension.context, page);
  });
  await page.close();
  return tasks;
};

line(
  'the built extension, ms; best of the runs',
  'DCL without us',
  'first mark',
  'times',
  'read by then',
  'all read',
  'claims',
  'longest task',
  'all our work',
  'layout shift',
);
for (const [name, path] of [
  ['article of 1,500 words', '/short'],
  ['the same with the weight of a site', '/short-weighty'],
  ['debate of 100,000 words', '/long'],
  ['the same with the weight of a site', '/long-weighty'],
] as const) {
  const bares: Awaited<ReturnType<typeof without>>[] = [];
  const ours: Awaited<ReturnType<typeof reading>>[] = [];
  const tasks: OwnTasks[] = [];
  for (let run = 0; run < runs; run++) {
    bares.push(await without(path));
    ours.push(await reading(path));
    tasks.push(await profiled(path));
  }
  const ready = least(bares.map((each) => each.ready));
  const first = least(ours.map((each) => each.first));
  const best = ours.find((each) => each.first === first);
  const lightest = tasks.toSorted((a, b) => a.longest - b.longest)[0];
  line(
    name,
    ready,
    first,
    first / ready,
    best?.part ?? '',
    best?.all ?? Number.NaN,
    `${best?.claims ?? 0}`,
    lightest?.longest ?? Number.NaN,
    least(tasks.map((each) => each.all)),
    Math.max(...ours.map((each) => each.shift)),
  );
  console.log(`  in the longest task, ms: ${lightest?.heaviest}`);
  const each = tasks.map(({ longest, over }) => `${longest.toFixed(1)} (${over})`).join(', ');
  console.log(`  longest task of each run, ms (and tasks over ${LIMIT}): ${each}`);
  const own = least(bares.map((each) => each.heap));
  const both = least(ours.map((each) => each.heap));
  line('  heap, MB (script, DOM and buffers)', own, both, both / own);
}
await extension.context.close();
await server.close();
