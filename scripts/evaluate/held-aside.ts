/**
 * The shipped model on articles that no training and no choice of a threshold has seen, read as the
 * extension reads a page: from its text, by the detector.
 */
import type { Detector } from '../../lib/claims/detector.ts';
import type { Claim } from '../../lib/claims/types.ts';
import type { Article } from '../corpus.ts';
import type { Row } from './measures.ts';

/** An article's text as a page: its title and paragraphs, an empty line between. */
function pageOf({ title, paragraphs }: Article) {
  let start = 0;
  const parts = [title.text, ...paragraphs.map((p) => p.map((s) => s.text).join(' '))];
  const blocks = parts.map((text, i) => {
    const block = { start, text, kind: i === 0 ? ('headline' as const) : ('paragraph' as const) };
    start += text.length + 2;
    return block;
  });
  return { title: title.text, blocks };
}

/** A row a labelled sentence; one that the detector cuts otherwise counts as read where a claim covers most of it. */
export function heldAsideRows(articles: readonly Article[], detector: Detector): Row[] {
  return articles.flatMap((article) => {
    const page = pageOf(article);
    const claims = detector.read(page, { sensitivity: 'more' });
    return [[article.title], ...article.paragraphs].flatMap((sentences, b) => {
      let at = page.blocks[b]?.start ?? 0;
      return sentences.flatMap((s) => {
        const from = at;
        at += s.text.length + 1;
        if (s.unsure) return [];
        const claim = claims.find((c) => covers(c, from, from + s.text.length));
        return [
          {
            text: s.text,
            article: article.id,
            set: article.set,
            kind: article.kind,
            labels: s.labels,
            score: claim?.score ?? 0,
            propositions: claim?.propositions ?? [],
          },
        ];
      });
    });
  });
}

function covers({ start, end }: Claim, from: number, to: number): boolean {
  return Math.min(end, to) - Math.max(start, from) > (to - from) / 2;
}
