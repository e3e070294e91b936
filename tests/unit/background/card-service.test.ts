/** What a card is shown and what becomes of what is written in it, with a real store. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveDraft, viewOf } from '../../../lib/background/card-service.ts';
import type { CardDraft } from '../../../lib/card-view.ts';
import { writeJsonLd } from '../../../lib/export/json-ld.ts';
import { readJsonLd } from '../../../lib/export/read-json-ld.ts';
import { exportSet } from '../../../lib/export/set.ts';
import type { CardSubject } from '../../../lib/messages.ts';
import { openStore, type Store } from '../../../lib/notes/store.ts';
import { loadSeeds } from '../../../scripts/load-knowledge.ts';
import { selectorsOf } from '../notes/samples.ts';
import { claimAt } from '../panel/samples.ts';

const { knowledge } = loadSeeds();
const identity = {
  url: 'https://courier.example/story?utm_source=mail',
  title: 'A story',
  canonicalLink: null,
  ogUrl: null,
  ampLink: null,
  site: null,
  author: null,
  published: '2026-10-02T05:00:00Z',
  language: 'en',
};
const words = 'The doors of every school stood open.';
const ownWords: CardSubject = {
  identity,
  selectors: selectorsOf(words),
  claim: null,
  annotationId: null,
  faint: 0,
};
const draft = (more: Partial<CardDraft> = {}): CardDraft => ({
  note: 'Mine',
  tags: [],
  verdict: null,
  basedOn: null,
  ...more,
});
const kept = { saved: null, dismissed: false, knownTags: [], isPrivate: false };

let store: Store;
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  store = openStore();
});
afterEach(() => store.close());

const save = async (id: string | null, subject: CardSubject, change: Partial<CardDraft>) => {
  const ticket = crypto.randomUUID();
  const outcome = await saveDraft(
    { store, knowledge },
    subject,
    id,
    identity,
    draft(change),
    ticket,
  );
  if (!outcome.ok) throw new Error(outcome.sentence);
  return outcome.value;
};

describe('words of the reader’s own choice', () => {
  it('are kept as a highlight, with the proposition and side that the reader chose, or none', async () => {
    const bare = await save(null, ownWords, { chosen: null });
    expect(bare.chosen).toBeNull();
    const chosen = { proposition: 'attainment', stance: 'disputes' } as const;
    const about = await save(bare.id, ownWords, { chosen, basedOn: bare.modified });
    expect(about.chosen).toEqual(chosen);
    const annotation = await store.annotation(bare.id);
    const rating = knowledge.propositions.find(({ id }) => id === 'attainment')?.rating.id;
    expect(annotation).toMatchObject({
      kind: 'highlight',
      claim: { propositions: [{ id: 'attainment', stance: 'disputes', rating }], overreach: null },
    });
    const none = await save(bare.id, ownWords, { chosen: null, basedOn: about.modified });
    expect(none.chosen).toBeNull();
  });

  it('are shown with what the documents say of the chosen proposition, and without a judgement of their wording', async () => {
    const { id } = await save(null, ownWords, {
      chosen: { proposition: 'attainment', stance: 'disputes' },
    });
    const saved = await store.annotation(id);
    const view = viewOf(ownWords, { ...kept, saved: saved ?? null }, knowledge);
    expect(view.propositions.map(({ counterpoint }) => counterpoint.proposition.id)).toEqual([
      'attainment',
    ]);
    expect(view.propositions[0]?.overreach).toBeNull();
    expect(view.choices).toHaveLength(knowledge.propositions.length);
  });

  it('leave and come back in JSON-LD as the highlight they are', async () => {
    await save(null, ownWords, { chosen: { proposition: 'attainment', stance: 'open' } });
    const { annotations, pages } = await store.snapshot();
    const file = writeJsonLd(exportSet(pages, annotations, '2026-11-22T00:00:00.000Z'));
    const back = readJsonLd(JSON.parse('text' in file ? file.text : ''), new Date());
    expect(back).toMatchObject({
      snapshot: {
        annotations: [{ kind: 'highlight', claim: annotations[0]?.claim, note: 'Mine' }],
      },
    });
  });
});

describe('a claim', () => {
  const claim = claimAt(0, ['attainment', 'asserts']);
  const subject: CardSubject = { ...ownWords, claim };

  it('is about what it claims: no choice is offered, none is written', async () => {
    expect(viewOf(subject, kept, knowledge).choices).toBeNull();
    const { id, chosen } = await save(null, subject, {});
    expect(chosen).toBeNull();
    expect((await store.annotation(id))?.kind).toBe('claim');
  });

  it('that is not found any more is known from its note, which keeps it through an edit', async () => {
    const first = await save(null, subject, {});
    const saved = (await store.annotation(first.id)) ?? null;
    const lost = { ...subject, claim: null, annotationId: first.id };
    const view = viewOf(lost, { ...kept, saved }, knowledge);
    expect(view.choices).toBeNull();
    expect(view.propositions).toHaveLength(1);
    await save(first.id, lost, { note: 'Still mine', basedOn: first.modified });
    expect((await store.annotation(first.id))?.claim).toEqual(saved?.claim);
  });
});

it('a quotation names the address without tracking, and the host where the page names no site', () => {
  const { quotation } = viewOf(ownWords, kept, knowledge);
  expect(quotation).toMatch(
    /^“The doors of every school stood open\.”\nA story, courier\.example, 2026-10-02\. https:\/\/courier\.example\/story#:~:text=The%20doors/,
  );
});
