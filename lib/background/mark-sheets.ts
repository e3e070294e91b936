/**
 * The marks' styles in pages: put in by the browser, so that no page's CSP stands in the way, and
 * once a document. Each time costs the page a look at all of its styles, and sheets pile up.
 */
import { browser } from 'wxt/browser';
import { type MarkColours, markColourIds } from '../mark-colours.ts';
import { pageSheet } from '../reader/mark-sheet.ts';

/** A document in a tab. `documentId`: as Chromium names it, even while another one is still shown in the tab. */
export interface Dressed {
  readonly tabId: number;
  readonly documentId?: string | undefined;
  /** What it says that it wears already; null where it does not know. */
  readonly wears: MarkColours | null;
}

/** What documents were given before they could say so themselves. The worker may forget it: a sheet is then put in twice. */
const given = new Map<string, MarkColours>();
const MOST_GIVEN = 200;

const remember = (documentId: string, colours: MarkColours) => {
  const [oldest] = given.keys();
  if (given.size >= MOST_GIVEN && oldest !== undefined) given.delete(oldest);
  given.set(documentId, colours);
};

/** Puts the sheet of these colours in and those of all others out. Rejects where the browser does not let us into the tab. */
export async function styleMarks(
  { tabId, documentId, wears }: Dressed,
  colours: MarkColours,
): Promise<void> {
  const target = documentId ? { tabId, documentIds: [documentId] } : { tabId };
  const sheet = (each: MarkColours) => ({
    target,
    css: pageSheet(each),
    origin: 'USER' as const,
  });
  const has = wears ?? (documentId === undefined ? null : given.get(documentId));
  if (documentId !== undefined) remember(documentId, colours);
  try {
    await Promise.all([
      ...(has === colours ? [] : [browser.scripting.insertCSS(sheet(colours))]),
      // A sheet that is not there is no fault, and costs the page nothing; but it is refused where we may not be.
      ...markColourIds
        .filter((each) => each !== colours)
        .map((each) => browser.scripting.removeCSS(sheet(each))),
    ]);
  } catch (error) {
    if (documentId !== undefined) given.delete(documentId);
    throw error;
  }
}
