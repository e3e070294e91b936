/** The two seed documents as the web pages they were saved from: their words, in markup of our own. */
import { readFileSync } from 'node:fs';
import { escapeHtml, page } from './html.ts';

const documents = new URL('../../seeds/documents/', import.meta.url);

interface SeedPage {
  readonly file: string;
  readonly title: string;
  readonly site: string;
  /** As far as the document tells it: a year. */
  readonly published: string;
  /** How a line that is a heading is told from a paragraph: by its words, as the saved text has lost the markup. */
  readonly headings: readonly string[];
  readonly wrap: (body: string) => string;
}

export const seedPages = {
  ssat: {
    file: 'ssat-reform-bulletins-spring-2014.txt',
    title: 'SSAT Reform Bulletins: Spring 2014',
    site: 'SSAT',
    published: '2014',
    headings: [
      'SSAT Reform Bulletins: Spring 2014',
      'Collaboration within a self-improving school system',
      'The need for collaboration: decentralisation and a self-improving school system',
      'Why collaboration works',
    ],
    wrap: (body) =>
      `<header><nav><ul><li>Membership</li><li>Events</li><li>Blog</li></ul></nav></header><div class="container"><article class="post">${body}</article></div><footer><p>SSAT (The Schools Network)</p></footer>`,
  },
  cmre: {
    file: 'cmre-collaborative-overreach.txt',
    title:
      "Collaborative overreach: why collaboration probably isn't key to the next phase of school reform",
    site: 'CMRE',
    published: '2015',
    headings: [
      "Collaborative overreach: why collaboration probably isn't key to the next phase of school reform",
      'Media coverage',
    ],
    wrap: (body) =>
      `<nav><a href="/">Home</a> <a href="/">Research</a> <a href="/">People</a></nav><div id="main"><div class="entry">${body}</div></div><footer>Centre for the Study of Market Reform of Education</footer>`,
  },
} as const satisfies Record<string, SeedPage>;

const css = `body{font:18px/1.6 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 5vw;color:#222;background:#fff}nav ul{display:flex;gap:1rem;list-style:none;padding:0}footer{margin-top:3rem;font-size:.85rem;color:#666}`;

/** The text of a seed, word for word. */
export function seedText(name: keyof typeof seedPages): string {
  return readFileSync(new URL(seedPages[name].file, documents), 'utf8');
}

export function seedPage(name: keyof typeof seedPages): string {
  const { title, site, published, headings, wrap } = seedPages[name];
  const lines = seedText(name)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const body = lines
    .map((line, index) => {
      const words = escapeHtml(line);
      if (!(headings as readonly string[]).includes(line)) return `<p>${words}</p>`;
      return index <= 1 && line === title ? `<h1>${words}</h1>` : `<h2>${words}</h2>`;
    })
    .join('\n');
  const head = `<meta property="og:title" content="${escapeHtml(title)}"><meta property="og:site_name" content="${site}"><meta property="article:published_time" content="${published}">`;
  return page({ title, head, css, body: wrap(body) });
}
