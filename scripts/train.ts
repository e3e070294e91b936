/**
 * `npm run train`: fits the detector's model to the labelled articles under tests/corpus and writes
 * lib/claims/model/model.json. Deterministic: the same corpus and code give the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { readAll } from './corpus.ts';
import { codeHash, corpusHash } from './train/corpus-hash.ts';
import {
  allDense,
  calibrate,
  fitFirst,
  fitSecond,
  rowsFor,
  storeModel,
  unseenFirst,
  unseenSecond,
} from './train/pipeline.ts';
import { prepare } from './train/prepare.ts';
import { thresholdsFor } from './train/thresholds.ts';

const started = Date.now();
const say = (what: string) =>
  console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${what}`);

const articles = readAll();
const p = prepare(articles);
say(
  `${articles.length} articles, ${p.sentences.length} sentences, ${p.claim.reduce((n, c) => n + c, 0)} claims`,
);
const rows = rowsFor(p);
const unseen = unseenFirst(p, rows);
say('first models scored on unseen articles');
const dense = allDense(p, unseen);
const second = unseenSecond(p, dense);
say('second model scored on unseen articles');
const calibration = calibrate(second, p.claim, p.weight);
const thresholds = thresholdsFor(p, second, calibration);
const first = fitFirst(p, rows, p.weight);
const trees = fitSecond(p, dense, p.weight);
say('models fitted to all articles');
const model = storeModel(
  { first, second: trees, calibration, unseen, unseenSecond: second },
  thresholds,
  corpusHash(articles),
  codeHash(),
);
const text = `${JSON.stringify(model)}\n`;
writeFileSync(new URL('../lib/claims/model/model.json', import.meta.url), text);
say(
  `model.json written: ${(text.length / 1024).toFixed(0)} KB, thresholds ${JSON.stringify(thresholds)}`,
);
