/** The side panel of a page, and the article that most of its tests read. */
import type { Page } from '@playwright/test';
import { tabOf } from '../../scripts/extension-driver.ts';
import { loadSeeds } from '../../scripts/load-knowledge.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import type { Extension } from './extension.ts';

export const { knowledge } = loadSeeds();
export const labelOf = (id: string) =>
  knowledge.propositions.find((each) => each.id === id)?.label ?? id;
export const article = () => dressedPage(readArticle('w1-04-select-committee'), 'weekly');

/** The panel of this page, in a tab of its own: a browser without a window shows no side panel. */
export async function panelOf(extension: Extension, page: Page): Promise<Page> {
  return extension.open(`sidepanel.html?tab=${await tabOf(extension.context, page)}`);
}
export const lines = (panel: Page) => panel.locator('.claim-item');
