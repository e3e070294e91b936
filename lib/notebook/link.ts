/** The way back to a passage's place on the live page. */
import type { NoteSubject } from '../card-view.ts';
import { passageLink } from '../export/text-fragment.ts';
import { pageAddress } from '../notes/canonical-url.ts';
import type { ReadPage } from '../notes/model.ts';
import type { Entry } from './entries.ts';

/** True for an address that a tab may be opened on: never a script, never a page of the browser's; of our own pages the sample. */
export function isOpenable(address: string): boolean {
  const { protocol = '', pathname = '' } = URL.parse(address) ?? {};
  if (/^(?:chrome|moz)-extension:$/.test(protocol)) return pathname === '/sample.html';
  return /^(?:https?|file):$/.test(protocol);
}

/** The page's address with the passage as a text fragment; null when there is nothing to open. */
export function placeLink({ page, note }: Pick<Entry, 'page' | 'note'>): string | null {
  if (page === null || !isOpenable(page.address)) return null;
  return note.selectors === null ? page.address : passageLink(page.address, note.selectors.quote);
}

/** The same for words that wait to become a note. */
export function waitingLink({ page, selectors }: Pick<NoteSubject, 'page' | 'selectors'>) {
  const address = pageAddress(page.url, page);
  if (!isOpenable(address)) return null;
  return selectors === null ? address : passageLink(address, selectors.quote);
}

/** The same for a sentence that no note was made on. */
export function quoteLink(page: ReadPage | null, quote: string): string | null {
  if (page === null || !isOpenable(page.address)) return null;
  return passageLink(page.address, { exact: quote });
}
