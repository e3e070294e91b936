/**
 * `npm run evaluate`: measures the detector on the labelled articles, each by models that have not
 * seen it. `--json` prints one object; `--mistakes N` lists the N worst mistakes of each sort;
 * `--folds sets` holds whole folders apart instead of articles; `--without class,frame` leaves families of
 * features out (ablation); `--held-aside` measures the shipped model on the articles kept from all training,
 * and nothing else.
 */

import { createDetector } from '../lib/claims/detector.ts';
import { type Family, families } from '../lib/claims/features.ts';
import { storedModel } from '../lib/claims/model/stored.ts';
import { readAll, readHeldAside } from './corpus.ts';
import { heldAsideRows } from './evaluate/held-aside.ts';
import { printReport } from './evaluate/print.ts';
import { reportOf } from './evaluate/report.ts';
import { rowsOf } from './evaluate/rows.ts';
import { crossValidate } from './train/cross-validate.ts';

const json = process.argv.includes('--json');

const option = (name: string) => {
  const place = process.argv.indexOf(name);
  return place < 0 ? undefined : process.argv[place + 1];
};
const mistakes = Number(option('--mistakes') ?? 15);
const without = new Set(
  (option('--without')?.split(',') ?? []).filter((f): f is Family =>
    (families as readonly string[]).includes(f),
  ),
);

if (process.argv.includes('--held-aside')) {
  const detector = createDetector(storedModel);
  const rows = heldAsideRows(readHeldAside(), detector);
  if (rows.length === 0) console.log('Nothing is held aside under tests/corpus.');
  else {
    const report = reportOf(rows, {}, detector.thresholds, mistakes);
    if (json) console.log(JSON.stringify(report));
    else printReport(report);
  }
  process.exit(0);
}

const cv = crossValidate(readAll(), (what) => console.error(what), {
  folds: option('--folds') === 'sets' ? 'sets' : 'articles',
  without,
});
const { rows, baselines } = rowsOf(cv);
const report = reportOf(rows, baselines, cv.thresholds, mistakes);
if (json) console.log(JSON.stringify(report));
else printReport(report);
