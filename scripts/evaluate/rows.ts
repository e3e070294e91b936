/** Cross-validated predictions as rows for the report. */
import { propositionsFrom } from '../../lib/claims/labels.ts';
import type { CrossValidated } from '../train/cross-validate.ts';
import { isLoose } from '../train/prepare.ts';
import { STANCES, TOPICS, WORDINGS } from '../train/specs.ts';
import type { Row } from './measures.ts';

export interface Rows {
  readonly rows: Row[];
  /** Scores of simpler models by row, under the names they are printed by. */
  readonly baselines: Readonly<Record<string, readonly number[]>>;
}

/** @returns a row a sentence, without what two readers did not agree on and what belongs to no page */
export function rowsOf(cv: CrossValidated): Rows {
  const names = { topics: TOPICS, stances: STANCES, wordings: WORDINGS };
  const rows: Row[] = [];
  const bag: number[] = [];
  const firstOnly: number[] = [];
  for (const [i, s] of cv.p.sentences.entries()) {
    const home = cv.p.articles[cv.p.article[i] ?? 0];
    if (!home || s.unsure || isLoose(home)) continue;
    rows.push({
      text: s.text,
      article: home.id,
      set: home.set === 'articles' ? home.id.slice(0, 1) : home.set,
      kind: home.kind,
      labels: s.labels,
      score: cv.claim[i] ?? 0,
      propositions: propositionsFrom(
        names,
        cv.topic[i] ?? [],
        cv.stance[i] ?? [],
        cv.wording[i] ?? [],
      ),
    });
    bag.push(cv.first.claim[1]?.[i] ?? 0);
    firstOnly.push(cv.first.claim.reduce((sum, m) => sum + (m[i] ?? 0), 0));
  }
  return {
    rows,
    baselines: { 'bag of words': bag, 'first models, without the second': firstOnly },
  };
}
