/** The whole model from a corpus: cross-validation for what must be unseen, then a fit on everything. */
import { FEATURE_VERSION } from '../../lib/claims/features.ts';
import type { StoredModel } from '../../lib/claims/model/types.ts';
import type { Article } from '../corpus.ts';
import { codeHash, corpusHash } from './corpus-hash.ts';
import { type CrossValidated, crossValidate } from './cross-validate.ts';
import { fitFirst, storeGroups, storeLinear } from './first.ts';
import { fitLabels } from './labels.ts';
import { packedHashes, packedTrees } from './pack.ts';
import { fitSecond } from './pipeline.ts';
import { STANCES, TOPICS, WORDINGS } from './specs.ts';

export function trainModel(
  articles: readonly Article[],
  say: (what: string) => void = () => undefined,
): StoredModel {
  return modelFrom(crossValidate(articles, say), say);
}

/** The model fitted to all articles, with what cross-validation has found. */
function modelFrom(cv: CrossValidated, say: (what: string) => void): StoredModel {
  const { p, list } = cv;
  const first = fitFirst(p, cv.rows, list, () => true);
  const second = fitSecond(p, cv.dense, p.weight);
  say('models fitted to all articles');
  return {
    corpus: corpusHash(p.articles),
    features: FEATURE_VERSION,
    code: codeHash(),
    triage: cv.triage,
    page: cv.page,
    claim: first.claim.map(storeLinear),
    list: packedHashes(list.ids),
    topics: TOPICS,
    topic: storeGroups(first.groups.topic, 'topic'),
    stances: STANCES,
    stance: storeGroups(first.groups.stance, 'stance'),
    wordings: WORDINGS,
    wording: storeGroups(first.groups.wording, 'wording'),
    labels: packedTrees(fitLabels(p, cv.labelInputs, () => true)),
    second: packedTrees(second),
    calibration: cv.calibration,
    thresholds: cv.thresholds,
  };
}
