/** The reader's word on a whole site: the browser's permission to read it, and whether it is turned off. */
import { browser } from 'wxt/browser';
import { changeSettings, getSettings, onSettingsChange, type Settings } from './settings.ts';

/** The host of a page that can be read at all; null for the browser's own pages. */
export function hostOf(url: string | undefined): string | null {
  const parsed = url === undefined ? null : URL.parse(url);
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.hostname : null;
}

/** Whether the reader has turned the site of an address off. */
export const isSiteOff = ({ sitesOff }: Pick<Settings, 'sitesOff'>, url: string | undefined) =>
  sitesOff.includes(hostOf(url) ?? '');

/** What the browser is asked for so that a host is read by itself. A pattern takes no port: it stands for all. */
const originsOf = (host: string): string[] => [`*://${host}/*`];

export interface SiteState {
  readonly host: string;
  /** The browser lets the site be read by itself. */
  readonly always: boolean;
  readonly off: boolean;
}

/** How a page's site stands; null for a page that is on none. */
export async function siteStateOf(host: string | null): Promise<SiteState | null> {
  if (host === null) return null;
  const [always, { sitesOff }] = await Promise.all([isAllowed(host), getSettings()]);
  return { host, always, off: sitesOff.includes(host) };
}

/** A host is allowed by http and https both, or by the one that it was given for. */
async function isAllowed(host: string): Promise<boolean> {
  const schemes = ['*', 'https', 'http'].map((scheme) => ({ origins: [`${scheme}://${host}/*`] }));
  const answers = await Promise.all(
    schemes.map((origins) => browser.permissions.contains(origins)),
  );
  return answers.some(Boolean);
}

/** Calls `listener` whenever the browser's leave or the reader's word for any site has changed. */
export function onSiteChange(listener: () => void): void {
  onSettingsChange(listener);
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
}

/** Turns reading on a page's site on or off, whatever the browser allows. */
export async function setSiteOff(host: string, off: boolean): Promise<void> {
  await changeSettings(({ sitesOff }) => {
    const others = sitesOff.filter((each) => each !== host);
    return { sitesOff: off ? [...others, host] : others };
  });
}

/** Asks the browser to let us read hosts by themselves. To be called in the click: it shows the browser's own question. */
export const askForSites = (hosts: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: hosts.flatMap(originsOf) });

/** The match patterns that the reader has allowed. The browser's list is the only one there is. */
export async function allowedOrigins(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.filter((origin) => /^(?:\*|https?):\/\//.test(origin));
}

/** The host of a match pattern, `*.tes.com` or `*` among them. */
export const hostOfOrigin = (origin: string): string =>
  /^(?:\*|https?):\/\/([^/]+)\//.exec(origin)?.[1] ?? origin;

/** Gives the permission for a host back, in whatever form it was given. Rejects where the browser keeps it. */
async function giveUpSite(host: string): Promise<boolean> {
  const mine = (await allowedOrigins()).filter((origin) => hostOfOrigin(origin) === host);
  // Given back already, by the press before this one, it is given back.
  return mine.length > 0 ? browser.permissions.remove({ origins: mine }) : !(await isAllowed(host));
}

/**
 * Has a site read by itself, or no more; false where that was not granted or not taken back. To be called
 * in the click: it shows the browser's own question.
 */
export const setAlways = (host: string, wanted: boolean): Promise<boolean> =>
  (wanted ? askForSites([host]) : giveUpSite(host)).catch(() => false);
