/** A page that changed while its text was read for the first time: nobody watched it yet. */
import { JSDOM } from 'jsdom';
import { expect, it, vi } from 'vitest';
import { buildPageText } from '../../../lib/page/page-text.ts';
import { staticRendering } from '../../../lib/page/static-rendering.ts';
import { watchPage } from '../../../lib/page/watch.ts';
import { changesMeanwhile } from '../../../lib/reader/changes-meanwhile.ts';
import { eventually } from '../eventually.ts';

const paragraphs = Array.from(
  { length: 40 },
  (_, at) => `<p>Paragraph ${at} says something about schools that work together.</p>`,
).join('');

it('comes to the page’s own text, whatever changed before it was watched and after', async () => {
  const { window } = new JSDOM(`<body><main>${paragraphs}</main></body>`, {
    pretendToBeVisual: true,
  });
  const { document } = window;
  vi.stubGlobal('MutationObserver', window.MutationObserver);
  const textNow = () => buildPageText(document, { rendering: staticRendering }).text;
  const main = document.querySelector('main') as HTMLElement;
  const meanwhile = changesMeanwhile(document);
  const page = buildPageText(document, { rendering: staticRendering });
  const added = document.createElement('p');
  added.textContent = 'Added while the text was read.';
  main.insertBefore(added, main.children[30] ?? null);

  const life = new window.AbortController();
  watchPage(page, { changed: () => undefined }, life.signal, meanwhile.take());
  meanwhile.stop();
  expect(page.text).not.toContain('Added while');
  for (let removed = 0; removed < 3; removed++) main.firstElementChild?.remove();
  await eventually(() => expect(page.text).toBe(textNow()));
  expect(page.text).toContain('Added while');
  expect(page.text).not.toContain('Paragraph 0 ');
  life.abort();
});
