/** The sample pages of `npm start`: both seed documents, and articles of our own in four house styles. */
import { readArticle } from './article.ts';
import { escapeHtml, page } from './html.ts';
import { seedPage } from './seeds.ts';
import { dressedPage, type Shell } from './shells.ts';

const articles: readonly (readonly [shell: Shell, id: string, manner: string])[] = [
  ['weekly', 'w1-04-select-committee', 'news, in the manner of a schools weekly'],
  ['weekly', 't1-04-too-big-too-fast', 'news, in the manner of a schools weekly'],
  [
    'magazine',
    'w2-02-eleven-meetings-and-a-logo',
    'opinion, in the manner of a teachers’ magazine',
  ],
  ['magazine', 'w2-07-triad-review-trial', 'analysis, in the manner of a teachers’ magazine'],
  [
    'practice',
    't4-02-turning-harrowmead-round',
    'best practice, in the manner of a leadership monthly',
  ],
  [
    'government',
    't3-01-guidance-working-with-other-schools',
    'guidance, in the manner of a government publication',
  ],
];

export interface Sample {
  readonly path: string;
  readonly title: string;
  readonly manner: string;
  readonly html: string;
}

export function samples(): Sample[] {
  const ours = articles.map(([shell, id, manner]) => {
    const article = readArticle(id);
    return {
      path: `/${shell}/${id}`,
      title: article.title.text,
      manner,
      html: dressedPage(article, shell),
    };
  });
  return [
    {
      path: '/cmre',
      title: 'Collaborative overreach',
      manner: 'CMRE, the launch page of the review: the case against',
      html: seedPage('cmre'),
    },
    {
      path: '/ssat',
      title: 'SSAT Reform Bulletins: Spring 2014',
      manner: 'SSAT, the bulletin’s page: the case for',
      html: seedPage('ssat'),
    },
    ...ours,
  ];
}

const css = `body{font:18px/1.6 Georgia,serif;max-width:40rem;margin:3rem auto;padding:0 5vw;color:#1d1c1a;background:#fbfaf7}h1{font-weight:600}li{margin:.7rem 0}small{color:#5c574e}kbd{font:14px system-ui;border:1px solid #aaa;border-radius:4px;padding:0 5px}@media(prefers-color-scheme:dark){body{background:#1a1917;color:#ece7de}a{color:#9cc6ee}small{color:#b3ab9d}}`;

/** The first page that `npm start` opens. */
export function welcomePage(list: readonly Sample[]): string {
  const items = list
    .map(
      ({ path, title, manner }) =>
        `<li><a href="${path}">${escapeHtml(title)}</a><br><small>${escapeHtml(manner)}</small></li>`,
    )
    .join('');
  return page({
    title: 'Counterpoint: pages to try it on',
    css,
    body: `<main><h1>Counterpoint is installed</h1>
<p>Open one of these. Sentences that make a claim are underlined: click one, or step through them with <kbd>Alt</kbd> <kbd>Shift</kbd> <kbd>J</kbd>.</p>
<ul>${items}</ul></main>`,
  });
}
