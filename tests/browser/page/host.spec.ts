/** What a screen reader hears of us in a page. The host's shadow root is closed: the test sees it as it is made. */
import type { Page } from '@playwright/test';
import type { Host } from '../../../lib/reader/host.ts';
import { expect, test } from './harness.ts';

/** Makes a host in a page whose clock stands still. */
async function makeHost(page: Page): Promise<void> {
  // Installed alone, the clock would go on by itself.
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(3_600_000);
  await page.evaluate(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      Object.assign(globalThis, { root });
      return root;
    };
    const host = globalThis.page.createHost({ document, onDoorway: () => undefined });
    Object.assign(globalThis, { host });
  });
}

const say = (page: Page, sentence: string, visible = false) =>
  page.evaluate(
    ([words, seen]) => (globalThis as unknown as { host: Host }).host.say(words, seen),
    [sentence, visible] as const,
  );
const said = (page: Page) =>
  page.evaluate(
    () =>
      (globalThis as unknown as { root: ShadowRoot }).root.querySelector('[role=status]')
        ?.textContent,
  );

test('says nothing in a live region before a screen reader can have noticed it', async ({
  open,
}) => {
  const page = await open('<p>One two three.</p>');
  await makeHost(page);
  await say(page, '3 claims');
  expect(await page.locator('counterpoint-host').count()).toBe(1);
  expect(await said(page)).toBe('');
  await say(page, '4 claims');
  expect(await said(page)).toBe('');
  await page.clock.runFor(1_000);
  expect(await said(page)).toBe('4 claims');
  // Known by now, it is written in at once.
  await say(page, '5 claims');
  expect(await said(page)).toBe('5 claims');
});

test('shows a sentence that is to be seen at once', async ({ open }) => {
  const page = await open('<p>One two three.</p>');
  await makeHost(page);
  await say(page, 'No more claims', true);
  expect(await said(page)).toBe('No more claims');
});
