import { bundle } from './bundle.ts';
import { expect, test } from './harness.ts';

test('reads what is rendered, by the page’s own style sheets', async ({ open }) => {
  const page = await open(`<style>
      .gone { display: none } .unseen { visibility: hidden } .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0) }
      .blocks span { display: block } .row { display: flex } .pre { white-space: pre-line } .away { position: absolute; left: -9999px }
      .cap::first-letter { float: left } .drop { float: left; font-size: 3em } .tab { display: none } .tab.on { display: block } li:nth-child(2) { display: none }
    </style>
    <p class="gone">gone</p><p class="unseen">unseen <b style="visibility:visible">seen again</b></p><span class="sr">for readers</span><p class="sr" style="padding: 9px">padded</p><div class="away">far away</div>
    <div class="blocks"><span>one</span><span>two</span></div><div class="row"><a>three</a><a>four</a></div>
    <div class="pre">first line\n\nsecond  line</div><p><span class="drop">T</span>he schools</p>
    <div class="tab">shut</div><div class="tab on">open</div><ul><li>first</li><li>second</li><li>third</li></ul>
    <details><summary>More</summary>folded</details><p contenteditable>typed</p>`);
  const text = await page.evaluate(() => globalThis.page.buildPageText(document).text);
  expect(text.split('\n')).toEqual([
    'seen again',
    'one',
    'two',
    'three',
    'four',
    'first line',
    'second line',
    'The schools',
    'open',
    'first',
    'third',
    'More',
  ]);
});

test('takes no words for hidden because the reader has scrolled past them', async ({ open }) => {
  const page =
    await open(`<style>.lead { position: absolute; top: 20px } .away { position: absolute; left: -9999px }</style>
    <p class="lead">A headline set in place</p><div style="height: 20000px"></div><p>The end</p>
    <p class="away">${'Far away, and longer than the way back. '.repeat(60)}</p>`);
  const text = await page.evaluate(() => {
    scrollTo(0, 15_000);
    return globalThis.page.buildPageText(document).text;
  });
  expect(text.split('\n')).toEqual(['A headline set in place', 'The end']);
});

test('agrees with innerText on a page of many kinds of boxes', async ({ open }) => {
  const page = await open(`<main><h1>A title</h1><p>Some <em>words</em> and <a href="#">a
      link</a>.</p><div>loose <b>text</b><section>inside</section> and after</div><table><tr><td>a</td><td>b</td></tr></table>
      <blockquote><p>Said</p></blockquote><dl><dt>term</dt><dd>meaning</dd></dl><p>co\u00adop&nbsp;ted</p></main>`);
  const both = await page.evaluate(() => {
    const { innerText } = document.body;
    return [globalThis.page.buildPageText(document).text, innerText];
  });
  const plain = (text = '') =>
    text
      .replace(/\u00ad/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  expect(plain(both[0])).toBe(plain(both[1]));
});

test('gives ranges whose words are the text’s, through frames and shadow roots', async ({
  open,
}) => {
  const page = await open(
    `<p>Before the <x-name></x-name> and after it.</p><iframe src="/inner"></iframe><p>Last words</p>`,
  );
  await page.locator('iframe').contentFrame().getByText('Framed text').waitFor();
  const results = await page.evaluate(() => {
    const host = document.querySelector('x-name');
    const name = document.createElement('b');
    name.textContent = 'shadowed name';
    host?.attachShadow({ mode: 'open' }).append(name);
    const read = globalThis.page.buildPageText(document);
    const at = (words: string) => read.text.indexOf(words);
    const line = 'Before the shadowed name and after it.';
    return {
      text: read.text,
      framed: read.toRange(at('same origin'), at('same origin') + 11)?.toString(),
      across: read.toRange(at(line), at(line) + line.length) === null ? 'no single range' : 'one',
      parts: read.toRanges(at(line), at(line) + line.length).map((range) => range.toString()),
    };
  });
  expect(results.text).toBe(
    'Before the shadowed name and after it.\nFramed text of the same origin.\nLast words',
  );
  expect(results.framed).toBe('same origin');
  expect(results.parts.join('')).toBe('Before the shadowed name and after it.');
});

test('never anchors in scripts or hidden copies, and says when the passage is gone', async ({
  open,
}) => {
  const sentence =
    'The trust said that results had climbed in all nine of its schools since the merger.';
  const page =
    await open(`<style>.x{display:none}</style><script type="application/json">{"t":"${sentence}"}</script><p class="x">${sentence}</p>
    <p>Opening words of the story here. <span id="s">${sentence}</span> A closing sentence follows on it.</p><p style="visibility:hidden">${sentence}</p>`);
  const results = await page.evaluate(() => {
    const span = document.querySelector('#s') as Element;
    const range = document.createRange();
    range.selectNodeContents(span);
    const selectors = globalThis.page.describe(document, range);
    const [found] = globalThis.page.anchorAll(document, [selectors]);
    const inside = found instanceof Range && span.contains(found.startContainer);
    span.remove();
    const [gone] = globalThis.page.anchorAll(document, [selectors]);
    return { inside, gone };
  });
  expect(results.inside).toBe(true);
  expect(results.gone).toMatchObject({ orphan: true });
});

test('takes W3C selectors as other tools write them, and anything else for an orphan', async ({
  open,
}) => {
  const page = await open(
    '<p>One sentence stands here alone. Another one stands right behind it.</p>',
  );
  const found = await page.evaluate(() => {
    const quote = { type: 'TextQuoteSelector', exact: 'Another one stands right behind it.' };
    return globalThis.page
      .anchorAll(document.body, [[quote], { selector: [quote] }, quote, null, 5, { type: 'x' }])
      .map((each) => (each instanceof Range ? each.toString() : each.reason));
  });
  const words = 'Another one stands right behind it.';
  expect(found).toEqual([words, words, words, 'not-found', 'not-found', 'not-found']);
});

test('works in slices and stops when told to', async ({ open }) => {
  const body = Array.from(
    { length: 3000 },
    (_, i) => `<p>Paragraph ${i} says that school number ${i * 7} shared its teachers.</p>`,
  ).join('');
  const page = await open(body);
  const result = await page.evaluate(async () => {
    const { buildPageText, describe: select, anchorAllInSlices } = globalThis.page;
    const read = buildPageText(document);
    const notes = [...document.querySelectorAll('p')].slice(0, 3000).filter((_, i) => i % 10 === 0);
    const selectors = notes.map((p) => {
      const range = document.createRange();
      range.selectNodeContents(p);
      return select(read, range);
    });
    document.body.prepend('A line was put above. ');
    const found = await anchorAllInSlices(document, selectors);
    const right = found.filter(
      (each, i) => each instanceof Range && each.toString() === notes[i]?.textContent,
    ).length;
    const stop = new AbortController();
    const stopped = anchorAllInSlices(document, selectors, stop.signal).then(
      () => 'went on',
      () => 'stopped',
    );
    stop.abort();
    return { right, of: notes.length, stopped: await stopped };
  });
  expect(result.right).toBe(result.of);
  expect(result.stopped).toBe('stopped');
});

test('never anchors in a copy that nobody sees, however it is hidden and whenever it came', async ({
  open,
}) => {
  const page =
    await open(`<style>.bench-unseen { display: none }</style><main><p>Words before it.</p>
    <p id="own">The trust said that results had climbed in all nine of its schools since the merger.</p><p>Words after it.</p></main>`);
  const wrong = await page.evaluate(() => {
    const { HIDING, describe: select, anchorAll } = globalThis.page;
    const faults: string[] = [];
    const main = document.querySelector('main') as Element;
    const pristine = main.innerHTML;
    // Each way alone, all together; the copy above or below, there before the note or put in later.
    for (let way = 0; way <= HIDING.length; way++) {
      for (let turn = 0; turn < 8; turn++) {
        document.body.replaceChildren(main);
        const template = document.createElement('template');
        template.setHTMLUnsafe(pristine);
        main.replaceChildren(template.content);
        const paragraph = document.querySelector('#own') as Element;
        const sentence = paragraph.textContent ?? '';
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        const ways = HIDING.filter((_, i) => way === HIDING.length || i === way);
        const copies = ways.map((hide) => hide({ paragraph, sentence, range }));
        const add = () => {
          if (turn & 1) document.body.prepend(...copies);
          else paragraph.after(...copies);
        };
        if (turn & 2) add();
        const selectors = select(document, range);
        if (!(turn & 2)) add();
        if (turn & 4) paragraph.remove();
        const [found] = anchorAll(document, [selectors]);
        const right =
          turn & 4
            ? !(found instanceof Range)
            : found instanceof Range &&
              paragraph.contains(found.startContainer) &&
              found.toString() === sentence;
        if (!right) faults.push(`way ${way}, turn ${turn}`);
      }
    }
    return faults;
  });
  expect(wrong).toEqual([]);
});

test('the plain functions alone make a bundle that works in any page', async ({
  chromiumBrowser,
}) => {
  const code = await bundle('lib/page/index.ts', 'plain', true);
  const context = await chromiumBrowser.newContext();
  const page = await context.newPage();
  await page.setContent(
    `<body><main><p>Words before it.</p><p>The trust shared <b>its teachers</b> with four schools.</p></main></body>`,
  );
  await page.evaluate(code);
  const found = await page.evaluate(() => {
    const { plain } = globalThis as unknown as { plain: typeof globalThis.page };
    const range = document.createRange();
    range.selectNodeContents(document.querySelectorAll('p')[1] as Element);
    const main = document.querySelector('main') as Element;
    return [document, document.documentElement, document.body, main].map((root) => {
      const selectors = plain.describe(root, range);
      const again = JSON.parse(JSON.stringify(selectors)) as unknown;
      const [place] = plain.anchorAll(root, [again]);
      return place instanceof Range ? place.toString() : 'orphan';
    });
  });
  expect(new Set(found)).toEqual(new Set(['The trust shared its teachers with four schools.']));
  await context.close();
});
