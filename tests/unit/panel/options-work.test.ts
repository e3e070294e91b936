/** What the options do, where it can fail. */
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Said } from '../../../lib/outcome.ts';
import { optionsWork } from '../../../lib/panel/options-work.ts';
import { eventually } from '../eventually.ts';

const said: Said[] = [];
const store = { mute: vi.fn(), mutedPropositions: async () => [], undoDismissal: vi.fn() };
const work = optionsWork({
  store,
  templates: async () => ({}),
  setTemplates: async () => {},
  tell: (words) => said.push(words),
  expect: vi.fn(),
  look: async () => {},
});

beforeEach(() => {
  fakeBrowser.reset();
  said.length = 0;
});

it('tells of a settings file that cannot be read, and changes nothing', async () => {
  const set = vi.spyOn(fakeBrowser.storage.local, 'set');
  const file = new Blob(['{}']);
  // As browsers do for a file that was moved or changed since it was chosen.
  file.text = () => Promise.reject(new DOMException('It was moved.', 'NotReadableError'));
  work.importFile(file);
  await eventually(() => expect(said).toHaveLength(1));
  expect(said[0]).toMatchObject({ undo: null, fault: true });
  expect(said[0]?.sentence).toContain('settingsFileUnread');
  expect(set).not.toHaveBeenCalled();
});

it('says last what was asked for last, however slow what was before it', async () => {
  let muted = () => {};
  store.mute.mockReturnValueOnce(
    new Promise<void>((resolve) => {
      muted = resolve;
    }),
  );
  work.mute('p1', 'A proposition', true);
  work.importFile(new Blob(['{']));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(said, 'nothing is said before what was asked for first is done').toEqual([]);
  muted();
  await eventually(() => expect(said).toHaveLength(2));
  expect(said.map(({ fault }) => fault)).toEqual([false, true]);
});

it('goes on after what failed', async () => {
  store.mute.mockRejectedValueOnce(new Error('The disk is full.'));
  work.mute('p1', 'A proposition', true);
  work.mute('p2', 'Another', true);
  await eventually(() => expect(said).toHaveLength(2));
  expect(said.map(({ fault }) => fault)).toEqual([true, false]);
});
