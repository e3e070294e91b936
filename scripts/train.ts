/**
 * `npm run train`: fits the detector's model to the labelled articles under tests/corpus and writes
 * lib/claims/model/model.json. Deterministic: the same corpus and code give the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { readAll } from './corpus.ts';
import { trainModel } from './train/fit.ts';

const started = Date.now();
const say = (what: string) =>
  console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${what}`);
const model = trainModel(readAll(), say);
const text = `${JSON.stringify(model)}\n`;
writeFileSync(new URL('../lib/claims/model/model.json', import.meta.url), text);
say(
  `model.json written: ${(text.length / 1000).toFixed(0)} kB, thresholds ${JSON.stringify(model.thresholds)}`,
);
