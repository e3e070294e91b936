/**
 * The side panel of a page with over 500 claims and 300 notes beside a plain list of the same words: how
 * long until a screenful stands, until every line does, and what a scroll step costs. The built extension:
 * `npx wxt build`, then `node tests/bench/panel.bench.ts`
 */
import type { Page } from '@playwright/test';
import { tabOf } from '../../scripts/extension-driver.ts';
import { loadKnowledge } from '../../scripts/load-knowledge.ts';
import { launch } from '../browser/extension.ts';
import { longArticle } from '../browser/gallery/articles.ts';
import { bringIn } from '../browser/gallery/profiles.ts';
import { keptOf } from '../pages/kept.ts';
import { servePages } from '../pages/server.ts';
import { dressedPage } from '../pages/shells.ts';

const NOTES = 300;
/** Lines that fill the panel: 900 px at some 90 px each. */
const SCREENFUL = 10;
const RUNS = 7;

const article = longArticle(740);
const notes = Array.from({ length: NOTES }, (_, on) => ({ on, note: `Ask again, number ${on}.` }));
const server = await servePages({ '/page': dressedPage(article, 'government') });
const extension = await launch();
await bringIn(
  extension,
  keptOf(
    [
      {
        article,
        shell: 'government',
        day: '2026-10-03',
        notes,
        url: `${server.origin}/page`,
      },
    ],
    loadKnowledge(),
  ),
);
const { page, reading } = await extension.read(`${server.origin}/page`);
const lines = reading.claims.length;
const listOf = (items: readonly string[]) =>
  `<!doctype html><meta charset="utf-8"><title>Plain</title><ul>${items.map((text) => `<li>${text}</li>`).join('')}</ul>`;
server.set('/plain', listOf(reading.claims.map(({ text }) => text)));
server.set(
  '/plain-notes',
  listOf(notes.map(({ note }, n) => `${reading.claims[n]?.text} ${note}`)),
);
const panel = `chrome-extension://${extension.id}/sidepanel.html?tab=${await tabOf(extension.context, page)}`;

interface Measured {
  /** Milliseconds from the navigation until the page's own first line runs: what the browser needs to bring any page. */
  readonly begun: number;
  /** And until so many lines stand and are painted. */
  readonly screenful: number;
  readonly all: number;
  /** Milliseconds of each of 120 scroll steps, layout forced. */
  readonly steps: readonly number[];
}

/** Marks when the panel looks for its place, and when lines stand, seen in the frame after. */
function watchLines([screenful, all]: readonly [number, number]): void {
  const find = document.getElementById;
  document.getElementById = (id) => {
    if (performance.getEntriesByName('begun').length === 0) performance.mark('begun');
    return find.call(document, id);
  };
  const look = () => {
    const { length } = document.querySelectorAll('li');
    const stands = (name: string) => performance.getEntriesByName(name).length > 0;
    if (length >= screenful && !stands('screenful')) performance.mark('screenful');
    if (length >= all) performance.mark('all');
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function scrolled(tab: Page): Promise<number[]> {
  return tab.evaluate(async () => {
    const steps: number[] = [];
    for (let step = 0; step < 120; step += 1) {
      const before = performance.now();
      scrollBy(0, 300);
      document.elementFromPoint(50, 400);
      steps.push(performance.now() - before);
      await new Promise((done) => requestAnimationFrame(done));
    }
    return steps;
  });
}

async function measure(address: string, count: number): Promise<Measured> {
  const tab: Page = await extension.context.newPage();
  await tab.setViewportSize({ width: 380, height: 900 });
  await tab.addInitScript(watchLines, [SCREENFUL, count] as const);
  await tab.goto(address);
  await tab.waitForFunction(() => performance.getEntriesByName('all').length > 0);
  const [begun = 0, screenful = 0, all = 0] = await tab.evaluate(() =>
    ['begun', 'screenful', 'all'].map(
      (name) => performance.getEntriesByName(name)[0]?.startTime ?? 0,
    ),
  );
  const steps = await scrolled(tab);
  await tab.close();
  return { begun, screenful, all, steps };
}

/** The panel's notes: from the click on "Notes" on. */
async function measureNotes(): Promise<Measured> {
  const tab: Page = await extension.context.newPage();
  await tab.setViewportSize({ width: 380, height: 900 });
  await tab.goto(panel);
  const button = tab.getByRole('button', { name: `Notes (${NOTES})` });
  await button.waitFor();
  const times = await button.evaluate(
    async (element, [screenful, all]) => {
      const from = performance.now();
      (element as HTMLElement).click();
      const until = async (wanted: number) => {
        while (document.querySelectorAll('.page-notes > li').length < wanted)
          await new Promise((done) => setTimeout(done));
        await new Promise((done) => requestAnimationFrame(done));
        return performance.now() - from;
      };
      return [await until(screenful ?? 0), await until(all ?? 0)];
    },
    [SCREENFUL, NOTES],
  );
  const steps = await scrolled(tab);
  await tab.close();
  return { begun: 0, screenful: times[0] ?? 0, all: times[1] ?? 0, steps };
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function runs(once: () => Promise<Measured>) {
  const all: Measured[] = [];
  for (let run = 0; run < RUNS; run += 1) all.push(await once());
  const steps = all.flatMap((each) => each.steps);
  return {
    begun: median(all.map(({ begun }) => begun)),
    screenful: median(all.map(({ screenful }) => screenful)),
    own: median(all.map(({ begun, screenful }) => screenful - begun)),
    all: median(all.map((each) => each.all)),
    step: median(steps),
    worst: Math.max(...steps),
  };
}

function print(
  title: string,
  ours: Awaited<ReturnType<typeof runs>>,
  plain: Awaited<ReturnType<typeof runs>>,
): void {
  console.log(`${title.padEnd(24)}   panel   plain list   times`);
  for (const [what, key] of [
    ['first line runs, ms', 'begun'],
    ['a screenful stands, ms', 'screenful'],
    ['of it our own work, ms', 'own'],
    ['all lines stand, ms', 'all'],
    ['scroll step, median, ms', 'step'],
    ['scroll step, worst, ms', 'worst'],
  ] as const) {
    const [mine, theirs] = [ours[key], plain[key]];
    // A plain page has no line of its own to wait for.
    const times = theirs > 0 ? (mine / theirs).toFixed(1) : '';
    console.log(
      `${what.padEnd(24)} ${mine.toFixed(1).padStart(7)} ${theirs.toFixed(1).padStart(12)} ${times.padStart(7)}`,
    );
  }
}

print(
  `${lines} claims, opened`,
  await runs(() => measure(panel, lines)),
  await runs(() => measure(`${server.origin}/plain`, lines)),
);
print(
  `${NOTES} notes, switched to`,
  await runs(measureNotes),
  await runs(() => measure(`${server.origin}/plain-notes`, NOTES)),
);
await extension.context.close();
await server.close();
