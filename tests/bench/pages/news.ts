/** News-like pages, made from a seed: prose with links, captions and quotes, and all that stands about it. */
import { type Random, randomFrom } from './random.ts';

const SUBJECTS =
  'the trust|a federation of nine schools|the council|Northgate Academy|the head of maths|one governor|the inspectorate|her deputy|a review by the university|the union|the regional director|Mr Ashworth|the partnership|every primary in the town|the department'.split(
    '|',
  );
const VERBS =
  'said that|has found that|told parents that|reported that|doubts whether|argued that|showed that|hopes that|denied that|wrote that'.split(
    '|',
  );
const THINGS =
  'shared training|joint planning|the new timetable|working together|the merger|peer review|the loan of teachers|its writing scheme|the curriculum hub|competition for places|the cost of meetings|the moderation of marks|the sixth form|supply cover|attendance'.split(
    '|',
  );
const EFFECTS =
  'had raised results|cost more than it saved|made no difference to pupils|freed teachers from paperwork|was likely to help the weakest|would need better evidence|took heads out of their schools|was linked to higher scores|had kept good staff|left parents confused|could not be told from other changes|should be paid for by ministers'.split(
    '|',
  );
const PLACES =
  'in Amblethorpe|on the coast|in the north of the county|across the city|since the spring|after two years|before the inspection|by the end of term|in spite of the cuts|for the third year running'.split(
    '|',
  );

const sentence = (random: Random): string => {
  const number = random.below(9000) + 100;
  const parts = [
    random.pick(SUBJECTS),
    random.pick(VERBS),
    random.pick(THINGS),
    random.pick(EFFECTS),
    random.pick(PLACES),
  ];
  const plain = `${parts.join(' ')}, with ${number} pupils ${random.pick(['counted', 'taught', 'enrolled', 'tested'])}`;
  const cased = plain[0]?.toUpperCase() + plain.slice(1);
  const kind = random.below(10);
  if (kind === 0) return `"${cased}," ${random.pick(['she', 'he', 'they'])} said.`;
  if (kind === 1)
    return `${cased} - "a ${random.pick(['fair', 'harsh', 'rare'])} thing", one parent's words were.`;
  return `${cased}.`;
};

const paragraph = (random: Random): string => {
  const sentences = Array.from({ length: 2 + random.below(4) }, () => sentence(random));
  const text = sentences.join(' ');
  if (random.next() < 0.5) return text;
  const words = text.split(' ');
  const at = random.below(words.length - 3);
  words[at] = `<a href="/topic/${at}">${words[at]}`;
  words[at + 2] = `${words[at + 2]}</a>`;
  return words.join(' ');
};

/** A page of about `words` words of article, the same for the same seed. */
export const newsPage = (seed: number, words: number): string => {
  const random = randomFrom(seed);
  const body: string[] = [];
  for (let count = 0; count < words; ) {
    const text = paragraph(random);
    count += text.split(' ').length;
    const kind = random.below(14);
    const indent = '\n          ';
    if (kind === 0) body.push(`<h2>${sentence(random).slice(0, 50)}</h2>`);
    if (kind === 1)
      body.push(`<figure><img alt=""><figcaption>${sentence(random)}</figcaption></figure>`);
    if (kind === 2) body.push(`<div class="advert-slot"><span>Advertisement</span></div>`);
    if (kind === 3)
      body.push(
        `<aside class="related"><h3>Related</h3><ul><li><a href="/r">${sentence(random)}</a></li></ul></aside>`,
      );
    if (kind === 4) body.push(`<blockquote><p>${sentence(random)}</p></blockquote>`);
    else body.push(`<p>${indent}${text.replace(/(.{60}\S*) /g, `$1${indent}`)}\n        </p>`);
  }
  const links = Array.from(
    { length: 30 },
    (_, i) => `<li><a href="/n${i}"><span>${random.pick(THINGS)} ${i}</span></a></li>`,
  ).join('');
  const cards = Array.from(
    { length: 12 },
    (_, i) =>
      `<div class="card"><h3><a href="/c${i}">${sentence(random)}</a></h3><p class="teaser">${sentence(random)}</p></div>`,
  ).join('');
  return `<!doctype html><html lang="en"><head><title>${sentence(random)} - The Paper</title><style>.hidden{display:none}body{font:16px/1.5 serif}</style></head><body class="single has-sidebar">
    <div class="cookie-banner"><p>We use cookies to make the site work and to count its readers.</p><button>Accept all</button></div>
    <header class="site-header"><nav class="menu"><ul>${links}</ul></nav></header><main id="content"><article><header><h1>${sentence(random)}</h1><p class="standfirst">${sentence(random)}</p><div class="byline">By <a href="/w">A Writer</a>, 3 May</div></header>
    <div class="article-body">${body.join('\n        ')}</div><div class="share-bar"><a href="#">Share</a> <a href="#">Post</a></div></article>
    <section class="more-stories">${cards}</section></main><div class="hidden">${sentence(random)}</div><footer><ul>${links}</ul><p>Copyright of The Paper. All rights reserved.</p></footer>
    <script type="application/json">${JSON.stringify({ teaser: sentence(random) })}</script></body></html>`;
};
