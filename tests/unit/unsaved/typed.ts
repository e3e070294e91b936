/** Words typed on passages of one page, as forms keep them and a notebook lists them. */
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CardDraft, NoteSubject, Waits } from '../../../lib/card-view.ts';
import { canonicalUrl } from '../../../lib/notes/canonical-url.ts';
import { openStore, type Store } from '../../../lib/notes/store.ts';
import { keepUnsaved, nameInForm, unsavedOn, waitsOf } from '../../../lib/unsaved.ts';
import { openWaiting, REST, type Waiting } from '../../../lib/waiting.ts';
import { loadSeeds } from '../../../scripts/load-knowledge.ts';
import { SENTENCE, selectorsOf, visitOf } from '../notes/samples.ts';

export const { knowledge } = loadSeeds();
export const ADDRESS = 'https://schoolsweek.co.uk/mats-share-teachers';
export const page = visitOf(ADDRESS);

/** A sentence of the page, by the words before it: the same sentence stands there more than once. */
export function subjectOf(prefix = 'she said. '): NoteSubject {
  const selectors = selectorsOf(SENTENCE);
  const quote = { ...selectors.quote, prefix };
  return { page, kind: 'highlight', selectors: { ...selectors, quote }, claim: null };
}
export const waitsFor = (subject: NoteSubject) => waitsOf(canonicalUrl(ADDRESS), subject, null);

/** As a form keeps what is typed in it; answers the name that it has there. */
export function keep(
  waits: Waits,
  draft: CardDraft,
  noteId: string | null,
  name = nameInForm(waits),
): string {
  keepUnsaved(name, waits.subject, draft, noteId);
  return name;
}
export const lastOn = async (waits: Waits) => (await unsavedOn(waits))?.draft.note ?? null;
export const typed = (note: string, more: Partial<CardDraft> = {}): CardDraft => ({
  note,
  tags: [],
  verdict: null,
  basedOn: null,
  ...more,
});

/** As Chromium and newer Firefoxes have it; the fake knows of none. */
const getKeys = async () => Object.keys(await fakeBrowser.storage.local.get(null));

/** A browser that has kept nothing yet, on an afternoon in March. */
export function begin(): Store {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.storage.local, { getKeys });
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-28T14:05:00Z') });
  globalThis.indexedDB = new IDBFactory();
  return openStore();
}

/** The list as it is told of once typing has rested. */
export function listed(store: Store, listener: () => void = () => undefined): Waiting {
  vi.setSystemTime(Date.now() + REST);
  return openWaiting({ store, knowledge }, listener);
}

export function never(): never {
  throw new Error('nothing is there');
}
