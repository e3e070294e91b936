/** A note whose words have left the page: placed again on words selected there, undone, kept, deleted, brought back. */
import type { Page } from 'puppeteer-core';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { openCard } from './cards.ts';
import { fill, press, saved, shows, texts } from './controls.ts';
import { until } from './firefox.ts';
import { expect, test } from './fixtures.ts';
import { flat, passagesMarked } from './marks.ts';

const ID = 't1-04-too-big-too-fast';

/** The article as the paper rewrote it, without that sentence. */
function without(words: string): string {
  const { title, paragraphs, ...kept } = readArticle(ID);
  return dressedPage(
    {
      ...kept,
      title: flat(title.text) === words ? { ...title, text: 'Too big' } : title,
      paragraphs: paragraphs.map((each) => each.filter(({ text }) => flat(text) !== words)),
    },
    'weekly',
  );
}

/** Selects a paragraph as a reader at the keyboard may; answers its first words. */
const selectParagraph = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const target = document.querySelectorAll('.entry-content p')[3];
    if (!target) throw new Error('no such paragraph');
    target.scrollIntoView({ block: 'center', behavior: 'instant' });
    getSelection()?.selectAllChildren(target);
    return (getSelection()?.toString() ?? '').slice(0, 30);
  });

test('a note whose words are gone is placed again on words selected on the page, and undone', async ({
  firefox,
  server,
}) => {
  server.set('/page', dressedPage(readArticle(ID), 'weekly'));
  const { page, card, text } = await openCard(firefox, `${server.origin}/page`, 1);
  await fill(card, 'note', 'Who counted?');
  await saved(card);
  const panel = await firefox.openOwn(`sidepanel.html?tab=${await firefox.tabOf(page)}`);
  await press(panel, 'Notes (1)');
  await shows(panel, 'Who counted?');
  const count = async (selector: string) => (await texts(panel, selector)).length;
  const notes = async () => (await texts(panel, '.page-notes li')).join();

  server.set('/page', without(flat(text)));
  await page.bringToFront();
  await page.reload();
  await firefox.finished(page);
  await panel.bringToFront();
  // One look at all of it: the list may be drawn anew between two.
  await until('the orphan with its words', async () => {
    const [only = '', ...more] = await texts(panel, '.orphans li');
    return more.length === 0 && flat(only).includes(flat(text));
  });
  await shows(panel, 'These words no longer stand on the page.');
  await press(panel, 'Place it again');
  const place = 'Place it on these words';
  const canPlace = () =>
    panel.evaluate(
      (name) =>
        [...document.querySelectorAll('button')].some(
          (button) => button.textContent?.trim() === name && !button.disabled,
        ),
      place,
    );
  await shows(panel, place);
  expect(await canPlace(), 'before words are selected').toBe(false);
  await page.bringToFront();
  const words = await selectParagraph(page);
  await panel.bringToFront();
  await until('the words to be told', async () =>
    (await texts(panel, '.orphans li')).join().includes(`Selected: “${words}`),
  );
  await press(panel, place);
  await shows(panel, 'The note is on these words now.');
  await until('the note on them, and no orphan', () =>
    panel.evaluate(
      (wanted) =>
        document.querySelectorAll('.orphans li').length === 0 &&
        [...document.querySelectorAll<HTMLElement>('.page-notes li')].some((note) =>
          note.innerText.includes(wanted),
        ),
      words,
    ),
  );
  await page.bringToFront();
  await until('their mark', async () => (await passagesMarked(page)).join().includes(words));

  await panel.bringToFront();
  await press(panel, 'Undo');
  await shows(panel, 'It is as it was.');
  await until('the orphan again', async () => (await count('.orphans li')) === 1);
  await press(panel, 'Keep it as a note on the whole page');
  await shows(panel, 'It is a note on the whole page now.');
  await until('it to be kept', async () => (await notes()).includes('On the page as a whole'));
  await press(panel, 'Delete');
  await shows(panel, 'Deleted.');
  await shows(panel, 'You have no note on this page.');
  await press(panel, 'Undo');
  await shows(panel, 'It is as it was.');
  await until('the note again', async () => (await notes()).includes('Who counted?'));
});
