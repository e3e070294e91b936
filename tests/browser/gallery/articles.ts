/** Articles for the gallery's corners: very many claims, and words that no line has room for. */
import { readdirSync } from 'node:fs';
import { type Article, readArticle } from '../../pages/article.ts';

const folder = new URL('../../corpus/articles/', import.meta.url);

/** As many labelled articles in a row as hold `claims` labelled sentences, as one. */
export function longArticle(claims: number): Article {
  const paragraphs: Article['paragraphs'][number][] = [];
  let found = 0;
  for (const file of readdirSync(folder).sort()) {
    if (found >= claims) break;
    const article = readArticle(file.replace('.json', ''));
    if (article.kind === 'lookalike') continue;
    paragraphs.push(...article.paragraphs);
    found += article.paragraphs.flat().filter(({ labels }) => labels.length > 0).length;
  }
  const title = { text: `A debate of ${claims} claims`, labels: [] };
  return { id: `long-${claims}`, kind: 'policy', title, paragraphs };
}

const sentence = (text: string, topic?: string) => ({
  text,
  labels: topic ? [{ topic, stance: 'asserts', wording: 'causal' }] : [],
});

const LONG = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(3);

/** Words without a break, right-to-left script, marks upon marks, and what looks like markup. */
export function strangeArticle(): Article {
  return {
    id: 'strange',
    kind: 'news',
    title: sentence(`Does ${LONG} </style><script> help? &lt;b&gt; مدرسة`),
    paragraphs: [
      [
        sentence(
          `Collaboration between the schools ${LONG} and ${LONG} raises pupils’ attainment.`,
          'attainment',
        ),
        sentence(
          'Working together, says מרים اللغة, has transformed the results of both schools.',
          'attainment',
        ),
      ],
      [
        sentence(
          `Partnerships cost heads too much time, says Z̷̡͔̗̅a̶̗͒l̸͚̀g̷̱̽o̸̫͠ of https://example.org/${'a'.repeat(180)}.`,
          'cost',
        ),
        sentence('Nobody asked the caretaker, who has worked at both schools for thirty years.'),
      ],
      [
        sentence(
          'Every school should be required to work with a neighbour, the minister said.',
          'mandate',
        ),
        sentence('The hall was cold, and the tea was late, and the meeting went on until nine.'),
      ],
    ],
  };
}
