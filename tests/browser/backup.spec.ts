/** The backup folder, on the built extension: the origin's private file system stands in for a folder of the reader's. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { backupText } from '../../lib/export/backup.ts';
import { exportSet } from '../../lib/export/set.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { MADE, noteOf, pageOf } from '../unit/export/samples.ts';
import { violations } from './axe.ts';
// A browser of its own for each test: the folder is the browser's.
import { cardFrame, clickMark, type Extension, expect, alone as test } from './extension.ts';

/** The options, where the browser's own dialog answers with the folder "Notes". */
async function openOptions({ open, context }: Extension, leave: PermissionState = 'granted') {
  await context.addInitScript((state: PermissionState) => {
    // Neither an empty page on its way to another nor a card in a page has such a storage.
    if (location.protocol !== 'chrome-extension:' || top !== window) return;
    const picker = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle('Notes', { create: true });
    Object.assign(globalThis, { showDirectoryPicker: picker });
    // A handle of the private file system is always allowed: the browser's leave is played here.
    let now = localStorage.getItem('leave') ?? state;
    Object.assign(FileSystemDirectoryHandle.prototype, {
      queryPermission: async () => localStorage.getItem('leave') ?? now,
      requestPermission: async () => {
        now = 'granted';
        localStorage.setItem('leave', now);
        return now;
      },
    });
  }, leave);
  const options = await open('options.html');
  const section = options.getByRole('region', { name: 'Backup' });
  // Its first look is over: what is done from now on is not written over by what it finds.
  await expect(section.getByText(/^The browser has/)).toBeVisible();
  return { options, section };
}

async function inFolder(page: Page): Promise<Record<string, string>> {
  let found: Record<string, string> = {};
  const look = async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('Notes', { create: true });
    const files: Record<string, string> = {};
    for await (const [name, entry] of folder.entries()) {
      if (entry.kind === 'file')
        files[name] = await (await (entry as FileSystemFileHandle).getFile()).text();
    }
    return files;
  };
  // A file that is replaced while it is looked at cannot be read.
  await expect(async () => {
    found = await page.evaluate(look);
  }).toPass();
  return found;
}

const putInFolder = (page: Page, name: string, text: string) =>
  page.evaluate(
    async ([file, content]) => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('Notes', { create: true });
      const writable = await (await folder.getFileHandle(file, { create: true })).createWritable();
      await writable.write(content);
      await writable.close();
    },
    [name, text] as const,
  );

const page = pageOf(1, 'https://schoolsweek.co.uk/on-the-train');
const theirs = noteOf(7, page, 'written on the train');
const ofTheTrain = backupText({
  annotations: exportSet([page], [theirs], MADE).pages.flatMap(({ annotations }) => annotations),
  pages: [page],
  dismissals: [],
  muted: [],
});

test('a folder is written after a change, and the notes of another machine come in', async ({
  fresh,
  server,
}) => {
  const { options, section } = await openOptions(fresh);
  await section.getByRole('button', { name: 'Choose a folder …' }).click();
  await expect(section.getByText(/^Notes and folder were last in step on /)).toBeVisible();
  const [own = ''] = Object.keys(await inFolder(options));
  expect(own).toMatch(/^counterpoint-[0-9a-f-]{36}\.json$/);

  server.set('/page', dressedPage(readArticle('t1-04-too-big-too-fast'), 'weekly'));
  const { page: article, reading } = await fresh.read(`${server.origin}/page`);
  await clickMark(article, reading.claims[0]?.text ?? '');
  const card = await cardFrame(article);
  await card.getByLabel('Note', { exact: true }).fill('for both machines');
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  await expect
    .poll(async () => (await inFolder(options))[own])
    .toContain('"note":"for both machines"');

  await putInFolder(options, 'counterpoint-train.json', ofTheTrain);
  await section.getByRole('button', { name: 'Back up now' }).click();
  await expect(section.getByText('1 note came from another machine')).toBeVisible();
  const files = await inFolder(options);
  expect(files['counterpoint-train.json']).toBe(ofTheTrain);
  expect(files[own]).toContain('written on the train');
  expect(files[own]).toContain('for both machines');
  const notebook = await fresh.open('notebook.html');
  await expect(notebook.getByText('written on the train')).toBeVisible();
  await expect(notebook.getByText('for both machines')).toBeVisible();

  await section.getByRole('button', { name: 'Stop writing there' }).click();
  await expect(section.getByText('Counterpoint writes there no more.')).toBeVisible();
  expect(Object.keys(await inFolder(options)).sort()).toEqual(
    [own, 'counterpoint-train.json'].sort(),
  );
});

test('the worker keeps the folder in step while no page of ours is open', async ({
  fresh,
  server,
}) => {
  const { options, section } = await openOptions(fresh);
  await section.getByRole('button', { name: 'Choose a folder …' }).click();
  await expect(section.getByText(/^Notes and folder were last in step on /)).toBeVisible();
  await options.close();
  server.set('/page', dressedPage(readArticle('t1-04-too-big-too-fast'), 'weekly'));
  const { page: article, reading } = await fresh.read(`${server.origin}/page`);
  await clickMark(article, reading.claims[0]?.text ?? '');
  const card = await cardFrame(article);
  await card.getByLabel('Note', { exact: true }).fill('while nobody looks');
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  // A page of the same origin that neither opens the notes nor looks after the folder.
  const window = await fresh.open('icon/128.png');
  await expect
    .poll(async () => Object.values(await inFolder(window)).join())
    .toContain('while nobody looks');
});

test('leave that ended is told in the notebook and the options, and asked for again by a button', async ({
  fresh,
}) => {
  const { options, section } = await openOptions(fresh, 'prompt');
  await section.getByRole('button', { name: 'Choose a folder …' }).click();
  const sentence = 'The browser wants to ask you again before Counterpoint may write';
  await expect(section.getByRole('alert')).toContainText(sentence);
  expect(await inFolder(options)).toEqual({});
  expect(await violations(options)).toEqual([]);
  const notebook = await fresh.open('notebook.html');
  await expect(notebook.getByText(sentence)).toBeVisible();
  expect(await violations(notebook)).toEqual([]);
  await notebook.getByRole('button', { name: 'Allow it again' }).click();
  await expect(notebook.getByText(sentence)).toBeHidden();
  await expect(section.getByText(/^Notes and folder were last in step on /)).toBeVisible();
  expect(Object.keys(await inFolder(options))).toHaveLength(1);
});

test('a folder that is gone and a file that is damaged are told; nothing of either is touched', async ({
  fresh,
}) => {
  const { options, section } = await openOptions(fresh);
  await section.getByRole('button', { name: 'Choose a folder …' }).click();
  await expect(section.getByText(/^Notes and folder were last in step on /)).toBeVisible();
  await putInFolder(options, 'counterpoint-train.json', ofTheTrain.slice(0, -20));
  await section.getByRole('button', { name: 'Back up now' }).click();
  await expect(section.getByText('“counterpoint-train.json” could not be read')).toBeVisible();
  expect((await inFolder(options))['counterpoint-train.json']).toBe(ofTheTrain.slice(0, -20));

  await options.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry('Notes', { recursive: true });
  });
  await section.getByRole('button', { name: 'Back up now' }).click();
  await expect(section.getByRole('alert')).toContainText('is not there any more');
  const notebook = await fresh.open('notebook.html');
  await expect(notebook.getByText('is not there any more')).toBeVisible();
});

test('a backup file is saved from the options, and the browser’s promise is told', async ({
  fresh,
}) => {
  const { options, section } = await openOptions(fresh);
  await expect(
    section.getByText(/^The browser has (let Counterpoint keep|promised to keep)/),
  ).toBeVisible();
  const [download] = await Promise.all([
    options.waitForEvent('download'),
    section.getByRole('button', { name: 'Save a backup file' }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('"format": "counterpoint-backup"');
  await expect(section.getByText(/^Saved as /)).toBeVisible();
});
