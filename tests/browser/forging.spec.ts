/** A page that forges: events, styles, elements of our name, another address in the middle of a click. Its reader sees what they would without. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../scripts/stage.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { namedOn } from './accessibility.ts';
import { annotate } from './annotate.ts';
import { leaveCard } from './card-controls.ts';
import { cardFrame, clickMark, expect, finishedReading, highlighted, test } from './extension.ts';

const plain = dressedPage(readArticle('w1-04-select-committee'), 'weekly');
const withScript = (script: string) => plain.replace('<head>', `<head><script>${script}</script>`);
const marks = async (page: Page) => Object.values(await highlighted(page)).flat().length;

test('forged events open nothing, close nothing and write nothing', async ({
  extension,
  server,
}) => {
  server.set('/forging', plain);
  const { page, reading } = await extension.read(`${server.origin}/forging`);
  const text = reading.claims[0]?.text ?? '';
  await expect.poll(() => marks(page)).toBeGreaterThan(0);
  const forge = () =>
    page.evaluate(() => {
      const [range] = [...CSS.highlights]
        .filter(([name]) => name.startsWith('counterpoint-'))
        .flatMap(([, highlight]) => [...highlight]);
      const live = document.createRange();
      if (range) {
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
      }
      const { x, y, height } = live.getBoundingClientRect();
      const at = {
        clientX: x + 6,
        clientY: y + Math.min(height, 20) / 2,
        bubbles: true,
        composed: true,
        cancelable: true,
      };
      const target = live.startContainer.parentElement ?? document.body;
      for (let time = 0; time < 50; time += 1) {
        for (const type of [
          'pointerover',
          'pointerdown',
          'mousedown',
          'pointerup',
          'mouseup',
          'click',
          'dblclick',
        ])
          target.dispatchEvent(
            type.startsWith('pointer') ? new PointerEvent(type, at) : new MouseEvent(type, at),
          );
        for (const key of ['Escape', 'Enter', 'j', 'Tab'])
          document.dispatchEvent(
            new KeyboardEvent('keydown', {
              key,
              altKey: key === 'j',
              shiftKey: key === 'j',
              bubbles: true,
              composed: true,
            }),
          );
        const host = document.querySelector<HTMLElement>('counterpoint-host');
        host?.click();
        host?.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
        );
        document.dispatchEvent(new Event('selectionchange'));
      }
    });
  // A card takes its time to come or go: what is open, and whether its card is in sight, changes in the very event.
  const active = async () => (await highlighted(page))['counterpoint-active'] ?? [];
  const hasCard = async () =>
    (await namedOn(page)).some(
      ({ role, name }) => role === 'Iframe' && name === 'Counterpoint: evidence for this sentence',
    );
  await forge();
  expect(await active()).toEqual([]);
  expect(page.frames()).toHaveLength(1);
  const card = await annotate(page, text, 'mine alone');
  expect(await active()).toEqual([text]);
  expect(await hasCard()).toBe(true);
  await forge();
  expect(await active()).toEqual([text]);
  expect(await hasCard()).toBe(true);
  expect(page.frames()).toHaveLength(2);
  await expect(card.getByLabel('Note', { exact: true })).toHaveValue('mine alone');
  await leaveCard(page);
});

test('a page that knows by what word our readers hear of each other cannot take one down', async ({
  extension,
  server,
}) => {
  const word = 'counterpoint-started';
  const script = readFileSync(join(root, '.output/chrome-mv3/reader.js'), 'utf8');
  expect(script, 'the word is still this').toContain(word);
  server.set(
    '/retiring',
    withScript(`window.told = []; addEventListener('message', ({ data }) => told.push(JSON.stringify(data)));
document.addEventListener('${word}', (event) => told.push(JSON.stringify([event.type, event.detail])));`),
  );
  const { page, reading } = await extension.read(`${server.origin}/retiring`);
  await expect.poll(() => marks(page)).toBeGreaterThan(0);
  const told = await page.evaluate((type) => {
    for (let time = 0; time < 500; time += 1) {
      document.dispatchEvent(new CustomEvent(type, { detail: { messageId: time }, bubbles: true }));
      window.dispatchEvent(new CustomEvent(type));
    }
    return (window as unknown as { told: string[] }).told.join();
  }, word);
  expect(told, 'the page hears it itself').toContain(word);
  expect(told, 'and is not told our id').not.toContain(extension.id);
  await annotate(page, reading.claims[1]?.text ?? '', 'still here');
  expect(await page.locator('counterpoint-host').count()).toBe(1);
});

test('no rule of a page hides our element, moves it, or lets clicks through to it unseen', async ({
  extension,
  server,
}) => {
  const hiding =
    'opacity: 0; visibility: hidden; transform: translateX(90px); pointer-events: none';
  server.set(
    '/restyled',
    plain.replace(
      '</head>',
      `<style>:not(:defined) { visibility: hidden }
      html > counterpoint-host:not(#none) { ${hiding}; clip-path: inset(50%); filter: opacity(0) }
      counterpoint-host { ${hiding.replaceAll(';', ' !important;')} !important; display: none !important }</style></head>`,
    ),
  );
  const { page, reading } = await extension.read(`${server.origin}/restyled`);
  await annotate(page, reading.claims[0]?.text ?? '', 'in plain sight');
  const looks = await page.evaluate((style) => {
    const host = document.querySelector<HTMLElement>('counterpoint-host') as HTMLElement;
    host.setAttribute('style', style);
    const { opacity, visibility, transform, display, pointerEvents, clipPath, filter } =
      getComputedStyle(host);
    return { opacity, visibility, transform, display, pointerEvents, clipPath, filter };
  }, hiding);
  expect(looks).toEqual({
    opacity: '1',
    visibility: 'visible',
    transform: 'none',
    display: 'block',
    pointerEvents: 'auto',
    clipPath: 'none',
    filter: 'none',
  });
});

test('a page that goes elsewhere in the very click that opens a card gets no card of the page it left', async ({
  extension,
  server,
}) => {
  server.set(
    '/routing',
    withScript(`let n = 0; window.routes = true;
addEventListener('click', () => { if (routes) history.pushState(null, '', '/routing?' + ++n); }, true);`),
  );
  const { page, reading } = await extension.read(`${server.origin}/routing`);
  const text = reading.claims[0]?.text ?? '';
  const readAt = async () => (await finishedReading(extension.context, page)).identity.url;
  for (let round = 1; round <= 3; round += 1) {
    await clickMark(page, text);
    await expect.poll(readAt).toContain(`/routing?${round}`);
  }
  await page.evaluate(() => Object.assign(window, { routes: false }));
  await clickMark(page, text);
  await cardFrame(page);
  expect(await page.locator('counterpoint-host').count()).toBe(1);
  expect(page.frames(), 'one card, of the page that is here').toHaveLength(2);
  await leaveCard(page);
});
