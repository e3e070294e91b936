/** That every test hears our consoles: a gate that cannot fail is none. */
import { workerOf } from '../../scripts/extension-driver.ts';
import { expect, test } from './extension.ts';

test('a complaint in the console of a page of ours or of the worker fails the test it comes in', async ({
  extension,
  faults,
}) => {
  const options = await extension.open('options.html');
  await options.evaluate("console.error('a complaint of the page')");
  await (await workerOf(extension.context)).evaluate("console.warn('a complaint of the worker')");
  await expect.poll(() => faults.join('\n')).toContain('a complaint of the page');
  await expect.poll(() => faults.join('\n')).toContain('a complaint of the worker');
  // Heard: they are this test's own.
  faults.length = 0;
});

test('what a page says in its own console is its own affair', async ({
  extension,
  server,
  faults,
}) => {
  server.set('/loud', '<!doctype html><title>Loud</title><script>console.error("mine")</script>');
  const page = await extension.context.newPage();
  const heard = page.waitForEvent('console');
  await page.goto(`${server.origin}/loud`);
  expect((await heard).text()).toBe('mine');
  expect(faults).toEqual([]);
});
