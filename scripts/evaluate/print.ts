/** The evaluation as tables on the terminal. */
import type { Report } from './report.ts';

const n2 = (x: number) => x.toFixed(2);
const n3 = (x: number) => x.toFixed(3);

function table(
  title: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const all = [head, ...rows.map((r) => r.map(String))];
  const widths = head.map((_, c) => Math.max(...all.map((r) => (r[c] ?? '').length)));
  console.log(`\n${title}`);
  for (const r of all)
    console.log(
      `  ${r.map((x, c) => (c === 0 ? x.padEnd(widths[c] ?? 0) : x.padStart(widths[c] ?? 0))).join('  ')}`,
    );
}

export function printReport(r: Report): void {
  const levels = ['fewer', 'balanced', 'more'] as const;
  console.log(
    `Thresholds: ${levels.map((l) => `${l} ${r.thresholds[l]}`).join(', ')}. Each article is read by models that have not seen it; "real" is all but the short dense extracts (p).`,
  );
  table(
    'Is it a claim?',
    ['articles', ...levels.flatMap((l) => [`${l} P`, 'R', 'F1'])],
    Object.entries(r.groups).map(([name, g]) => [
      name,
      ...levels.flatMap((l) => [
        n2(g.finding[l].precision),
        n2(g.finding[l].recall),
        n3(g.finding[l].f1),
      ]),
    ]),
  );
  for (const [of, pick] of [
    ['true claims that are found', 'ofFound'],
    ['all true claims', 'labelling'],
  ] as const)
    table(
      `What does it claim? (${of})`,
      [
        'articles',
        'claims',
        'main',
        'any',
        'micro-F1',
        'stance',
        'asserts R',
        'disputes R',
        'open R',
        'wording',
      ],
      Object.entries(r.groups).map(([name, g]) => {
        const l = g[pick];
        return [
          name,
          l.claims,
          n3(l.main),
          n3(l.any),
          n3(l.microF1),
          n3(l.stance),
          n2(l.recallByStance.asserts ?? 0),
          n2(l.recallByStance.disputes ?? 0),
          n2(l.recallByStance.open ?? 0),
          n3(l.wording),
        ];
      }),
    );
  table(
    'Baselines (best cut of each)',
    ['', 'P', 'R', 'F1'],
    Object.entries(r.baselines).map(([name, f]) => [name, n2(f.precision), n2(f.recall), n3(f.f1)]),
  );
  table(
    'By proposition',
    ['', 'claims', 'found', 'P', 'R'],
    r.byProposition.map((t) => [t.id, t.claims, n2(t.found), n2(t.precision), n2(t.recall)]),
  );
  table(
    'By kind (balanced)',
    ['', 'claims', 'P', 'R', 'F1'],
    r.byKind.map((k) => [
      k.kind,
      k.finding.claims,
      n2(k.finding.precision),
      n2(k.finding.recall),
      n3(k.finding.f1),
    ]),
  );
  table(
    'False marks on a look-alike page',
    ['', 'pages', 'mean', 'clean'],
    levels.map((l) => [l, r.lookalike[l].pages, n2(r.lookalike[l].mean), n2(r.lookalike[l].clean)]),
  );
  table(
    'Reliability of the score',
    ['score', 'sentences', 'mean score', 'are claims'],
    r.reliability.map((b) => [
      `${n2(b.from)}–${n2(b.from + 0.1)}`,
      b.rows,
      n2(b.score),
      n2(b.claims),
    ]),
  );
  let sort = '';
  for (const m of r.mistakes) {
    if (m.sort !== sort) console.log(`\nWorst: ${m.sort}`);
    sort = m.sort;
    console.log(
      `  ${n2(m.score)} ${m.article}: ${m.text}\n       is ${m.is || 'no claim'}; read as ${m.as}`,
    );
  }
}
