/** The panel and the notebook by keyboard alone, and the names that a screen reader says there. */
import type { Page } from '@playwright/test';
import { tabOf } from '../../scripts/extension-driver.ts';
import { loadKnowledge } from '../../scripts/load-knowledge.ts';
import { readArticle } from '../pages/article.ts';
import { shelfOf } from '../pages/kept.ts';
import { dressedPage } from '../pages/shells.ts';
import { alone, expect, test } from './extension.ts';
import { bringIn } from './gallery/profiles.ts';

const knowledge = loadKnowledge();

/** The role and name of what has the focus, as the browser tells them to assistive technology. */
async function focused(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  // The document has the focus, too.
  const node = nodes.findLast(
    ({ role, properties }) =>
      role?.value !== 'RootWebArea' &&
      properties?.some(({ name, value }) => name === 'focused' && value.value === true),
  );
  return `${node?.role?.value}: ${node?.name?.value}`;
}

/** Presses Tab until something of this role and name has the focus; says what was met where it never has. */
async function tabTo(page: Page, wanted: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const met: string[] = [];
  for (let step = 0; step < 80; step += 1) {
    const now = await focused(page);
    if (wanted.test(now)) return;
    met.push(now);
    await page.keyboard.press(key);
  }
  throw new Error(`${wanted} never had the focus: ${met.join(' → ')}`);
}

test('the panel: narrow, step, open a claim, look at the picture and its table', async ({
  extension,
  server,
}) => {
  server.set('/page', dressedPage(readArticle('w1-04-select-committee'), 'weekly'));
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const tab = await tabOf(extension.context, page);
  const panel = await extension.open(`sidepanel.html?tab=${tab}`);
  await expect(panel.locator('.claim-item')).toHaveCount(reading.claims.length);

  await tabTo(panel, /Narrow down and sort/);
  await panel.keyboard.press('Enter');
  await tabTo(panel, /: The sentence …/);
  await panel.keyboard.type('disputes');
  const disputing = reading.claims.filter(({ propositions }) =>
    propositions.some(({ stance }) => stance === 'disputes'),
  );
  await expect(panel.locator('.claim-item')).toHaveCount(disputing.length);
  await tabTo(panel, /^button: .*Next$/);
  await panel.keyboard.press('Enter');
  await expect(panel.locator('.claim-line[aria-current]')).toHaveCount(1);
  await expect(panel.locator('main > [role=status]')).toHaveText(
    `Claim 1 of ${disputing.length}: ${disputing[0]?.text}`,
  );
  const second = disputing[1]?.text ?? '';
  await tabTo(panel, new RegExp(`^button: ${second.slice(0, 20).replace(/\W/g, '.')}`));
  await panel.keyboard.press('Enter');
  await expect(panel.locator('.claim-line[aria-current]')).toContainText(second);

  await tabTo(panel, /^button: At a glance/, 'Shift+Tab');
  await panel.keyboard.press('Enter');
  await tabTo(panel, /As a table/);
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('table')).toBeVisible();
  await tabTo(panel, /^button: Notes/, 'Shift+Tab');
  await panel.keyboard.press('Space');
  await expect(panel.getByText('You have no note on this page.')).toBeVisible();
});

test('a claim’s line is read as its words, its side, what it is about and how that is rated', async ({
  extension,
  server,
}) => {
  server.set('/page', dressedPage(readArticle('w1-04-select-committee'), 'weekly'));
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const tab = await tabOf(extension.context, page);
  const panel = await extension.open(`sidepanel.html?tab=${tab}`);
  const [claim] = reading.claims;
  const [main] = claim?.propositions ?? [];
  const label = knowledge.propositions.find(({ id }) => id === main?.id)?.label ?? '';
  const words = claim?.text.slice(0, 30).replace(/\W/g, '.');
  await expect(panel.locator('.claim-line').first()).toHaveAccessibleName(
    new RegExp(`${words}.*asserts it.*${label}.*evidenced`, 's'),
  );
  await expect(panel.getByRole('navigation', { name: 'What to look at' })).toMatchAriaSnapshot(`
    - navigation "What to look at":
      - button /Claims \\(\\d+\\)/
      - button "At a glance"
      - button /Notes/
  `);
});

alone(
  'the notebook: search, tick, tag, delete, undo, edit, export',
  async ({ fresh: extension }) => {
    const shelf = shelfOf(knowledge);
    await bringIn(extension, shelf);
    const notebook = await extension.open('notebook.html');
    const notes = notebook.getByRole('article');
    await expect(notes).toHaveCount(shelf.annotations.length);

    await tabTo(notebook, /^searchbox: /);
    await notebook.keyboard.type('comparison group');
    const found = shelf.annotations.filter(({ note }) => note.includes('comparison group')).length;
    await expect(notes).toHaveCount(found);
    await expect(notebook.locator('.found')).toHaveText(`${found} notes found.`);

    await tabTo(notebook, /^checkbox: Select “/);
    const ticked = await notes
      .filter({ has: notebook.locator(':focus') })
      .getAttribute('aria-label');
    await notebook.keyboard.press('Space');
    const region = notebook.getByRole('region', { name: 'Selected notes' });
    await expect(region.getByRole('status')).toHaveText('1 note selected');
    await tabTo(notebook, /^button: Tag …/);
    await notebook.keyboard.press('Enter');
    await tabTo(notebook, /: Add tags/);
    await notebook.keyboard.type('compared');
    await notebook.keyboard.press('Enter');
    await expect(notebook.getByRole('button', { name: 'Notes tagged compared' })).toHaveCount(1);

    await tabTo(notebook, /^button: Delete$/);
    await notebook.keyboard.press('Enter');
    await expect(notes).toHaveCount(found - 1);
    await expect(notebook.getByText('1 note deleted.')).toBeVisible();
    await notebook.keyboard.press('Control+z');
    await expect(notes).toHaveCount(found);
    // Not on the note beside it, on which the deletion had landed.
    await expect.poll(() => focused(notebook)).toBe(`article: ${ticked}`);

    await tabTo(notebook, /^button: Edit/);
    await notebook.keyboard.press('Enter');
    await expect.poll(() => focused(notebook)).toMatch(/^textbox: Note/);
    await notebook.keyboard.press('Control+End');
    await notebook.keyboard.type(' Asked again.');
    await notebook.keyboard.press('Escape');
    await expect(notes.filter({ hasText: 'Asked again.' })).toHaveCount(1);
    await expect.poll(() => focused(notebook)).toMatch(/^article: /);

    await tabTo(notebook, /^button: Export …/, 'Shift+Tab');
    await notebook.keyboard.press('Enter');
    const dialog = notebook.getByRole('dialog', { name: 'Export' });
    await expect(dialog).toBeVisible();
    await notebook.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect.poll(() => focused(notebook)).toMatch(/^button: Export …/);

    await expect(notebook.getByRole('navigation')).toMatchAriaSnapshot(`
    - navigation "Ways to look":
      - list:
        - listitem:
          - link "By page"
        - listitem:
          - link "By proposition"
        - listitem:
          - link "By tag"
        - listitem:
          - link "By date"
  `);
  },
);
