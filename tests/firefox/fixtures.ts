/** Set-up of the Firefox tests, written once: a browser for the tests of a file, and pages served on loopback. */
import { test as base, expect } from 'vitest';
import { type Served, servePages } from '../pages/server.ts';
import { launchFirefox, newProfile } from './firefox.ts';

/** What is served from the start, for a file to override. */
const noPages: Readonly<Record<string, Served | string>> = {};

/** Each test has tabs of its own in the file's browser, and ends with no error thrown in a page or a context of ours. */
export const test = base
  .extend('pages', { scope: 'file' }, noPages)
  .extend('profile', { scope: 'file' }, newProfile)
  .extend('server', { scope: 'file' }, async ({ pages }, { onCleanup }) => {
    const server = await servePages({ '/favicon.ico': '', ...pages });
    onCleanup(() => server.close());
    return server;
  })
  .extend('firefox', { scope: 'file' }, async ({ profile }, { onCleanup }) => {
    const firefox = await launchFirefox(profile);
    onCleanup(() => firefox.close());
    return firefox;
  })
  .extend('unharmed', { auto: true }, async ({ firefox }, { onCleanup }) => {
    const before = firefox.faults.length;
    onCleanup(async () => {
      await firefox.clear();
      expect(firefox.faults.slice(before), 'errors thrown').toEqual([]);
    });
    return true;
  });

export { expect };
