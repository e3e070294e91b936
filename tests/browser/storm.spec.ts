/**
 * Pages that rage without pause. The reader reads on, on this page and on others; how often it reads,
 * asks and tells is bounded by design, and work grows with the attack, not faster.
 */
import type { Page } from '@playwright/test';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import {
  calm,
  heard,
  listen,
  most,
  rage,
  raged,
  type Storm,
  storms,
  stormy,
  wanders,
} from '../pages/storms.ts';
import {
  cardFrame,
  clickMark,
  type Extension,
  expect,
  finishedReading,
  highlighted,
  test,
} from './extension.ts';

const plain = dressedPage(readArticle('w1-04-select-committee'), 'weekly');
const another = dressedPage(readArticle('t1-04-too-big-too-fast'), 'weekly');
const BODY = '.entry-content';

/** A page of ours that counts what readers say. Opened first: the page that is tested stands in front. */
async function listener(extension: Extension): Promise<Page> {
  const page = await extension.open('welcome.html');
  await page.evaluate(listen);
  return page;
}

for (const [what, storm] of Object.entries(storms)) {
  test(`a page that ${what} in each frame is read, has its card, and keeps no other page waiting`, async ({
    extension,
    server,
  }) => {
    server.set('/storm', stormy(plain, storm, BODY));
    server.set('/other', another);
    const ours = await listener(extension);
    const { page, reading } = await extension.read(`${server.origin}/storm`);
    await ours.evaluate(heard);
    await page.evaluate(rage);
    await expect.poll(async () => (await page.evaluate(raged)).times).toBeGreaterThan(60);

    // Where the page throws our element out, its card comes in a window.
    const inWindow =
      what.includes('our element') &&
      extension.context.waitForEvent('page', (each) => each.url().includes('/card-window.html'));
    await clickMark(page, reading.claims[0]?.text ?? '');
    const card = inWindow ? await inWindow : await cardFrame(page);
    await expect(card.getByRole('button', { name: 'Write a note' })).toBeVisible();
    const other = await extension.read(`${server.origin}/other`);
    expect(other.reading.claims.length, 'claims on another page').toBeGreaterThan(3);

    const said = await ours.evaluate(heard);
    const storming = await page.evaluate(calm);
    // The other page's own reading is among them.
    expect(said.asked ?? 0, 'readings').toBeLessThanOrEqual(most.readings(storming) + 1);
    expect(said.pageOpened ?? 0, 'looks at what is kept').toBeLessThanOrEqual(
      most.readings(storming) + 1,
    );
    expect((await finishedReading(extension.context, page)).state.kind).toBe('read');
  });
}

test('a page that goes to another address in each frame is read seldom, and as ever once it stays', async ({
  extension,
  server,
}) => {
  server.set('/wandering', stormy(plain, wanders, BODY));
  const ours = await listener(extension);
  const { page, reading } = await extension.read(`${server.origin}/wandering`);
  await ours.evaluate(heard);
  await page.evaluate(rage);
  await expect.poll(async () => (await page.evaluate(raged)).times).toBeGreaterThan(120);
  const storming = await page.evaluate(calm);
  const said = await ours.evaluate(heard);
  expect(said.pageOpened ?? 0, 'sessions').toBeLessThanOrEqual(most.sessions(storming));
  expect(said.pageOpened ?? 0, 'and fewer than addresses').toBeLessThan(storming.times / 4);
  await expect
    .poll(async () => (await finishedReading(extension.context, page)).claims.length)
    .toBe(reading.claims.length);
  await clickMark(page, reading.claims[0]?.text ?? '');
  await cardFrame(page);
  expect(await page.locator('counterpoint-host').count()).toBe(1);
});

/** How often our script's functions and the loops in them have run on a page since the last call. */
async function workOn(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return async () => {
    const { result } = await session.send('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => url.startsWith('chrome-extension:'))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  };
}

/** Attacks of any size, done in one go. */
const blows: Readonly<Record<string, Storm>> = {
  'changes at the foot of a tree ten thousand deep': {
    before: storms['works at the foot of a tree ten thousand deep'].before,
    each: `for(let i=0;i<size;i++)foot.appendChild(document.createElement('i')).textContent=i`,
  },
  'paragraphs added in a row': {
    each: `for(let i=0;i<size;i++)body.appendChild(document.createElement('p')).textContent='The roof was mended on day '+i`,
  },
  'changes under a thousand elements around as many paragraphs': {
    before: `let deep=document.createElement('div');body.append(deep);for(let i=0;i<1000;i++)deep=deep.appendChild(document.createElement('div'));for(let i=0;i<1000;i++)deep.appendChild(document.createElement('p')).textContent='The roof was mended on day '+i`,
    each: `for(let i=0;i<size;i++)deep.children[i%1000].textContent='It rained again on day '+(n++)`,
  },
};

const SMALL = 250;
const TIMES = 8;

for (const [what, { before = '', each }] of Object.entries(blows)) {
  test(`${TIMES} times the ${what} are no more than about ${TIMES} times the work`, async ({
    extension,
    server,
  }) => {
    const script = `<script>{const body=document.querySelector('${BODY}');let n=0;${before};window.strike=(size)=>{${each}};window.say=(words)=>{document.querySelector('h1').after(Object.assign(document.createElement('p'),{textContent:words}))}}</script></body>`;
    server.set('/blows', plain.replace('</body>', script));
    const { page } = await extension.read(`${server.origin}/blows`);
    const work = await workOn(page);
    const strike = async (size: number, sentence: string): Promise<number> => {
      await work();
      await page.evaluate(
        ([blow, words]) => {
          const scope = window as unknown as {
            strike(size: number): void;
            say(words: string): void;
          };
          scope.strike(blow);
          scope.say(words);
        },
        [size, sentence] as const,
      );
      // In the same batch as the blow: once it is known, all of it was read. The page is asked, as
      // each answer of our script would count as its work; at the end the script once.
      await expect
        .poll(async () => Object.values(await highlighted(page)).flat())
        .toContain(sentence);
      const { claims } = await finishedReading(extension.context, page);
      expect(claims.map(({ text }) => text)).toContain(sentence);
      return work();
    };
    const small = await strike(
      SMALL,
      'Collaboration between schools has raised attainment in Kent.',
    );
    const large = await strike(
      SMALL * TIMES,
      'Collaboration between schools has raised attainment in Devon.',
    );
    expect(small).toBeGreaterThan(SMALL);
    expect(large / small).toBeLessThan(TIMES * 1.5);
  });
}
