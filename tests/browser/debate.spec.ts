/** A page that takes seconds to read, on the built extension. */
import { readingOf, workerOf } from '../../scripts/extension-driver.ts';
import { newsPage } from '../bench/pages/news.ts';
import { flat } from '../pages/marks.ts';
import { expect, highlighted, test } from './extension.ts';

test('the worker hears others while it reads a debate of 100,000 words', async ({
  extension,
  server,
}) => {
  server.set('/debate', newsPage(100, 100_000));
  const debate = await extension.context.newPage();
  await debate.goto(`${server.origin}/debate`, { waitUntil: 'commit' });
  // By way of the worker: once it took up no message before it had read the whole debate.
  const isHalfRead = async () => {
    const { state } = (await readingOf(extension.context, debate)) ?? {};
    return state?.kind === 'reading' && state.found > 0;
  };
  await expect.poll(isHalfRead, { intervals: [20], timeout: 60_000 }).toBe(true);
});

/** Something that changes in an article for as long as it is open. */
const clock = `<p id="clock">Members have spoken for a while</p><script>let ticks = 0;
  setInterval(() => { clock.textContent = 'Members have spoken for a while' + ' and a while'.repeat(++ticks % 50) }, 300)</script>`;

test('a debate with a clock in it is read to its end, and what moved meanwhile is marked where it stands', async ({
  extension,
  server,
}) => {
  server.set('/ticking', newsPage(100, 100_000).replace('<article>', `<article>${clock}`));
  const { page, reading } = await extension.read(`${server.origin}/ticking`);
  expect(await page.locator('article #clock').count()).toBe(1);
  expect(reading.state.kind).toBe('read');
  // Inline elements part a mark: each part is words of one claim still, though all of it moved at each tick.
  const told = reading.claims.map(({ text }) => flat(text));
  const marked = Object.values(await highlighted(page)).flat();
  expect(marked).not.toEqual([]);
  for (const part of marked)
    expect(
      told.some((text) => text.includes(flat(part))),
      part,
    ).toBe(true);
});

test('a page that changes more often than it can be asked what is kept of it is read to its end', async ({
  extension,
  server,
}) => {
  const worker = await workerOf(extension.context);
  // A slow disk: each answer about a page comes after several ticks of its clock.
  await worker.evaluate(() => {
    const { local } = (globalThis as unknown as { chrome: { storage: { local: Area } } }).chrome
      .storage;
    const get = local.get.bind(local);
    local.get = async (keys) => {
      await new Promise((resolve) => setTimeout(resolve, 1200));
      return get(keys);
    };
    Object.assign(globalThis, { quicken: () => Object.assign(local, { get }) });
  });
  server.set('/restless', newsPage(100, 1_500).replace('<article>', `<article>${clock}`));
  const { reading } = await extension.read(`${server.origin}/restless`);
  expect(reading.claims).not.toEqual([]);
  await worker.evaluate(() => (globalThis as unknown as { quicken(): void }).quicken());
});

interface Area {
  get(keys: string): Promise<object>;
}
