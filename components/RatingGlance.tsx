import type { ShownRating } from '../lib/knowledge/counterpoint.ts';
import { say } from '../lib/words.ts';

/** Width of one grade and height of one bar, in units of the picture. */
const step = 12;
const row = 8;

/**
 * A rating small enough for a line of a list: best item for, best against and best gap as bars on the
 * scale to five. A solid rule goes as far as the documents can reach, a dotted one on to the end.
 */
export function RatingGlance({ rating }: { readonly rating: ShownRating }) {
  const { ceiling, top } = rating;
  const bars = (['for', 'against', 'gap'] as const).map((kind) => ({ kind, grade: rating[kind] }));
  const words = say('glance', rating.for, rating.against, rating.gap, ceiling);
  const bottom = bars.length * row + 1.5;
  return (
    <svg
      class="glance"
      role="img"
      aria-label={words}
      width={top * step + 2}
      height={bottom + 1.5}
      viewBox={`0 0 ${top * step + 2} ${bottom + 1.5}`}
    >
      <title>{words}</title>
      <line class="rule" x1={1} x2={1} y1={0} y2={bottom} />
      <line class="rule" x1={1} x2={1 + ceiling * step} y1={bottom} y2={bottom} />
      <line class="beyond" x1={1 + ceiling * step} x2={1 + top * step} y1={bottom} y2={bottom} />
      {bars.map(({ kind, grade }, index) => (
        <rect
          key={kind}
          class={kind}
          x={1.5}
          y={index * row + 0.5}
          width={grade * step}
          height={row - 2.5}
        />
      ))}
    </svg>
  );
}
