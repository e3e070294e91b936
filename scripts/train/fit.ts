/** The whole model from a corpus: cross-validation for what must be unseen, then a fit on everything. */
import { FEATURE_VERSION } from '../../lib/claims/features.ts';
import type { StoredModel } from '../../lib/claims/model/types.ts';
import type { Article } from '../corpus.ts';
import { codeHash, corpusHash } from './corpus-hash.ts';
import { crossValidate } from './cross-validate.ts';
import { fitFirst, storeGroups, storeLinear, storeList } from './first.ts';
import { fitNeighbours, fitSecond } from './pipeline.ts';
import { STANCES, TOPICS, WORDINGS } from './specs.ts';

export function trainModel(
  articles: readonly Article[],
  say: (what: string) => void = () => undefined,
): StoredModel {
  const cv = crossValidate(articles, say);
  const { p, list } = cv;
  const first = fitFirst(p, cv.rows, list, () => true);
  const second = fitSecond(p, cv.dense, p.weight);
  say('models fitted to all articles');
  return {
    corpus: corpusHash(articles),
    features: FEATURE_VERSION,
    code: codeHash(),
    triage: cv.triage,
    claim: first.claim.map(storeLinear),
    list: storeList(list),
    topics: TOPICS,
    topic: storeGroups(first.groups.topic, 'topic'),
    topicNeighbours: fitNeighbours(p, cv.topicInputs, 'topic', () => true),
    stances: STANCES,
    stance: storeGroups(first.groups.stance, 'stance'),
    stanceNeighbours: fitNeighbours(p, cv.stanceInputs, 'stance', () => true),
    wordings: WORDINGS,
    wording: storeGroups(first.groups.wording, 'wording'),
    second,
    calibration: cv.calibration,
    thresholds: cv.thresholds,
  };
}
