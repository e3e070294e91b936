/** The labelled articles' format (`tests/corpus/README.md`), as far as pages are made from it. */
import { readFileSync } from 'node:fs';

export interface LabelledSentence {
  readonly text: string;
  readonly labels: readonly {
    readonly topic: string;
    readonly stance: string;
    readonly wording: string;
  }[];
  /** Labellers disagreed whether this is a claim at all: never scored. */
  readonly unsure?: boolean;
}

export interface Article {
  readonly id: string;
  readonly kind: 'news' | 'opinion' | 'feature' | 'policy' | 'report' | 'lookalike';
  readonly title: LabelledSentence;
  readonly paragraphs: readonly (readonly LabelledSentence[])[];
}

const articles = new URL('../corpus/articles/', import.meta.url);

/** One labelled article by its id. Throws where there is none. */
export function readArticle(id: string): Article {
  return JSON.parse(readFileSync(new URL(`${id}.json`, articles), 'utf8')) as Article;
}

/** Every sentence of an article in reading order, the headline first. */
export function sentencesOfArticle(article: Article): LabelledSentence[] {
  return [article.title, ...article.paragraphs.flat()];
}
