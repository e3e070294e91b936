// @vitest-environment jsdom
/** A note form whose reader is quicker than the disk. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoteForm } from '../../../components/NoteForm.tsx';
import type { CardDraft, CardSaved } from '../../../lib/card-view.ts';
import { canonicalUrl } from '../../../lib/notes/canonical-url.ts';
import type { Outcome } from '../../../lib/outcome.ts';
import { allUnsaved, keepUnsaved, nameInForm, waitsOf } from '../../../lib/unsaved.ts';
import { selectorsOf, visitOf } from '../notes/samples.ts';
import { slowStorage } from '../slow-storage.ts';
import { begin, found, pass, press, said, settle, show, type } from './reader.ts';

/** How long typing must rest before a note is written. */
const REST = 700;

const address = 'https://paper.example/a';
const waits = waitsOf(
  canonicalUrl(address),
  {
    page: visitOf(address),
    kind: 'highlight',
    selectors: selectorsOf('The passage.'),
    claim: null,
  },
  null,
);
const saved = (note: string, modified: string): CardSaved => ({
  id: 'n1',
  note,
  tags: [],
  verdict: null,
  chosen: null,
  modified,
});
const draft = (note: string, basedOn: string | null): CardDraft => ({
  note,
  tags: [],
  verdict: null,
  basedOn,
});
const done = (value: CardSaved): Outcome<CardSaved> => ({ ok: true, value });

const drafts: CardDraft[] = [];
const disk = {
  save: vi.fn<(draft: CardDraft) => Promise<Outcome<CardSaved>>>(),
  remove: vi.fn<() => Promise<Outcome<CardSaved>>>(),
  restore: vi.fn<() => Promise<Outcome<CardSaved>>>(),
};
/** The answer of the disk to what it is asked next: it comes when the test says so. */
function answerOf(work: keyof typeof disk) {
  const answer = Promise.withResolvers<Outcome<CardSaved>>();
  disk[work].mockReturnValueOnce(answer.promise);
  return async (value: CardSaved) => {
    answer.resolve(done(value));
    await settle();
  };
}
const form = (note: CardSaved | null) =>
  show(<NoteForm waits={waits} form="mine" saved={note} knownTags={[]} {...disk} />);
const field = () => found<HTMLTextAreaElement>('textarea').value;
const waiting = async () => (await allUnsaved()).map(({ draft: kept }) => kept.note);

beforeEach(() => {
  begin();
  vi.useFakeTimers();
  drafts.length = 0;
  disk.save.mockReset().mockImplementation(async (typed) => {
    drafts.push(typed);
    return done(saved(typed.note, `v${drafts.length + 10}`));
  });
  disk.remove.mockReset().mockResolvedValue(done(saved('old', 'v2')));
  disk.restore.mockReset().mockResolvedValue(done(saved('old', 'v3')));
});
afterEach(() => vi.useRealTimers());

describe('deleting', () => {
  it('keeps what is typed meanwhile, as a note of its own', async () => {
    const deleted = answerOf('remove');
    await form(saved('old', 'v1'));
    await press('deleteNote');
    await type('old and new words');
    await deleted(saved('old', 'v2'));
    expect(field()).toBe('old and new words');
    expect(said()).toBe('notSavedYet');
    await pass(REST);
    expect(drafts).toEqual([draft('old and new words', null)]);
    expect(said()).toBe('savedState');
    expect(await waiting()).toEqual([]);
  });

  it('by two presses deletes once', async () => {
    const deleted = answerOf('remove');
    await form(saved('old', 'v1'));
    await press('deleteNote');
    await press('deleteNote');
    await deleted(saved('old', 'v2'));
    expect(disk.remove).toHaveBeenCalledTimes(1);
    expect(field()).toBe('');
    expect(said()).toContain('noteDeleted');
  });

  it('undone by two presses brings back once', async () => {
    const back = answerOf('restore');
    await form(saved('old', 'v1'));
    await press('deleteNote');
    await press('undo');
    await press('undo');
    await back(saved('old', 'v3'));
    expect(disk.restore).toHaveBeenCalledTimes(1);
    expect(field()).toBe('old');
  });

  it('undone keeps what is typed meanwhile, below what came back, and makes no second note of it', async () => {
    const back = answerOf('restore');
    await form(saved('old', 'v1'));
    await press('deleteNote');
    await press('undo');
    await type('new words');
    await pass(REST);
    await back(saved('old', 'v3'));
    expect(field()).toBe('old\n\nnew words');
    await pass(REST);
    expect(drafts[0]).toEqual(draft('old\n\nnew words', 'v3'));
    expect(drafts.filter(({ basedOn }) => basedOn === null)).toEqual([]);
    expect(said()).toBe('savedState');
  });

  it('undone keeps a tag that was set meanwhile, and adds no empty words to the note', async () => {
    const back = answerOf('restore');
    await form(saved('old', 'v1'));
    await press('deleteNote');
    await press('undo');
    await type('later', found<HTMLInputElement>('input[name=tags]'));
    await back(saved('old', 'v3'));
    await pass(REST);
    expect(drafts.at(-1)).toEqual({ ...draft('old', 'v3'), tags: ['later'] });
  });
});

describe('saving', () => {
  it('sets what waited on the passage beside the words that are being saved', async () => {
    keepUnsaved(nameInForm(waits, 'other'), waits.subject, draft('waited', null), null);
    await settle();
    const answered = slowStorage();
    const written = answerOf('save');
    await form(null);
    await type('typed now');
    await pass(REST);
    expect(disk.save).toHaveBeenCalledWith(draft('typed now', null), expect.anything());
    answered();
    await settle();
    expect(field()).toBe('waited\n\ntyped now');
    await written(saved('typed now', 'v1'));
    await pass(REST);
    expect(drafts).toEqual([draft('waited\n\ntyped now', 'v1')]);
    expect(await waiting()).toEqual([]);
  });

  it('lets the words of a second write wait until they are on disk, and says “Saved” no sooner', async () => {
    const [first, second] = [answerOf('save'), answerOf('save')];
    await form(saved('old', 'v1'));
    await type('one');
    await pass(REST);
    await type('one two');
    await pass(REST);
    expect(await waiting()).toEqual(['one two']);
    await first(saved('one', 'v2'));
    expect(await waiting()).toEqual(['one two']);
    expect(said()).toBe('saving');
    expect(disk.save).toHaveBeenLastCalledWith(draft('one two', 'v2'), expect.anything());
    await second(saved('one two', 'v3'));
    expect(await waiting()).toEqual([]);
    expect(said()).toBe('savedState');
  });
});
