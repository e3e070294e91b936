import { describe, expect, it } from 'vitest';
import { findArticle } from '../../../lib/page/index.ts';
import { articleOf, documentOf, PROSE, pageOf, paragraphs } from './helpers.ts';

const NAV =
  '<nav><ul><li><a href="/">Home</a><li><a href="/news">News</a><li><a href="/jobs">Jobs</a></ul></nav>';
const COOKIES =
  '<div class="cookie-banner"><p>We use cookies to make this site work. You can accept them all, or choose the ones you want.</p><button>Accept</button></div>';
const FOOTER =
  '<footer><p>Copyright of the newspaper. All rights are reserved by its owners and their agents.</p></footer>';
const RELATED =
  '<aside class="related-stories"><h3>Related</h3><ul><li><a href="/a">Trust loses its chief after a year of losses</a><li><a href="/b">Federation grows to nine schools in the north</a></ul></aside>';
const SHARE = '<div class="share-bar"><a href="#">Share this on a network</a></div>';

const furniture = ['Home', 'News', 'cookies', 'Copyright', 'Trust loses', 'Share this'];

/** The same story in the shapes of the pages that people read. */
const SHAPES: [name: string, html: string][] = [
  ['plain', `<h1>Schools share teachers</h1>${paragraphs()}`],
  [
    'main and article',
    `${NAV}${COOKIES}<main><article><header><h1>Schools share teachers</h1></header>${paragraphs()}${SHARE}</article>${RELATED}</main>${FOOTER}`,
  ],
  [
    'WordPress, adverts and stories inside the body',
    `${NAV}<div id="content"><h1 class="entry-title">Schools share teachers</h1><div class="entry-meta">By A. Reporter, 3 May</div><div class="entry-content">${PROSE.map((text, i) => `<p>${text}</p>${i === 1 ? `<div class="advert-slot"><p>An advert that says a good deal about a product nobody asked for.</p></div>${RELATED}` : ''}`).join('')}</div></div>${FOOTER}`,
  ],
  [
    'a gov.uk publication',
    `${COOKIES}<main id="content"><h1 class="gem-c-title__text">Schools share teachers</h1><div class="gem-c-govspeak govspeak"><h2><span class="number">1. </span>Summary</h2>${paragraphs()}</div></main>${FOOTER}`,
  ],
  [
    'no element that tells, divs alone',
    `<div class="c1"><div class="c2"><a href="/">Home</a> <a href="/n">News</a></div><div class="c3"><h1>Schools share teachers</h1>${PROSE.map((text) => `<div>${text}</div>`).join('')}</div><div class="footer">${FOOTER}</div></div>`,
  ],
  [
    'line breaks for paragraphs',
    `${NAV}<h1>Schools share teachers</h1><div>${PROSE.join('<br><br>')}</div>${FOOTER}`,
  ],
  [
    'a table for its layout',
    `<table><tr><td><a href="/">Home</a><br><a href="/n">News</a></td><td><h1>Schools share teachers</h1>${paragraphs()}</td></tr></table>`,
  ],
  [
    'a headline apart from the body',
    `${NAV}<div class="hero"><h1>Schools share teachers</h1></div><div class="layout"><div class="body-copy">${paragraphs()}</div>${RELATED}</div>${FOOTER}`,
  ],
  [
    'a body whose class speaks of its sidebar',
    `${NAV}<div class="content with-sidebar"><h1>Schools share teachers</h1>${paragraphs()}</div>${FOOTER}`,
  ],
  [
    'all of it in something called a modal',
    `${NAV}<div class="modal-content overlay"><h1>Schools share teachers</h1>${paragraphs()}</div>${FOOTER}`,
  ],
  [
    'with a longer gallery set apart in it',
    `${NAV}<div class="c1"><h1>Schools share teachers</h1>${paragraphs()}${paragraphs(Array.from({ length: 30 }, (_, i) => `The council said on the ${i + 1}th that its schools would go on as they were, and that no more was known.`))}<div class="widget"><ul>${Array.from({ length: 80 }, (_, i) => `<li><p>Trust loses its chief number ${i} after a year of losses, and the nine schools of the group wait to hear.</p></li>`).join('')}</ul></div></div>${FOOTER}`,
  ],
  [
    'in something called a modal, beside a longer list of news set apart',
    `<div class="modal-wrap"><h1>Schools share teachers</h1>${paragraphs()}</div><aside><ul>${Array.from({ length: 12 }, (_, i) => `<li><p>Trust loses its chief number ${i} after a year of losses, and the nine schools of the group wait to hear.</p></li>`).join('')}</ul></aside>`,
  ],
  [
    'a long list of points below two lines',
    `${NAV}<div class="c1"><h1>Schools share teachers</h1>${paragraphs(PROSE.slice(0, 3))}<ul>${Array.from({ length: 20 }, () => `<li>${PROSE[3]}</li>`).join('')}</ul></div>${FOOTER}`,
  ],
  [
    'a list of points',
    `${NAV}<div class="c1"><h1>Schools share teachers</h1><ul>${PROSE.map((text) => `<li>${text}</li>`).join('')}</ul></div>${FOOTER}`,
  ],
  [
    'never closed',
    `${NAV}<main><h1>Schools share teachers</h1><div>${PROSE.map((text) => `<p>${text}`).join('')}<b>`,
  ],
];

describe('findArticle', () => {
  it.each(SHAPES)('finds the story: %s', (_name, html) => {
    const page = pageOf(`<title>Schools share teachers - The Paper</title>${html}`);
    expect(page.article.kind).toBe('article');
    const read = articleOf(page);
    for (const text of PROSE) expect(read).toContain(text);
    expect(read).toContain('Schools share teachers');
    for (const words of furniture) expect(read.join('\n')).not.toContain(words);
  });

  it('tells headline, standfirst, captions, quotations and list items apart', () => {
    const page =
      pageOf(`<article><h1>Schools share teachers</h1><p class="standfirst">A scheme on the coast has won praise, and doubts.</p>
      <figure><img><figcaption>Pupils at a school by the sea in spring.</figcaption></figure>${paragraphs()}
      <h2>What comes next</h2><blockquote>We have never worked so closely before.</blockquote><ul><li>More schools will join the scheme.</li></ul></article>`);
    const kinds = page.blocks.map((block) => [
      block.kind,
      block.text.slice(0, 16),
      block.inArticle,
    ]);
    expect(kinds).toEqual([
      ['headline', 'Schools share te', true],
      ['standfirst', 'A scheme on the ', true],
      ['caption', 'Pupils at a scho', true],
      ...PROSE.map((text) => ['paragraph', text.slice(0, 16), true]),
      ['heading', 'What comes next', true],
      ['quotation', 'We have never wo', true],
      ['list-item', 'More schools wil', true],
    ]);
  });

  it('keeps comments in the text but out of the article', () => {
    const comment =
      'I was there and it was nothing like this, whatever the head may say of it now.';
    const page = pageOf(
      `<article><h1>Title</h1>${paragraphs()}</article><section id="comments"><div class="comment"><p>${comment}</p></div></section>`,
    );
    const block = page.blocks.find((each) => each.text === comment);
    expect(block).toMatchObject({ kind: 'comment', inArticle: false });
  });

  it('reads a debate without its column numbers', () => {
    const speech = (name: string, text: string) =>
      `<div class="debate-item debate-item-contributiondebateitem"><div class="primary-text">${name}</div><div class="contribution"><p class="hs_para">${text}</p></div></div>`;
    const split = PROSE[1].replace(
      'thin,',
      'thin, <span class="debate-item-columnnumber">Column 231WH</span>',
    );
    const page = pageOf(
      `${NAV}<div class="debate"><h1>School partnerships</h1>${speech('A Member', PROSE[0])}${speech('A Minister', split)}${speech('A Member', PROSE[2])}</div>`,
    );
    const read = articleOf(page);
    expect(read).toContain(PROSE[1]);
    expect(page.text).not.toContain('Column 231WH');
  });

  const FRONT = Array.from(
    { length: 12 },
    (_, i) =>
      `<div class="card"><h2><a href="/s${i}">Story number ${i} of the day about schools</a></h2><p>Two lines that make one want to read story number ${i}, and no more.</p></div>`,
  ).join('');
  const NO_ARTICLE: [name: string, html: string][] = [
    ['an empty page', ''],
    ['a front page of teasers', `${NAV}<main>${FRONT}</main>${FOOTER}`],
    [
      'a form',
      `<form><label>Name <input></label><label>Where do you teach? <input></label><button>Send</button></form>`,
    ],
    [
      'a landing page with a line of text',
      `${NAV}<main><h1>Partnerships report</h1><p>Published on 3 May by the department.</p><a href="/x.pdf">Read it</a></main>`,
    ],
  ];
  it.each(NO_ARTICLE)('says that %s is none', (_name, html) => {
    const article = findArticle(documentOf(html));
    expect(article).toMatchObject({ kind: 'not-article', roots: [] });
    expect(article.reason).toMatch(/^The page .+\.$/);
  });

  it('is not led astray by a word that is longer than the rest of the page', () => {
    const page = pageOf(
      `<main><h1>Schools share teachers</h1><p>${'collaboration'.repeat(20_000)}</p>${paragraphs()}</main>`,
    );
    expect(articleOf(page)).toEqual(['Schools share teachers', ...PROSE]);
  });

  it('changes nothing of the document', () => {
    const document = documentOf(SHAPES[2]?.[1] ?? '');
    const before = document.documentElement.outerHTML;
    findArticle(document);
    expect(document.documentElement.outerHTML).toBe(before);
  });
});
