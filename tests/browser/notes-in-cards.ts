/** Notes written in cards of an article, in a browser of the test's own. */
import type { Frame } from '@playwright/test';
import { workerOf } from '../../scripts/extension-driver.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { alone, cardFrame, clickMark, type Extension, expect } from './extension.ts';

/** In a browser of its own each: what is broken stays broken. */
export const test = alone.extend<{ article: string }>({
  article: async ({ server }, use) => {
    server.set('/page', dressedPage(readArticle('t1-04-too-big-too-fast'), 'weekly'));
    await use(`${server.origin}/page`);
  },
});

export const noteField = (card: Frame) => card.getByLabel('Note', { exact: true });
export const saved = (card: Frame) =>
  expect(card.getByText('Saved', { exact: true })).toBeVisible();

/** Opens the article and the card of one of its claims. */
export async function openCard(extension: Extension, address: string, claim = 0) {
  const { page, reading } = await extension.read(address);
  await clickMark(page, reading.claims[claim]?.text ?? '');
  return { page, card: await cardFrame(page) };
}

/** A page of the extension's origin with no code of ours: it holds nothing and sees everything. */
export const bystander = (extension: Extension) => extension.open('icon/16.png');

export interface Stalled {
  readonly chrome: { readonly tabs: { sendMessage(...of: readonly unknown[]): unknown } };
  reached?: boolean;
}

/** Leaves the worker without room for notes; answers how to make some. */
export async function fillDisk({ context }: Extension): Promise<() => Promise<void>> {
  const worker = await workerOf(context);
  // Chromium puts no quota on an extension with this permission: the disk itself would have to be full.
  await worker.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    Object.assign(globalThis, {
      makeRoom() {
        IDBObjectStore.prototype.put = put;
      },
    });
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  return () => worker.evaluate(() => (globalThis as unknown as { makeRoom(): void }).makeRoom());
}
