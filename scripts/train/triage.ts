/** Fitting of the triage: which sentences are worth a full look. */
import {
  type StoredTriage,
  scoreTriage,
  TRIAGE_SIZE,
  triagePlaces,
} from '../../lib/claims/triage.ts';
import { fitLogistic } from './logistic.ts';
import { isExtract, type Prepared } from './prepare.ts';

/** Share of claims that may be lost. */
const LOST = 0.01;

export interface Triaged {
  readonly model: StoredTriage;
  /** 1 where a model that has not seen the article leaves the sentence out. */
  readonly unread: Uint8Array;
}

export function fitTriage(p: Prepared): Triaged {
  const places = p.readings.flatMap((reading) =>
    reading.sentences.map((_, i) => triagePlaces(reading, i)),
  );
  const rows = places.map((at) => ({ at, value: new Float64Array(at.length).fill(1 / 3) }));
  const fitted = (weight: Float64Array) => {
    const { weights, bias } = fitLogistic(rows, p.claim, weight, TRIAGE_SIZE, 0.05);
    return {
      weights: Array.from(weights, (w) => Number((w / 3).toFixed(4))),
      bias: Number(bias.toFixed(4)),
    };
  };
  const fold = p.fold;
  const models = Array.from({ length: p.folds }, (_, k) =>
    fitted(p.weight.map((w, i) => (fold[p.article[i] ?? 0] === k ? 0 : w))),
  );
  const unseen = places.map((at, i) =>
    scoreTriage(models[fold[p.article[i] ?? 0] ?? 0] ?? { weights: [], bias: 0 }, at),
  );
  const ofClaims = unseen.filter((_, i) => {
    const home = p.articles[p.article[i] ?? 0];
    return p.claim[i] && (p.weight[i] ?? 0) > 0 && home && !isExtract(home);
  });
  const least = Number(
    (ofClaims.sort((a, b) => a - b)[Math.floor(LOST * ofClaims.length)] ?? -9).toFixed(3),
  );
  return {
    model: { ...fitted(p.weight), least },
    unread: Uint8Array.from(unseen, (s) => (s < least ? 1 : 0)),
  };
}
