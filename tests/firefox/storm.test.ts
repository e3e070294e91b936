/** Pages that rage without pause, in Firefox: the reader reads on, and how often it reads is bounded by design. */
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
import { until } from './firefox.ts';
import { expect, test } from './fixtures.ts';
import { clickMark } from './marks.ts';

const plain = dressedPage(readArticle('w1-04-select-committee'), 'weekly');
const BODY = '.entry-content';

test.override('pages', {
  '/other': dressedPage(readArticle('t1-04-too-big-too-fast'), 'weekly'),
  '/wandering': stormy(plain, wanders, BODY),
});

test.for(Object.entries(storms) as [string, Storm][])(
  'a page that %s in each frame is read, has its card, and keeps no other page waiting',
  async ([, storm], { firefox, server }) => {
    server.set('/storm', stormy(plain, storm, BODY));
    const ours = await firefox.openOwn('welcome.html');
    await ours.evaluate(listen);
    const { page, reading } = await firefox.read(`${server.origin}/storm`);
    await ours.evaluate(heard);
    await page.bringToFront();
    await page.evaluate(rage);
    await until('the storm', async () => (await page.evaluate(raged)).times > 60);

    await clickMark(page, reading.claims[0]?.text ?? '');
    await firefox.cardAnywhere(page, 'Write a note');
    const other = await firefox.read(`${server.origin}/other`);
    expect(other.reading.claims.length, 'claims on another page').toBeGreaterThan(3);

    const said = await ours.evaluate(heard);
    const storming = await page.evaluate(calm);
    // The other page's own reading is among them.
    const bound = most.readings(storming) + 1;
    expect(said.asked ?? 0, 'readings').toBeLessThanOrEqual(bound);
    expect(said.pageOpened ?? 0, 'looks at what is kept').toBeLessThanOrEqual(bound);
  },
);

test('a page that goes to another address in each frame is read seldom, and as ever once it stays', async ({
  firefox,
  server,
}) => {
  const ours = await firefox.openOwn('welcome.html');
  await ours.evaluate(listen);
  const { page, reading } = await firefox.read(`${server.origin}/wandering`);
  await ours.evaluate(heard);
  await page.bringToFront();
  await page.evaluate(rage);
  await until('the storm', async () => (await page.evaluate(raged)).times > 60);
  const storming = await page.evaluate(calm);
  const said = await ours.evaluate(heard);
  expect(said.pageOpened ?? 0, 'sessions').toBeLessThanOrEqual(most.sessions(storming));
  expect(said.pageOpened ?? 0, 'and fewer than addresses').toBeLessThan(storming.times / 4);
  await page.bringToFront();
  await clickMark(page, reading.claims[0]?.text ?? '');
  await firefox.cardAnywhere(page, 'Write a note');
});
