/** Everything that evaluation, calibration and thresholds need: predictions on unseen articles. */
import type { FeatureList } from '../../lib/claims/linear.ts';
import type { Calibration } from '../../lib/claims/model/types.ts';
import { blocksToRead, isElsewhere, isLongEnough, type StoredPage } from '../../lib/claims/page.ts';
import type { PageReading } from '../../lib/claims/reading.ts';
import type { StoredTriage } from '../../lib/claims/triage.ts';
import type { Sensitivity } from '../../lib/claims/types.ts';
import type { Article } from '../corpus.ts';
import { type FirstScoresOfAll, listFeatures, type Rows, rowsFor, unseenFirst } from './first.ts';
import { type LabelInputs, labelInputs, unseenLabels } from './labels.ts';
import { fitPage } from './page.ts';
import { allDense, calibrate, probabilities, unseenSecond } from './pipeline.ts';
import { type Prepared, type PrepareOptions, prepare } from './prepare.ts';
import { thresholdsFor } from './thresholds.ts';
import { fitTriage } from './triage.ts';

export interface CrossValidated {
  readonly p: Prepared;
  readonly triage: StoredTriage;
  readonly page: StoredPage;
  readonly list: FeatureList;
  readonly rows: Rows;
  readonly first: FirstScoresOfAll;
  readonly dense: (Float32Array | null)[];
  readonly calibration: Calibration;
  readonly thresholds: Record<Sensitivity, number>;
  /** Calibrated probability by row. */
  readonly claim: Float64Array;
  readonly labelInputs: LabelInputs;
  /** Log odds by row and label. */
  readonly topic: number[][];
  readonly stance: number[][];
  readonly wording: number[][];
}

export function crossValidate(
  articles: readonly Article[],
  say: (what: string) => void,
  options: PrepareOptions = {},
): CrossValidated {
  const p = prepare(articles, options);
  const list = listFeatures(p);
  say(
    `${articles.length} articles, ${p.sentences.length} sentences, ${p.claim.reduce((n, c) => n + c, 0)} claims, ${list.ids.length} listed features`,
  );
  const rows = rowsFor(p, list);
  const triage = fitTriage(p);
  say(
    `${triage.unread.reduce((n, x) => n + x, 0)} sentences left out by triage, ${p.claim.reduce((n, c, i) => n + (c && triage.unread[i] && p.weight[i] ? 1 : 0), 0)} of them claims`,
  );
  const first = unseenFirst(p, rows, list, triage.unread);
  say('first models scored on unseen articles');
  const page = fitPage(p);
  const dense = allDense(p, first, page.unseen);
  const second = unseenSecond(p, dense);
  say('second model scored on unseen articles');
  const calibration = calibrate(
    second,
    p.claim,
    p.weight.map((w, i) => (dense[i] ? w : 0)),
  );
  const gate = p.readings.map((r, a) =>
    isLongEnough(r.sentences.length) && (page.unseen[a] ?? 0) < page.model.least
      ? new Uint8Array(0)
      : blocksRead(r),
  );
  const claim = probabilities(calibration, second).map((x, i) => {
    const a = p.article[i] ?? 0;
    const block = p.readings[a]?.sentences[i - (p.from[a] ?? 0)]?.block ?? 0;
    return gate[a]?.[block] && dense[i] ? x : 0;
  });
  const inputs = labelInputs(p, first, claim);
  const labels = unseenLabels(p, inputs);
  say('labels scored on unseen articles');
  return {
    p,
    triage: triage.model,
    page: page.model,
    list,
    rows,
    first,
    dense,
    calibration,
    thresholds: thresholdsFor(p, claim),
    claim,
    labelInputs: inputs,
    ...labels,
  };
}

/** 1 by block where the detector would read at all. */
function blocksRead({ sentences, shares }: PageReading): Uint8Array {
  const blocks: { text: string }[] = [];
  for (const { block, text } of sentences) {
    const had = blocks[block];
    blocks[block] = { text: had ? `${had.text} ${text}` : text };
  }
  return isElsewhere(shares, sentences.length)
    ? new Uint8Array(blocks.length)
    : blocksToRead(blocks);
}
