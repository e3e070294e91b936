/**
 * `npm run evaluate`: measures the detector on the labelled articles, each by models that have not
 * seen it. `--json` prints one object; `--mistakes N` lists the N worst mistakes of each sort;
 * `--folds sets` holds whole folders apart instead of articles; `--without class,frame` leaves families of
 * features out (ablation).
 */
import { type Family, families } from '../lib/claims/features.ts';
import { propositionsFrom } from '../lib/claims/labels.ts';
import { readAll } from './corpus.ts';
import type { Row } from './evaluate/measures.ts';
import { printReport } from './evaluate/print.ts';
import { reportOf } from './evaluate/report.ts';
import { crossValidate } from './train/cross-validate.ts';
import { isLoose } from './train/prepare.ts';
import { STANCES, TOPICS, WORDINGS } from './train/specs.ts';

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

const cv = crossValidate(readAll(), (what) => console.error(what), {
  folds: option('--folds') === 'sets' ? 'sets' : 'articles',
  without,
});
const names = { topics: TOPICS, stances: STANCES, wordings: WORDINGS };
const rows: Row[] = [];
/** Log odds of the bag-of-words model alone, the third baseline. */
const bag: number[] = [];
/** Mean log odds of the first models, without the second. */
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
const report = reportOf(
  rows,
  { 'bag of words': bag, 'first models, without the second': firstOnly },
  cv.thresholds,
  mistakes,
);
if (json) console.log(JSON.stringify(report));
else printReport(report);
