import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';

const STORY = `<header><h1>A headline of the day</h1></header><main id="main">
  <p id="a">The first paragraph says what happened at the school.</p>
  <p id="b">The second paragraph says what the head made of it.</p>
  <p id="c">The third paragraph says what ministers will do.</p></main>
  <div id="later" style="display:none"><p>Hidden until a button is pressed.</p></div>`;

const watch = (page: Page) =>
  page.evaluate(() => {
    const { buildPageText, watchPage } = globalThis.page;
    const read = buildPageText(document);
    const stop = new AbortController();
    const log: string[] = [];
    const note = (sign: string, blocks: readonly { text: string }[]) => {
      for (const block of blocks) log.push(`${sign}${block.text}`);
    };
    watchPage(
      read,
      {
        changed: ({ added, removed, rewired }) => {
          note('-', removed);
          note('+', added);
          note('=', rewired);
        },
        navigated: (address) => log.push(`went to ${new URL(address).pathname}`),
      },
      stop.signal,
    );
    globalThis.watched = { read, stop, log };
  });

const log = (page: Page) => page.evaluate(() => globalThis.watched.log.splice(0));

/** The text kept up must be the text that a new reading gives, blocks and places and all. */
const agrees = (page: Page) =>
  page.evaluate(() => {
    const { read } = globalThis.watched;
    const anew = globalThis.page.buildPageText(document);
    const words = (index: typeof read) =>
      index.blocks.map(({ start, text }) => {
        const range = index.toRange(start, start + text.length);
        const there = range?.startContainer.isConnected ? range.toString() : 'gone';
        return `${start} ${text} = ${there.replace(/\s+/g, ' ').trim()}`;
      });
    return JSON.stringify(words(read)) === JSON.stringify(words(anew)) && read.text === anew.text;
  });

const changes: [name: string, change: () => void, expected: string[]][] = [
  [
    'an edit in place',
    () => {
      const text = document.querySelector('#b')?.firstChild as Text;
      text.data = 'The second paragraph was corrected.';
    },
    [
      '-The second paragraph says what the head made of it.',
      '+The second paragraph was corrected.',
    ],
  ],
  [
    'a paragraph added',
    () => {
      const p = document.createElement('p');
      p.textContent = 'A new paragraph.';
      document.querySelector('#b')?.before(p);
    },
    ['+A new paragraph.'],
  ],
  [
    'a paragraph removed',
    () => document.querySelector('#b')?.remove(),
    ['-The second paragraph says what the head made of it.'],
  ],
  [
    'text added at the end',
    () => {
      for (let i = 0; i < 3; i++) {
        const p = document.createElement('p');
        p.textContent = `More ${i}.`;
        document.querySelector('#main')?.append(p);
      }
    },
    ['+More 0.', '+More 1.', '+More 2.'],
  ],
  [
    'a paragraph rendered anew',
    () => {
      const b = document.querySelector('#b');
      b?.replaceWith(b.cloneNode(true));
    },
    [],
  ],
  [
    'the words wrapped in other elements',
    () => {
      const b = document.querySelector('#b') as Element;
      const font = document.createElement('font');
      font.append(...b.childNodes);
      b.append(font);
      // The words agree before they are looked at, too: by this it is known that they were.
      const p = document.createElement('p');
      p.textContent = 'A new paragraph.';
      b.after(p);
    },
    ['+A new paragraph.'],
  ],
  [
    'the article replaced',
    () => {
      const main = document.createElement('main');
      const p = document.createElement('p');
      p.textContent = 'Another article.';
      main.append(p);
      document.querySelector('#main')?.replaceWith(main);
    },
    [
      '-The first paragraph says what happened at the school.',
      '-The second paragraph says what the head made of it.',
      '-The third paragraph says what ministers will do.',
      '+Another article.',
    ],
  ],
  [
    'text shown by style',
    () => {
      (document.querySelector('#later') as HTMLElement).style.display = 'block';
    },
    ['+Hidden until a button is pressed.'],
  ],
  [
    'text hidden by attribute',
    () => document.querySelector('#c')?.setAttribute('hidden', ''),
    ['-The third paragraph says what ministers will do.'],
  ],
  [
    'loose text beside blocks',
    () => document.querySelector('#main')?.append('Loose words.'),
    ['+Loose words.'],
  ],
];

for (const [name, change, expected] of changes) {
  test(`keeps up with ${name}`, async ({ open }) => {
    const page = await open(STORY);
    await watch(page);
    await page.evaluate(change);
    await expect.poll(() => agrees(page)).toBe(true);
    const lines = await log(page);
    expect(lines.filter((line) => !line.startsWith('='))).toEqual(expected);
  });
}

test('keeps up with a long run of random changes', async ({ open }) => {
  const page = await open(STORY);
  await watch(page);
  for (let round = 0; round < 12; round++) {
    await page.evaluate((seed) => {
      let state = seed * 2654435761;
      const below = (limit: number) => {
        state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
        return state % limit;
      };
      for (let i = 0; i < 6; i++) {
        const all = [...document.body.querySelectorAll('*')];
        const target = all[below(all.length)] ?? document.body;
        const kind = below(7);
        const made = document.createElement(['p', 'div', 'span', 'b', 'ul'][below(5)] ?? 'p');
        made.append(`Words ${below(1000)} `);
        if (kind === 0) target.append(made);
        else if (kind === 1) target.before(made);
        else if (kind === 2 && all.length > 6) target.remove();
        else if (kind === 3) target.append('loose ');
        else if (kind === 4) target.toggleAttribute('hidden');
        else if (kind === 5) target.after(all[below(all.length)]?.cloneNode(true) ?? made);
        else if (target.firstChild instanceof Text)
          target.firstChild.data = `Changed ${below(1000)}`;
      }
    }, round + 1);
    await expect.poll(() => agrees(page), { message: `round ${round}` }).toBe(true);
  }
});

test('keeps up with more changes at once than it holds one by one', async ({ open }) => {
  const page = await open(STORY);
  await watch(page);
  await page.evaluate(() => {
    const main = document.querySelector('#main') as Element;
    for (let i = 0; i < 7000; i++) {
      const p = document.createElement('p');
      p.textContent = `Line ${i} of a long list.`;
      main.append(p);
      if (i % 3 === 0) p.remove();
    }
  });
  await expect.poll(() => agrees(page)).toBe(true);
  const lines = await log(page);
  expect(lines.filter((line) => line.startsWith('+')).length).toBe(4666);
  expect(lines.filter((line) => line.startsWith('-'))).toEqual([]);
});

test('tells of soft navigation and stops for good', async ({ open }) => {
  const page = await open(STORY);
  await watch(page);
  await page.evaluate(() => {
    history.pushState(null, '', '/other');
    (document.querySelector('#a') as Element).textContent = 'The other story.';
  });
  await expect.poll(() => agrees(page)).toBe(true);
  expect(await log(page)).toContain('went to /other');
  const still = await page.evaluate(async () => {
    const { read, stop } = globalThis.watched;
    stop.abort();
    const { revision } = read;
    (document.querySelector('#a') as Element).textContent = 'Nobody reads this.';
    // Well past the longest wait of a batch, counted in frames and not in time.
    for (let i = 0; i < 60; i++) await new Promise(requestAnimationFrame);
    return read.revision === revision;
  });
  expect(still).toBe(true);
});
