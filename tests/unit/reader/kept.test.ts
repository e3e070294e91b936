/** What is kept of a page is asked for again and again: an answer that comes late must not undo a newer one. */
import { expect, test, vi } from 'vitest';
import { type SavedPassage, toBackground } from '../../../lib/messages.ts';
import type { PageText } from '../../../lib/page/live.ts';
import { openKept } from '../../../lib/reader/kept.ts';
import type { Placing } from '../../../lib/reader/late/index.ts';
import { eventually } from '../eventually.ts';

type Answer = Awaited<ReturnType<typeof toBackground.sendMessage<'pageOpened'>>>;

const answer = (ids: readonly string[], off = false): Answer => ({
  passages: ids.map((id) => ({ id, isClaim: false }) as SavedPassage),
  dismissed: [],
  allowed: true,
  off,
  settings: { opensOnHover: off, printsMarks: false, offersToolbar: false, showsAllMarks: false },
  wears: 'usual',
  wording: {},
});
/** Every passage is lost: what is lost needs no text to be tied to. */
const lost = (passages: readonly { readonly id: string }[]): Placing => ({
  placed: [],
  orphans: passages.map(({ id }) => ({ id, reason: 'not-found' })),
});

function asking(place: Parameters<typeof openKept>[3]) {
  const asked = [0, 1].map(() => Promise.withResolvers<Answer>());
  vi.spyOn(toBackground, 'sendMessage').mockReturnValue(asked[1]?.promise as never);
  const kept = openKept({} as never, {} as PageText, asked[0]?.promise as never, place);
  const ids = () => kept.notes().orphans.map(({ id }) => id);
  const [first, second] = asked;
  return { kept, ids, first: first?.resolve, fails: first?.reject, second: second?.resolve };
}

test('of two askings under way the newer one holds, whichever is answered first', async () => {
  const { kept, ids, first, second } = asking(async (passages) => lost(passages));
  const looks = [kept.look(), kept.look()];
  second?.(answer(['new', 'old'], true));
  await looks[1];
  expect(ids()).toEqual(['new', 'old']);
  first?.(answer(['old']));
  // The older one tells what the newer one found, too: the site is off by now.
  expect(await looks[0]).toMatchObject({ off: true });
  expect(ids()).toEqual(['new', 'old']);
  expect(kept.settings().opensOnHover).toBe(true);
});

test('an older search of the text that ends later is dropped', async () => {
  const slow = Promise.withResolvers<Placing>();
  const place = vi.fn((passages: readonly SavedPassage[]) =>
    passages.length === 1 ? slow.promise : Promise.resolve(lost(passages)),
  );
  const { kept, ids, first, second } = asking(place);
  const older = kept.look();
  first?.(answer(['old']));
  await eventually(() => expect(place).toHaveBeenCalledTimes(1));
  const newer = kept.look();
  second?.(answer(['new', 'old']));
  await newer;
  slow.resolve(lost([{ id: 'old' }]));
  await older;
  expect(ids()).toEqual(['new', 'old']);
});

test('one asking alone is taken as it is', async () => {
  const { kept, ids, first } = asking(async (passages) => lost(passages));
  const look = kept.look();
  first?.(answer(['only']));
  expect(await look).toMatchObject({ allowed: true, off: false });
  expect(ids()).toEqual(['only']);
});

test('an asking that fails leaves the page to be read, and what was answered before in force', async () => {
  const { kept, ids, fails, second } = asking(async (passages) => lost(passages));
  const heard = vi.fn();
  const look = kept.look(heard);
  fails?.(new Error('the worker threw'));
  expect(await look).toEqual({ allowed: true, off: false });
  expect(heard).toHaveBeenCalledExactlyOnceWith({ allowed: true, off: false });
  const answered = kept.look();
  second?.(answer(['kept'], true));
  await answered;
  vi.spyOn(toBackground, 'sendMessage').mockRejectedValue(new Error('cut off'));
  expect(await kept.look(heard)).toMatchObject({ off: true });
  expect(heard).toHaveBeenLastCalledWith(expect.objectContaining({ off: true }));
  expect(ids()).toEqual(['kept']);
  expect(kept.settings().opensOnHover).toBe(true);
});
