/**
 * The side panel of a page with about 500 claims beside a plain list of the same words: how long until
 * every line stands, and what a scroll step costs. The built extension: `npx wxt build`, then
 * `node tests/bench/panel.bench.ts`
 */
import type { Page } from '@playwright/test';
import { tabOf } from '../../scripts/extension-driver.ts';
import { launch } from '../browser/extension.ts';
import { readArticle } from '../pages/article.ts';
import { servePages } from '../pages/server.ts';

const { title, paragraphs } = readArticle('w1-04-select-committee');
const body = paragraphs
  .map((sentences) => `<p>${sentences.map(({ text }) => text).join(' ')}</p>`)
  .join('');
const head = `<!doctype html><meta charset="utf-8"><title>${title.text}</title>`;
const server = await servePages({ '/page': `${head}<article>${body.repeat(52)}</article>` });
const extension = await launch();
const { page, reading } = await extension.read(`${server.origin}/page`);
const lines = reading.claims.length;
const items = reading.claims.map(({ text }) => `<li>${text}</li>`).join('');
server.set('/plain', `${head}<ul>${items}</ul>`);
const panel = `chrome-extension://${extension.id}/sidepanel.html?tab=${await tabOf(extension.context, page)}`;

/** Milliseconds from the navigation until all lines stand and are painted; and of each of 120 scroll steps, layout forced. */
async function measure(address: string): Promise<{ opened: number; steps: number[] }> {
  const tab: Page = await extension.context.newPage();
  await tab.setViewportSize({ width: 380, height: 900 });
  await tab.addInitScript((wanted) => {
    const look = () => {
      if (document.querySelectorAll('li').length >= wanted) {
        requestAnimationFrame(() => performance.mark('stands'));
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, lines);
  await tab.goto(address);
  await tab.waitForFunction(() => performance.getEntriesByName('stands').length > 0);
  const measured = await tab.evaluate(async () => {
    const steps: number[] = [];
    for (let step = 0; step < 120; step += 1) {
      const before = performance.now();
      scrollBy(0, 300);
      document.elementFromPoint(50, 400);
      steps.push(performance.now() - before);
      await new Promise((done) => requestAnimationFrame(done));
    }
    return { opened: performance.getEntriesByName('stands')[0]?.startTime ?? 0, steps };
  });
  await tab.close();
  return measured;
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function runs(address: string) {
  const all = [];
  for (let run = 0; run < 5; run += 1) all.push(await measure(address));
  const steps = all.flatMap((each) => each.steps);
  return {
    opened: median(all.map(({ opened }) => opened)),
    step: median(steps),
    worst: Math.max(...steps),
  };
}

const ours = await runs(panel);
const plain = await runs(`${server.origin}/plain`);
console.log(`${lines} claims            panel   plain list   times`);
for (const [what, key] of [
  ['lines stand, ms     ', 'opened'],
  ['scroll step, median ', 'step'],
  ['scroll step, worst  ', 'worst'],
] as const) {
  const [mine, theirs] = [ours[key], plain[key]];
  console.log(
    `${what} ${mine.toFixed(1).padStart(8)} ${theirs.toFixed(1).padStart(12)} ${(mine / theirs).toFixed(1).padStart(7)}`,
  );
}
await extension.context.close();
await server.close();
