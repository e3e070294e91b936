import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';

const PARAGRAPHS = Array.from(
  { length: 400 },
  (_, i) =>
    `<p id="p${i}">Sentence number ${i} says something of schools. And a second one follows.</p>`,
).join('');

/** Marks the first sentence of every paragraph; `globalThis.held` keeps what later steps use. */
const paint = (page: Page) =>
  page.evaluate(() => {
    const { buildPageText, createPainter } = globalThis.page;
    const read = buildPageText(document);
    const painter = createPainter(read, ['faint', 'strong']);
    const marks = read.blocks.map((block, i) => ({
      id: `m${i}`,
      kind: i % 2 ? 'strong' : 'faint',
      start: block.start,
      end: block.start + block.text.indexOf('.') + 1,
    }));
    painter.show(marks);
    globalThis.held = { read, painter, marks };
  });

const painted = (page: Page) =>
  page.evaluate(() =>
    [...CSS.highlights]
      .flatMap(([name, highlight]) =>
        [...highlight].map((range) => {
          const live = document.createRange();
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
          return `${name}: ${live.toString()}`;
        }),
      )
      .sort(),
  );

test('paints only near the viewport, changes no DOM and follows the scroll', async ({ open }) => {
  const page = await open(PARAGRAPHS);
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await page.evaluate(() => {
    const shifts: string[] = [];
    new PerformanceObserver((list) => {
      for (const { entryType } of list.getEntries()) shifts.push(entryType);
    }).observe({ type: 'layout-shift', buffered: true });
    Object.assign(globalThis, { shifts });
  });
  const shifts = () =>
    page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts.length);
  await paint(page);
  await expect
    .poll(() => painted(page))
    .toContain('counterpoint-faint: Sentence number 0 says something of schools.');
  const first = await painted(page);
  expect(first).toContain('counterpoint-strong: Sentence number 1 says something of schools.');
  expect(first.length).toBeLessThan(120);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  await page.evaluate(() => document.querySelector('#p399')?.scrollIntoView());
  await expect
    .poll(() => painted(page))
    .toContain('counterpoint-strong: Sentence number 399 says something of schools.');
  await expect
    .poll(() => painted(page))
    .not.toContain('counterpoint-faint: Sentence number 0 says something of schools.');
  // Shifts are told of in order: this one of ours is the first.
  await page.evaluate(() => {
    scrollTo(0, 0);
    document.body.prepend(Object.assign(document.createElement('h1'), { textContent: 'Above' }));
  });
  await expect.poll(shifts).toBeGreaterThan(0);
  expect(await shifts()).toBe(1);
});

test('paints the stronger kind above the weaker and finds it by a point', async ({ open }) => {
  const page = await open(
    '<p>One two three four.</p><div id="cover" style="position:fixed;inset:0;display:none">over</div>',
  );
  const hits = await page.evaluate(async () => {
    const { buildPageText, createPainter } = globalThis.page;
    const read = buildPageText(document);
    const painter = createPainter(read, ['faint', 'strong']);
    painter.show([
      { id: 'all', kind: 'faint', start: 0, end: 19 },
      { id: 'two', kind: 'strong', start: 4, end: 7 },
    ]);
    while (painter.painted < 2) await new Promise(requestAnimationFrame);
    const centre = (id: string) => {
      const [box] = painter.rectsOf(id);
      if (!box) throw new Error('A mark has no place');
      return [box.left + box.width / 2, box.top + box.height / 2] as const;
    };
    const two = painter.markAt(...centre('two'))?.id;
    const [box] = painter.rectsOf('all');
    const one = painter.markAt((box?.left ?? 0) + 3, (box?.top ?? 0) + 5)?.id;
    const none = painter.markAt(700, 500)?.id;
    const cover = document.querySelector('#cover') as HTMLElement;
    cover.style.display = 'block';
    const covered = painter.markAt(...centre('two'))?.id;
    const priority = ['faint', 'strong'].map(
      (kind) => CSS.highlights.get(`counterpoint-${kind}`)?.priority,
    );
    return { two, one, none, covered, priority, words: painter.rangeOf('two')?.toString() };
  });
  expect(hits).toEqual({
    two: 'two',
    one: 'all',
    none: undefined,
    covered: undefined,
    priority: [1, 2],
    words: 'two',
  });
});

test('leaves nothing behind and touches no highlight of the page’s own', async ({ open }) => {
  const page = await open(PARAGRAPHS);
  await page.evaluate(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('#p0') as Element);
    CSS.highlights.set('own', new Highlight(range));
  });
  for (const off of ['no marks', 'closed'] as const) {
    await paint(page);
    await expect.poll(async () => (await painted(page)).length).toBeGreaterThan(5);
    const names = await page.evaluate((how) => {
      const { painter } = globalThis.held;
      if (how === 'closed') painter.close();
      else painter.show([]);
      return [...CSS.highlights.keys()];
    }, off);
    expect(names, off).toEqual(['own']);
  }
});

test('paints again what a search of the page’s own has cleared', async ({ open }) => {
  const page = await open(PARAGRAPHS);
  await paint(page);
  await expect.poll(async () => (await painted(page)).length).toBeGreaterThan(5);
  // As the examples of the API have it: cleared, then filled with what the page has found.
  const search = () =>
    page.evaluate(() => {
      CSS.highlights.clear();
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('#p0') as Element);
      CSS.highlights.set('search-results', new Highlight(range));
      return [...CSS.highlights.keys()];
    });
  expect(await search()).toEqual(['search-results']);
  await page.evaluate(() => document.querySelector('#p40')?.scrollIntoView());
  await expect
    .poll(() => painted(page))
    .toContain('counterpoint-faint: Sentence number 40 says something of schools.');
  const names = () => page.evaluate(() => [...CSS.highlights.keys()].sort());
  const all = ['counterpoint-faint', 'counterpoint-strong', 'search-results'];
  expect(await names()).toEqual(all);

  expect(await search()).toEqual(['search-results']);
  await page.evaluate(() => {
    const { painter, marks } = globalThis.held;
    painter.show(marks);
  });
  expect(await names()).toEqual(all);
});

test('says where the browser can not paint, and answers all else', async ({ open }) => {
  const page = await open('<p>One two three.</p>');
  const result = await page.evaluate(() => {
    Object.defineProperty(globalThis, 'Highlight', { value: undefined });
    const { buildPageText, createPainter } = globalThis.page;
    const painter = createPainter(buildPageText(document), ['faint']);
    painter.show([{ id: 'a', kind: 'faint', start: 0, end: 3 }]);
    return {
      supported: painter.supported,
      painted: painter.painted,
      words: painter.rangeOf('a')?.toString(),
      boxes: painter.rectsOf('a').length,
    };
  });
  expect(result).toEqual({ supported: false, painted: 0, words: 'One', boxes: 1 });
});

test('paints what is near in an element crowded with marks', async ({ open }) => {
  const lines = Array.from({ length: 500 }, (_, i) => `Line ${i} of one long element.`).join(
    '<br><br>',
  );
  const page = await open(`<div>${lines}</div>`);
  await paint(page);
  await expect
    .poll(() => painted(page))
    .toContain('counterpoint-faint: Line 0 of one long element.');
  expect((await painted(page)).length).toBeLessThan(150);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect
    .poll(() => painted(page))
    .toContain('counterpoint-strong: Line 499 of one long element.');
});

test('takes marks off for print unless told otherwise', async ({ open }) => {
  const page = await open(PARAGRAPHS);
  await paint(page);
  await expect.poll(async () => (await painted(page)).length).toBeGreaterThan(5);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  expect(await painted(page)).toEqual([]);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect((await painted(page)).length).toBeGreaterThan(5);
});
