/**
 * Articles dressed as the pages people read: the markup of the education press and of gov.uk as far
 * as it matters for reading (what stands around and inside the body), with words of our own.
 */
import type { Article } from './article.ts';
import { dress, escapeHtml, hiddenCopies, page, paragraph, seedOf } from './html.ts';

export const shells = ['weekly', 'magazine', 'practice', 'government'] as const;
export type Shell = (typeof shells)[number];

const plain = `*{box-sizing:border-box}body{margin:0;line-height:1.55}a{color:inherit}nav ul,footer ul{display:flex;flex-wrap:wrap;gap:1rem;list-style:none;padding:0;margin:0}figure{margin:1.5rem 0}figcaption{font-size:.85rem;opacity:.75}.pic{height:180px;border-radius:2px}`;

const styles: Record<Shell, string> = {
  weekly: `${plain}body{font:18px/1.6 Georgia,serif;color:#1a1a1a;background:#fff}header{background:#c8102e;color:#fff;padding:.8rem 5vw;font-family:Arial,sans-serif}.cookie{position:fixed;bottom:0;left:0;right:0;background:#222;color:#fff;padding:.7rem 5vw;font:14px Arial,sans-serif}.wrap{display:grid;grid-template-columns:minmax(0,42rem) 15rem;gap:3rem;max-width:62rem;margin:2rem auto;padding:0 5vw}h1{font-size:2.1rem;line-height:1.15}.ad{background:#f1f1f1;border:1px solid #ddd;padding:1rem;font:13px Arial,sans-serif;margin:1.4rem 0}.rel{font:14px/1.4 Arial,sans-serif}.pic{background:linear-gradient(120deg,#c9d6df,#8ea6b4)}footer{background:#222;color:#ddd;padding:2rem 5vw;font:14px Arial,sans-serif}@media(max-width:48rem){.wrap{display:block}}`,
  magazine: `${plain}body{font:19px/1.6 "Palatino Linotype",Palatino,"Book Antiqua",serif;color:#222;background:#fdfdfb}header{border-bottom:3px solid #00857d;padding:1rem 6vw;font-family:Verdana,sans-serif;font-size:14px}main{max-width:40rem;margin:2.5rem auto;padding:0 5vw}h1{font-size:2.3rem;line-height:1.15;margin-bottom:.4rem}.standfirst{font-size:1.25rem;color:#444}.pic{background:linear-gradient(160deg,#e7d9c3,#b79f7a)}.pull{border-left:4px solid #00857d;padding-left:1rem;font-size:1.4rem;color:#00635d}.share{font:12px Verdana,sans-serif}footer{padding:2rem 6vw;background:#0f2f2c;color:#cfe}`,
  practice: `${plain}body{font:17px/1.6 "Segoe UI",Helvetica,Arial,sans-serif;color:#24292f;background:#fff}header{background:#143d6b;color:#fff;padding:1rem 6vw}.content{max-width:44rem;margin:2rem auto;padding:0 5vw}h1{line-height:1.2}.pic{background:linear-gradient(140deg,#cfe1ff,#6d92c8)}.box{background:#eef4fb;border-left:4px solid #143d6b;padding:1rem}footer{background:#0c2744;color:#cde;padding:2rem 6vw}`,
  government: `${plain}body{font:19px/1.47 Arial,sans-serif;color:#0b0c0c;background:#fff}header{background:#0b0c0c;color:#fff;padding:.8rem 5vw;font-weight:700}main{max-width:46rem;margin:1.5rem auto;padding:0 5vw}h1{font-size:2.4rem;line-height:1.1}.number{margin-right:.6rem}.phase{font-size:14px;border-bottom:1px solid #b1b4b6;padding:.5rem 5vw}footer{background:#f3f2f1;border-top:1px solid #b1b4b6;padding:2rem 5vw;font-size:15px}.pic{display:none}`,
};

/** What each house calls itself, and when its page says that it was published. */
const houses = {
  weekly: { site: 'The Schools Courier', published: '2026-10-02T05:00:00+01:00' },
  magazine: { site: 'Staffroom', published: '2026-09-14T06:00:00+01:00' },
  practice: { site: 'Leading Schools', published: '2026-05-21' },
  government: { site: 'Government Publications', published: '2026-07-09' },
} as const satisfies Record<Shell, { site: string; published: string }>;

const authors = ['Rhian Okafor', 'Marcus Lindley', 'Priya Desmond', 'Tom Achterberg'];

/** A short paragraph of a few words stands as a subheading in every house style. */
function isSubheading(sentences: readonly string[]): boolean {
  const [only = ''] = sentences;
  return sentences.length === 1 && only.split(' ').length <= 7 && !/[.?!’”]$/.test(only);
}

function bodyOf(
  article: Article,
  heading: (text: string, index: number) => string,
  between: readonly string[],
): string {
  const parts: string[] = [];
  const every = Math.max(3, Math.floor(article.paragraphs.length / (between.length + 1)));
  for (const [index, sentences] of article.paragraphs.entries()) {
    const texts = sentences.map((sentence) => sentence.text);
    parts.push(isSubheading(texts) ? heading(texts[0] ?? '', index) : paragraph(texts));
    const extra = index % every === every - 1 ? between[Math.floor(index / every)] : undefined;
    if (extra) parts.push(extra);
  }
  return parts.join('\n');
}

const dressings: Record<Shell, (article: Article, author: string) => string> = {
  weekly: (article, author) => `
<header><strong>The Schools Courier</strong><nav aria-label="Main"><ul><li><a href="/">News</a></li><li><a href="/">Politics</a></li><li><a href="/">Partnerships work: our awards</a></li><li><a href="/">Jobs</a></li></ul></nav></header>
<div class="cookie" role="region" aria-label="Cookies">We and our 214 partners work together to store cookies on your device, which improves your results. <button>Accept</button></div>
<div class="wrap"><article class="post type-post"><h1 class="entry-title">${dress(article.title.text)}</h1>
<p class="byline">By <a rel="author" href="/author">${author}</a> <time datetime="2026-10-02">2 Oct 2026, 5:00</time></p>
<div class="share"><button>Share</button> <button>Email</button></div>
<div class="entry-content">
<figure><div class="pic" role="img" aria-label="A corridor"></div><figcaption>The corridor at the school in question. Picture: archive</figcaption></figure>
${bodyOf(article, (text) => `<h3>${dress(text)}</h3>`, [
  '<div class="ad" aria-hidden="true">Advertisement: collaboration software that raises attainment in every school</div>',
  '<aside class="rel"><h4>Related</h4><ul><li><a href="/1">Why partnership raises standards in every school</a></li><li><a href="/2">Federations ‘do not work’, says report</a></li></ul></aside>',
  '<form class="ad"><label>Get our newsletter: collaboration transforms results <input type="email"></label><button>Sign up</button></form>',
])}
</div></article>
<aside class="rel"><h2>Most read</h2><ul><li><a href="/3">Trusts improve weaker schools, minister insists</a></li><li><a href="/4">Five ways to survive October</a></li></ul></aside></div>
<footer><ul><li>About</li><li>Privacy</li><li>Working together to raise standards since 2014</li></ul></footer>`,
  magazine: (article, author) => `
<header><b>Staffroom</b> <span>magazine / analysis / general</span></header>
<main id="main"><div class="article-header"><h1>${dress(article.title.text)}</h1>
<div class="meta">${author}<br>14th September 2026, 6:00am</div></div>
<div class="article__body">
${bodyOf(article, (text) => `<h2>${dress(text)}</h2>`, [
  '<figure><div class="pic"></div><figcaption>picture: library</figcaption></figure>',
  '<div class="newsletter" role="complementary"><p>Keep up with collaboration that works in our weekly email</p><button>Subscribe</button></div>',
])}
</div>
<section class="comments" id="comments"><h2>Comments</h2><div class="comment"><p>Sharing staff across schools has ruined ours.</p></div></section>
</main><footer><p>© Staffroom 2026. Together we raise standards.</p></footer>`,
  practice: (article, author) => `
<header><nav aria-label="Sections"><ul><li>News</li><li>Best practice</li><li>Knowledge bank</li></ul></nav></header>
<div class="content"><div class="breadcrumbs"><a href="/">Home</a> › <a href="/">Best practice</a></div>
<h1>${dress(article.title.text)}</h1><div class="author">Written by: <b>${author}</b> | Published: 21 May 2026</div>
<div class="text">
${bodyOf(article, (text) => `<h4>${dress(text)}</h4>`, [
  '<div class="box related-articles"><strong>Read next</strong><br><a href="/5">How our cluster lifted results</a></div>',
])}
</div></div><footer>Copyright</footer>`,
  government: (article) => `
<header>GOVERNMENT PUBLICATIONS</header><div class="phase">BETA This is a new service</div>
<main id="content" role="main"><h1 class="gem-c-title__text">${dress(article.title.text)}</h1>
<p class="gem-c-metadata">Published 9 July 2026</p>
<nav role="navigation" aria-label="Contents" class="gem-c-contents-list"><ol>${article.paragraphs
    .map((sentences) => sentences.map((sentence) => sentence.text))
    .filter(isSubheading)
    .map((texts) => `<li><a href="#s">${escapeHtml(texts[0] ?? '')}</a></li>`)
    .join('')}</ol></nav>
<div class="gem-c-govspeak govspeak">
${bodyOf(article, (text, index) => `<h2 id="s${index}"><span class="number">${index}. </span>${dress(text)}</h2>`, [])}
</div></main><footer>All content is available under the open licence, except where otherwise stated</footer>`,
};

/** What the page of a dressed article says of itself. */
export function dressedIdentity({ id, title }: Pick<Article, 'id' | 'title'>, shell: Shell) {
  return {
    title: title.text,
    author: authors[seedOf(id) % authors.length] ?? '',
    canonicalLink: `https://${shell}.example/${id}`,
    ...houses[shell],
  };
}

/** A whole page holding the article. */
export function dressedPage(article: Article, shell: Shell): string {
  const { title, author, canonicalLink, site, published } = dressedIdentity(article, shell);
  const texts = article.paragraphs.flat().map((sentence) => sentence.text);
  const metas = [
    ['og:type', 'article'],
    ['og:title', title],
    ['og:site_name', site],
    ['article:published_time', published],
  ].map(
    ([name = '', content = '']) => `<meta property="${name}" content="${escapeHtml(content)}">`,
  );
  return page({
    title: `${title} | ${site}`,
    head: `${metas.join('')}<meta name="author" content="${author}"><link rel="canonical" href="${canonicalLink}">`,
    css: styles[shell],
    body: `${hiddenCopies(title, texts)}${dressings[shell](article, author)}`,
  });
}
