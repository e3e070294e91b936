/** What the options do, where it can fail. */
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Said } from '../../../lib/outcome.ts';
import { optionsWork } from '../../../lib/panel/options-work.ts';

const said: Said[] = [];
const work = optionsWork({
  store: { mute: vi.fn(), undoDismissal: vi.fn() },
  state: () => null,
  templates: () => ({}),
  setTemplates: async () => {},
  tell: (words) => said.push(words),
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
  await vi.waitFor(() => expect(said).toHaveLength(1));
  expect(said[0]).toMatchObject({ undo: null, fault: true });
  expect(said[0]?.sentence).toContain('settingsFileUnread');
  expect(set).not.toHaveBeenCalled();
});
