/**
 * What reading, painting and a page's own changes cost, beside peers in the same run.
 * `node tests/bench/page.bench.ts`
 */
import { inPage, line, openBrowser, openPage, peers } from './browser.ts';
import { newsPage } from './pages/news.ts';

const code = await inPage();
const [readability, defuddle, markJs] = [peers.readability(), peers.defuddle(), peers.markJs()];

const browser = await openBrowser();

const reading = async () => {
  line(
    'article found and text index built, ms',
    'words',
    'ours',
    'Readability',
    'Defuddle',
    'times faster',
    'characters',
    'µs a thousand',
  );
  for (const words of [600, 1500, 5000, 20_000, 80_000, 170_000]) {
    const page = await openPage(browser, newsPage(words, words), [code, readability, defuddle]);
    // Many runs, ours and theirs in turn, so that other work on the machine meets both.
    const runs = words > 10_000 ? 8 : 25;
    const times = (await page.evaluate(`(() => {
      const time = (f, runs) => { const t = []; for (let i = 0; i < runs; i++) { const b = performance.now(); f(); t.push(performance.now() - b); } return t; };
      document.body.offsetHeight;
      const read = () => bench.page.buildPageText(document).article;
      time(read, 5);
      const ours = [], theirs = [];
      for (let i = 0; i < ${runs}; i++) { ours.push(...time(read, 3)); theirs.push(...time(() => new Readability(document.cloneNode(true)).parse(), 1)); }
      const other = ${words > 20_000 ? '[NaN]' : 'time(() => new Defuddle(document.cloneNode(true)).parse(), 3)'};
      return { ours, theirs, other, size: bench.page.buildPageText(document).text.length };
    })()`)) as { ours: number[]; theirs: number[]; other: number[]; size: number };
    // The least disturbed run of each: other work on the machine only ever adds.
    const ours = Math.min(...times.ours);
    const theirs = Math.min(...times.theirs);
    const { size } = times;
    const other = Math.min(...times.other);
    const each = (ours * 1e6) / size;
    line('', `${words}`, ours, theirs, other, theirs / ours, `${size}`, each);
    await page.close();
  }
};

interface Inserted {
  readonly bare: number;
  readonly laid: number;
}

/** 2,000 marks on 60,000 words, then insertions by the page itself. */
const painting = async () => {
  const html = newsPage(60, 60_000);
  // Bare insertions, then insertions each with the layout that shows them; µs of one. The page is put back.
  const insertions = `const run = (times, after) => { const body = document.querySelector('.article-body'); const put = []; const b = performance.now();
      for (let i = 0; i < times; i++) { const at = body.children[(i * 37) % body.children.length]; const node = document.createTextNode('word '); put.push(node); at.before(node); after(); }
      const took = performance.now() - b; for (const node of put) node.remove(); document.body.offsetHeight; return took * 1000 / times; };
    const insert = () => ({ bare: run(5000, () => {}), laid: run(150, () => document.body.offsetHeight) });`;
  const marksOf = `const read = bench.page.buildPageText(document); const sentences = [...read.text.matchAll(/[A-Z][^.\\n]{40,300}\\./g)]; const step = Math.max(1, Math.floor(sentences.length / 2000)); const marks = sentences.filter((_, i) => i % step === 0).slice(0, 2000).map((m, i) => ({ id: 'm' + i, kind: i % 2 ? 'a' : 'b', start: m.index, end: m.index + m[0].length }));`;
  const settle =
    'const settled = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));';
  const bare = await openPage(browser, html, [code]);
  const without = (await bare.evaluate(
    `(() => { ${insertions} insert(); return [insert(), insert(), insert()]; })()`,
  )) as Inserted[];
  await bare.close();

  const page = await openPage(browser, html, [code]);
  const ours = (await page.evaluate(`(async () => { ${marksOf} ${settle} ${insertions}
    const nodes = document.querySelectorAll('*').length; await settled();
    const begun = performance.now(); const painter = bench.createPainter(read, ['a', 'b']); painter.show(marks); const shown = performance.now() - begun;
    document.body.offsetHeight; await settled(); await settled();
    insert();
    return { marks: marks.length, shown, painted: painter.painted, nodes: document.querySelectorAll('*').length - nodes, insert: [insert(), insert(), insert()] }; })()`)) as {
    marks: number;
    shown: number;
    painted: number;
    nodes: number;
    insert: Inserted[];
  };
  await page.close();

  const other = await openPage(browser, html, [code, markJs]);
  const theirs = (await other.evaluate(`(() => { ${marksOf}
    const instance = new Mark(document.body); const whole = []; const raw = document.body; const nodes = document.querySelectorAll('*').length;
    const walker = document.createTreeWalker(raw, NodeFilter.SHOW_TEXT); let text = ''; while (walker.nextNode()) text += walker.currentNode.data;
    const ranges = []; let from = 0; for (const mark of marks) { const length = mark.end - mark.start; const at = Math.min(text.length - length, Math.floor(mark.start * text.length / read.text.length)); if (at >= from) { ranges.push({ start: at, length }); from = at + length; } }
    const begun = performance.now(); instance.markRanges(ranges); const took = performance.now() - begun;
    return { took, marks: ranges.length, nodes: document.querySelectorAll('*').length - nodes }; })()`)) as {
    took: number;
    marks: number;
    nodes: number;
  };
  await other.close();
  console.log();
  line('marks on 60,000 words', 'marks', 'ms', 'nodes added', 'painted');
  line('painter', `${ours.marks}`, ours.shown, `${ours.nodes}`, `${ours.painted}`);
  line('mark.js markRanges', `${theirs.marks}`, theirs.took, `${theirs.nodes}`);
  line('times faster', theirs.took / ours.shown);
  console.log();
  line('the page’s own insertions, µs each', 'without us', 'with marks', 'times');
  for (const [name, key] of [
    ['bare', 'bare'],
    ['with layout', 'laid'],
  ] as const) {
    const alone = Math.min(...without.map((each) => each[key]));
    const marked = Math.min(...ours.insert.map((each) => each[key]));
    line(name, alone, marked, marked / alone);
  }
};

await reading();
await painting();
await browser.close();
