/** A tab is closed before its card could save what was typed last. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { saveDraft, viewOf } from '../../../lib/background/card-service.ts';
import { issueTicket, redeem, setAnnotation } from '../../../lib/background/cards.ts';
import { saveLeftBehind } from '../../../lib/background/left-behind.ts';
import type { CardDraft } from '../../../lib/card-view.ts';
import type { CardSubject } from '../../../lib/messages.ts';
import type { Store } from '../../../lib/notes/store.ts';
import { allUnsaved, nameInForm } from '../../../lib/unsaved.ts';
import { draftOf, SENTENCE, selectorsOf } from '../notes/samples.ts';
import { begin, keep, knowledge, never, page, typed } from '../unsaved/typed.ts';

const subject: CardSubject = {
  identity: page,
  selectors: selectorsOf(SENTENCE),
  claim: null,
  annotationId: null,
  faint: 0,
};
const bare = { saved: null, dismissed: false, knownTags: [], isPrivate: false };
const { waits } = viewOf(subject, bare, knowledge);
const TAB = 7;

let store: Store;
beforeEach(() => {
  store = begin();
});
afterEach(() => {
  store.close();
  vi.useRealTimers();
});
const notes = async () => (await store.all()).map(({ note }) => note);
const closeTab = (tab = TAB) => saveLeftBehind({ store, knowledge }, tab);

/** A card in the tab, in which somebody types; answers its ticket. */
async function typeInCard(draft: CardDraft): Promise<string> {
  const ticket = await issueTicket(subject, { tabId: TAB, incognito: false });
  await redeem(ticket, { tabId: TAB, frameId: 3 });
  keep(waits, draft, null, nameInForm(waits, ticket));
  return ticket;
}
const save = (ticket: string, draft: CardDraft) =>
  saveDraft({ store, knowledge }, subject, null, page, draft, ticket);

it('its words become the note, and wait no more', async () => {
  await typeInCard(typed('and gone', { tags: ['size'] }));
  await closeTab();
  expect(await store.all()).toMatchObject([{ note: 'and gone', tags: ['size'] }]);
  expect(await allUnsaved()).toEqual([]);
});

it('they are one note also where the card’s own last save came through', async () => {
  const ticket = await typeInCard(typed('and gone, at length'));
  await save(ticket, typed('and gone'));
  await closeTab();
  expect(await notes()).toEqual(['and gone, at length']);
  expect((await store.all())[0]?.others).toEqual([]);
});

it('what was read on the page before stands', async () => {
  const claims = [{ quote: SENTENCE, ...(draftOf('').claim ?? never()) }];
  const read = await store.savePage({ ...page, claims });
  await typeInCard(typed('and gone'));
  await closeTab();
  expect(await notes()).toEqual(['and gone']);
  expect((await store.page(read.id))?.claims).toEqual(read.claims);
});

it('they change the note that the card had made', async () => {
  const ticket = await typeInCard(typed(''));
  const made = await save(ticket, typed('first'));
  if (!made.ok) throw new Error(made.sentence);
  await setAnnotation(ticket, made.value.id);
  keep(
    waits,
    typed('first, and more', { basedOn: made.value.modified }),
    made.value.id,
    nameInForm(waits, ticket),
  );
  await closeTab();
  expect(await notes()).toEqual(['first, and more']);
});

it('another tab’s stay with their card', async () => {
  await typeInCard(typed('still being typed'));
  await closeTab(TAB + 1);
  expect(await notes()).toEqual([]);
  expect(await allUnsaved()).toHaveLength(1);
});

it('what cannot be saved goes on waiting', async () => {
  await typeInCard(typed('no room'));
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  await closeTab();
  full.mockRestore();
  expect(await allUnsaved()).toMatchObject([{ draft: { note: 'no room' } }]);
});
