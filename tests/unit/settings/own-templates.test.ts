/** The reader's own templates, as an open page follows them. */
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { followTemplates, keepTemplate } from '../../../lib/own-templates.ts';
import { slowStorage } from '../slow-storage.ts';

beforeEach(() => fakeBrowser.reset());

it('are those that were kept while they were first asked for', async () => {
  const answered = slowStorage();
  const follows = followTemplates(() => undefined);
  await fakeBrowser.storage.local.set({ templates: { markdown: 'of another window' } });
  answered();
  const templates = await follows;
  expect(templates()).toEqual({ markdown: 'of another window' });
});

it('are shown at each change, here or elsewhere', async () => {
  const shown: unknown[] = [];
  const templates = await followTemplates(() => shown.push(templates()));
  await keepTemplate('markdown', 'mine');
  await fakeBrowser.storage.local.set({ templates: {} });
  expect(shown).toEqual([{ markdown: 'mine' }, {}]);
});
