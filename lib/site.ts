/** The reader's word on a whole site: the browser's permission to read it, and whether it is turned off. */
import { browser } from 'wxt/browser';
import { changeSettings } from './settings.ts';

/** The host of a page that can be read at all; null for the browser's own pages. */
export function hostOf(url: string | undefined): string | null {
  const parsed = url === undefined ? null : URL.parse(url);
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.hostname : null;
}

/** What the browser is asked for so that a host is read by itself. A pattern takes no port: it stands for all. */
export const originsOf = (host: string): string[] => [`*://${host}/*`];

/** Turns reading on a page's site on or off, whatever the browser allows. */
export async function readHere(url: string, on: boolean): Promise<void> {
  const host = hostOf(url);
  if (host === null) return;
  await changeSettings(({ sitesOff }) => {
    const others = sitesOff.filter((each) => each !== host);
    return { sitesOff: on ? others : [...others, host] };
  });
}

/** Asks the browser to let us read a host by itself. To be called in the click: it shows the browser's own question. */
export const askForSite = (host: string): Promise<boolean> =>
  browser.permissions.request({ origins: originsOf(host) });
