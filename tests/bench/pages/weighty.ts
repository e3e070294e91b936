/** A page with the weight of a real one: style sheets, scripts and pictures, each from a network far away. */
import type { Served } from '../../pages/server.ts';

/** From a request to its answer, in ms: a good line to a server in another country. */
const AFTER = 60;

/** Rules as a site has them: most of them for what is on its other pages. */
const sheet = (seed: number): string =>
  Array.from(
    { length: 900 },
    (_, i) =>
      `.part-${seed}-${i} .item:hover>a{margin:${i % 20}px;color:#${(i * 4093).toString(16).padStart(6, '0').slice(-6)}}`,
  ).join('\n');

/** Work as a site's scripts do it while it loads: in ms of the main thread, with a list of its own. */
const script = (ms: number): string =>
  `(() => { const until = performance.now() + ${ms}; let sum = 0; while (performance.now() < until) sum += Math.sqrt(sum + 2); self.sums = sum })(); // ${'x'.repeat(40_000)}`;

const PICTURES = 8;
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="#cde"/></svg>';

const of = (type: string, body: string, after = AFTER): Served => ({
  body,
  after,
  headers: { 'content-type': type },
});

/** What the page asks for, by path. */
export const parts: Record<string, Served> = {
  '/site.css': of('text/css', sheet(1)),
  '/theme.css': of('text/css', sheet(2)),
  '/head.js': of('text/javascript', script(8)),
  '/site.js': of('text/javascript', script(15)),
  '/late.js': of('text/javascript', script(10), 3 * AFTER),
  ...Object.fromEntries(
    Array.from({ length: PICTURES }, (_, i) => [
      `/picture-${i}.svg`,
      of('image/svg+xml', PICTURE, (2 + i) * AFTER),
    ]),
  ),
};

/** The page with all of it, a picture after each third paragraph of the article. */
export const weighty = (html: string): Served => {
  const [head = '', ...paragraphs] = html
    .replace(
      '</title>',
      '</title><link rel="stylesheet" href="/site.css"><link rel="stylesheet" href="/theme.css"><script src="/head.js"></script><script defer src="/site.js"></script><script async src="/late.js"></script>',
    )
    .split('<p>\n');
  const body = paragraphs.map((rest, i) =>
    i % 3 === 2 && i < 3 * PICTURES
      ? `<img src="/picture-${(i - 2) / 3}.svg" width="640" height="360" alt=""><p>\n${rest}`
      : `<p>\n${rest}`,
  );
  return { after: AFTER, body: head + body.join('') };
};
