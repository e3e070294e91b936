/** Set-up of the Firefox tests, written once: a browser for the tests of a file, and pages served on loopback. */
import { test as base, expect } from 'vitest';
import { type Served, servePages } from '../pages/server.ts';
import { launchFirefox, newProfile } from './firefox.ts';
import type { Prefs } from './program.ts';

/** What is served from the start, for a file to override. */
const noPages: Readonly<Record<string, Served | string>> = {};

/** How the browser is started, for a file to override (`launchFirefox`). */
const plainStart: { readonly prefs?: Prefs; readonly change?: (folder: string) => void } = {};

/** Each test has tabs of its own in the file's browser, and ends with no error thrown in a page or a context of ours. */
export const test = base
  .extend('pages', { scope: 'file' }, noPages)
  .extend('start', { scope: 'file' }, plainStart)
  .extend('server', { scope: 'file' }, async ({ pages }, { onCleanup }) => {
    const server = await servePages({ '/favicon.ico': '', ...pages });
    onCleanup(() => server.close());
    return server;
  })
  .extend('firefox', { scope: 'file' }, async ({ start }, { onCleanup }) => {
    const firefox = await launchFirefox(newProfile(), start.prefs, start.change);
    onCleanup(() => firefox.close());
    return firefox;
  })
  .extend('unharmed', { auto: true }, async ({ firefox }, { onCleanup }) => {
    const before = firefox.faults.length;
    onCleanup(async () => {
      await firefox.clear();
      await firefox.hearAll();
      expect(firefox.faults.slice(before), 'errors thrown').toEqual([]);
    });
    return true;
  });

export { expect };
