/** What the options show while parts of it are still being read. */
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Change } from '../../../lib/notes/changes.ts';
import type { Snapshot } from '../../../lib/notes/model.ts';
import { type Options, type OptionsState, openOptions } from '../../../lib/panel/options-state.ts';
import { defaultSettings } from '../../../lib/settings-schema.ts';
import { eventually } from '../eventually.ts';
import { slowStorage } from '../slow-storage.ts';

/** Tells of a change in the notes, as the store does. */
let hear: (change: Change) => void;
const store = {
  mutedPropositions: vi.fn<() => Promise<string[]>>(),
  snapshot: async (): Promise<Snapshot> => ({
    annotations: [],
    pages: [],
    dismissals: [],
    muted: [],
  }),
  onChange: (listener: (change: Change) => void) => {
    hear = listener;
    return () => {};
  },
};
/** The answer of the notes to what they are asked next: it comes when the test says so. */
function slowNotes() {
  const { promise, resolve } = Promise.withResolvers<string[]>();
  store.mutedPropositions.mockReturnValueOnce(promise);
  return resolve;
}
const mutedElsewhere = () => hear({ kinds: ['muted'], ids: [], pageIds: [] });
const sensitivity = (value: string) =>
  fakeBrowser.storage.local.set({ settings: { ...defaultSettings, sensitivity: value } });

let options: Options;
let shown: (OptionsState | null)[];
beforeEach(() => {
  fakeBrowser.reset();
  store.mutedPropositions.mockReset().mockResolvedValue([]);
  const { permissions } = fakeBrowser;
  vi.spyOn(permissions, 'getAll').mockImplementation(async () => ({ origins: [] }));
  for (const event of [permissions.onAdded, permissions.onRemoved])
    vi.spyOn(event, 'addListener').mockReturnValue(undefined);
  shown = [];
  options = openOptions(store, () => shown.push(options.state()));
});

it('is nothing before all of it is known: half of it would show nothing muted', async () => {
  const told = slowNotes();
  const looked = options.look();
  await sensitivity('more');
  expect([options.state(), ...shown]).toEqual([null]);
  told(['p1']);
  await looked;
  expect(options.state()).toMatchObject({
    settings: { sensitivity: 'more' },
    muted: new Set(['p1']),
  });
  expect(shown).not.toContain(null);
});

it('is a newer setting, though an older look at the settings ends after it', async () => {
  await options.look();
  const answered = slowStorage();
  const looked = options.look();
  await sensitivity('fewer');
  answered();
  await looked;
  expect(options.state()?.settings.sensitivity).toBe('fewer');
});

it('is what the notes said last, though they were asked before for what they say after', async () => {
  await options.look();
  const [older, newer] = [slowNotes(), slowNotes()];
  const looked = options.look();
  mutedElsewhere();
  newer(['p1', 'p2']);
  await eventually(() => expect(options.state()?.muted.size).toBe(2));
  older(['p1']);
  await looked;
  expect(options.state()?.muted).toEqual(new Set(['p1', 'p2']));
});

it('is what was just asked for, before it is on disk', async () => {
  await options.look();
  options.expect({ settings: { sensitivity: 'more' } });
  options.expect({ muted: { id: 'p1', muted: true } });
  expect(options.state()).toMatchObject({
    settings: { ...defaultSettings, sensitivity: 'more' },
    muted: new Set(['p1']),
  });
  options.expect({ muted: { id: 'p1', muted: false } });
  expect(options.state()?.muted).toEqual(new Set());
});

it('stays what was asked for while what was asked for before it is written, until all is looked at', async () => {
  await options.look();
  options.expect({ muted: { id: 'p1', muted: true } });
  options.expect({ muted: { id: 'p2', muted: true } });
  store.mutedPropositions.mockResolvedValue(['p1']);
  const looks = shown.length;
  mutedElsewhere();
  await eventually(() => expect(shown.length).toBeGreaterThan(looks));
  expect(options.state()?.muted).toEqual(new Set(['p1', 'p2']));
  await options.look();
  expect(options.state()?.muted).toEqual(new Set(['p1']));
});
