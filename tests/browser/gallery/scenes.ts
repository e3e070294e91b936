/** Every surface in every state it can be in: looked at by axe in `gallery.spec.ts`, and by people under `tests/screens`. */
import type { Page } from '@playwright/test';
import { giveCommand, tabOf } from '../../../scripts/extension-driver.ts';
import { type Article, readArticle } from '../../pages/article.ts';
import type { PageServer } from '../../pages/server.ts';
import { dressedPage } from '../../pages/shells.ts';
import { type Extension, expect } from '../extension.ts';
import { longArticle, strangeArticle } from './articles.ts';
import { type Look, lookNames } from './looks.ts';

/** What lies in the browser's profile when a scene begins. */
export type Profile = 'new' | 'shelf' | 'strange' | 'broken';

export interface Stage {
  readonly extension: Extension;
  readonly server: PageServer;
}

export interface Scene {
  /** Of the picture's file, `panel-claims`. */
  readonly name: string;
  readonly profile: Profile;
  readonly width: number;
  readonly height: number;
  readonly looks: readonly Look[];
  /** The looks whose pictures are kept under `tests/screens`. */
  readonly kept: readonly Look[];
  readonly open: (stage: Stage) => Promise<Page>;
}

const PANEL = { width: 380, height: 760 };
const POPUP = { width: 360, height: 600 };
const PAGE = { width: 1180, height: 820 };

const committee = () => readArticle('w1-04-select-committee');

/** The article on a page of its own, read. */
async function readPage({ extension, server }: Stage, article: Article = committee()) {
  const path = `/${article.id}`;
  server.set(path, dressedPage(article, 'weekly'));
  return extension.read(`${server.origin}${path}`);
}

/** Waits until no more is drawn: what is waited for is in sight, typefaces are there. */
async function shown(page: Page, selector: string): Promise<Page> {
  await expect(page.locator(selector).first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  return page;
}

async function panelOf(stage: Stage, article?: Article, wanted = '.claim-item'): Promise<Page> {
  const { page } = await readPage(stage, article);
  const tab = await tabOf(stage.extension.context, page);
  return shown(await stage.extension.open(`sidepanel.html?tab=${tab}`), wanted);
}

async function popupOf(stage: Stage, article?: Article, wanted = '.claim-line'): Promise<Page> {
  const { page } = await readPage(stage, article);
  const tab = await tabOf(stage.extension.context, page);
  return shown(await stage.extension.open(`popup.html?tab=${tab}`), wanted);
}

async function notebook({ extension }: Stage, hash: string, wanted: string): Promise<Page> {
  return shown(await extension.open(`notebook.html${hash}`), wanted);
}

/** The panel of a page that is still being read: held there, as no page waits to be looked at. */
async function readingPanel(stage: Stage): Promise<Page> {
  const { page, reading } = await readPage(stage);
  const tab = await tabOf(stage.extension.context, page);
  const panel = await stage.extension.context.newPage();
  await panel.addInitScript(
    (held) => {
      interface Extension {
        readonly tabs?: { sendMessage(...given: unknown[]): void };
      }
      const { chrome, browser } = globalThis as unknown as Record<string, Extension | undefined>;
      const sendMessage = (...given: unknown[]) =>
        (given.at(-1) as (answer: object) => void)({ res: held });
      for (const api of [chrome, browser]) if (api?.tabs) api.tabs.sendMessage = sendMessage;
    },
    {
      ...reading,
      claims: reading.claims.slice(0, 4),
      state: { kind: 'reading', done: 214, of: 605, found: 4 },
    } as const,
  );
  await panel.goto(`chrome-extension://${stage.extension.id}/sidepanel.html?tab=${tab}`);
  return shown(panel, '.claim-item');
}

const scene = (
  name: string,
  size: { readonly width: number; readonly height: number },
  kept: readonly Look[],
  open: Scene['open'],
  profile: Profile = 'shelf',
): Scene => ({
  name,
  profile,
  ...size,
  // A popup is as wide as it wants to be, and zoomed twice as wide.
  looks: size === POPUP ? lookNames.filter((look) => look !== 'zoomed') : lookNames,
  kept,
  open,
});

const panels: readonly Scene[] = [
  scene('panel-claims', PANEL, ['light', 'dark', 'forced', 'narrow'], async (stage) => {
    const panel = await panelOf(stage);
    await panel.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(panel.locator('[aria-current=true].claim-line')).toHaveCount(1);
    return panel;
  }),
  scene('panel-narrowed', PANEL, ['light'], async (stage) => {
    const panel = await panelOf(stage);
    await panel.getByText('Narrow down and sort').click();
    await panel.getByLabel('The sentence …').selectOption('disputes');
    return panel;
  }),
  scene('panel-glance', PANEL, ['light', 'dark', 'forced'], async (stage) => {
    const panel = await panelOf(stage);
    await panel.getByRole('button', { name: 'At a glance' }).click();
    return shown(panel, '.page-lanes');
  }),
  scene('panel-notes', PANEL, ['light', 'narrow'], async (stage) => {
    const panel = await panelOf(stage);
    await panel.getByRole('button', { name: /^Notes/ }).click();
    return shown(panel, '.page-notes li');
  }),
  scene('panel-orphans', PANEL, ['light', 'dark'], async (stage) => {
    // The paper wrote another headline, and took out whatever was claimed at the beginning.
    const article = committee();
    const paragraphs = article.paragraphs.map((sentences, at) =>
      at < 8 ? sentences.filter(({ labels }) => labels.length === 0) : sentences,
    );
    const title = { text: 'What the committee heard', labels: [] };
    const panel = await panelOf(stage, { ...article, title, paragraphs });
    await panel.getByRole('button', { name: /^Notes/ }).click();
    return shown(panel, '.orphans li');
  }),
  scene('panel-200-claims', PANEL, ['light'], (stage) => panelOf(stage, longArticle(200))),
  scene('panel-reading', PANEL, ['light'], readingPanel),
  scene(
    'panel-nothing',
    PANEL,
    ['light'],
    (stage) => panelOf(stage, readArticle('w5-01-restaurant-chains-merge'), '.panel-state'),
    'new',
  ),
  scene(
    'panel-off',
    PANEL,
    [],
    async (stage) => {
      const { page } = await readPage(stage);
      const tab = await tabOf(stage.extension.context, page);
      const panel = await stage.extension.open(`sidepanel.html?tab=${tab}`);
      await shown(panel, '.claim-item');
      await giveCommand(stage.extension.context, page, 'toggle-reading');
      return shown(panel, '.panel-state');
    },
    'new',
  ),
  scene(
    'panel-long-words',
    PANEL,
    ['light', 'narrow'],
    async (stage) => panelOf(stage, strangeArticle()),
    'strange',
  ),
];

const popups: readonly Scene[] = [
  scene('popup-claims', POPUP, ['light', 'dark', 'forced'], (stage) => popupOf(stage)),
  scene(
    'popup-nothing',
    POPUP,
    ['light'],
    (stage) => popupOf(stage, readArticle('w5-01-restaurant-chains-merge'), '.popup-site'),
    'new',
  ),
  scene('popup-200-claims', POPUP, [], (stage) => popupOf(stage, longArticle(200))),
  scene('popup-long-words', POPUP, [], (stage) => popupOf(stage, strangeArticle()), 'strange'),
];

const notebooks: readonly Scene[] = [
  scene(
    'notebook-empty',
    PAGE,
    ['light', 'narrow'],
    (stage) => notebook(stage, '', '.state-actions'),
    'new',
  ),
  scene('notebook-pages', PAGE, ['light', 'dark', 'forced', 'narrow', 'zoomed'], (stage) =>
    notebook(stage, '', '.note'),
  ),
  scene('notebook-propositions', PAGE, ['light'], (stage) =>
    notebook(stage, '#view=proposition', '.note'),
  ),
  scene('notebook-tags', PAGE, [], (stage) => notebook(stage, '#view=tag', '.note')),
  scene('notebook-dates', PAGE, [], (stage) => notebook(stage, '#view=date', '.note')),
  scene('notebook-met', PAGE, ['light', 'dark'], (stage) => notebook(stage, '#view=met', '.met')),
  scene('notebook-pictures', PAGE, ['light', 'dark', 'forced', 'narrow'], async (stage) => {
    const page = await notebook(stage, '#view=pictures', '.figure svg');
    await page.getByText('As a table').first().click();
    await page.evaluate(() => scrollTo(0, 0));
    return page;
  }),
  scene('notebook-search', PAGE, ['light', 'dark'], async (stage) => {
    const page = await notebook(stage, '', '.note');
    await page.getByRole('searchbox').fill('comparison');
    return shown(page, '.note mark');
  }),
  scene('notebook-no-match', PAGE, [], async (stage) => {
    const page = await notebook(stage, '', '.note');
    await page.getByRole('searchbox').fill('gobbledygook');
    return shown(page, '.state');
  }),
  scene('notebook-selected', PAGE, ['light', 'narrow'], async (stage) => {
    const page = await notebook(stage, '', '.note');
    for (const at of [0, 1]) await page.locator('.note-pick input').nth(at).check();
    return shown(page, '.selection-bar');
  }),
  scene('notebook-edit', PAGE, ['light'], async (stage) => {
    const page = await notebook(stage, '', '.note');
    await page.getByRole('button', { name: 'Edit' }).first().click();
    return shown(page, '.note-edit textarea');
  }),
  scene('notebook-export', PAGE, ['light', 'dark', 'narrow'], async (stage) => {
    const page = await notebook(stage, '', '.note');
    await page.getByRole('button', { name: 'Export …' }).click();
    return shown(page, '.dialog');
  }),
  scene('notebook-import', PAGE, [], async (stage) => {
    const page = await notebook(stage, '', '.note');
    await page.getByRole('button', { name: 'Import …' }).click();
    return shown(page, '.dialog');
  }),
  scene(
    'notebook-long-words',
    PAGE,
    ['light', 'narrow'],
    (stage) => notebook(stage, '', '.note'),
    'strange',
  ),
  scene(
    'notebook-error',
    PAGE,
    ['light', 'dark'],
    (stage) => notebook(stage, '', '[role=alert]'),
    'broken',
  ),
];

const pages: readonly Scene[] = [
  scene('options', PAGE, ['light', 'dark', 'forced', 'narrow'], async ({ extension }) =>
    shown(await extension.open('options.html'), '.option-choice'),
  ),
  scene(
    'options-error',
    PAGE,
    [],
    async ({ extension }) => shown(await extension.open('options.html'), '.fault'),
    'broken',
  ),
  scene('welcome', PAGE, ['light', 'dark', 'narrow'], async ({ extension }) =>
    shown(await extension.open('welcome.html'), '.welcome-sites'),
  ),
  scene('sample', PAGE, ['light'], async ({ extension }) =>
    shown(await extension.open('sample.html'), '.sample'),
  ),
  scene('source', PAGE, ['light', 'dark', 'narrow'], async ({ extension }) =>
    shown(await extension.open('source.html'), '.source .row'),
  ),
  scene('knowledge', PAGE, ['light', 'forced', 'narrow'], async ({ extension }) => {
    const page = await extension.open('knowledge.html#attainment');
    return shown(page, 'details.entry[open]');
  }),
];

/** In the order of their profiles: each is made once. */
export const scenes: readonly Scene[] = [...panels, ...popups, ...notebooks, ...pages];
