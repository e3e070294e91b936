import { useId, useRef } from 'preact/hooks';
import type { Tally } from '../../lib/notebook/figures.ts';
import { stances } from '../../lib/notes/model.ts';
import { figure } from '../../lib/words.ts';
import { fillOf, StancePatterns } from './StancePatterns.tsx';
import { useWidth } from './use-width.ts';

interface Props {
  readonly tallies: readonly Tally[];
  /** Short, for the axis. */
  readonly labelOf: (tally: Tally) => string;
}

const HEIGHT = 180;
const TOP = 18;
const FOOT = 26;
const LEFT = 34;

/** A round number at or above `most`, for the top of the axis. */
export function axisTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return [1, 2, 5, 10].map((step) => step * power).find((top) => top >= most) ?? most;
}

/** Stacked columns over time. */
export function Columns({ tallies, labelOf }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const id = useId();
  const width = useWidth(place, 600);
  const top = axisTop(Math.max(...tallies.map(({ total }) => total), 1));
  const step = Math.max(0, width - LEFT) / Math.max(1, tallies.length);
  const room = HEIGHT - TOP - FOOT;
  // One label for about every 64 px, the first always.
  const every = Math.max(1, Math.ceil(64 / step));
  return (
    <div ref={place}>
      <svg
        class="columns"
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        aria-hidden="true"
      >
        <StancePatterns id={id} />
        {(top % 2 === 0 ? [0, top / 2, top] : [0, top]).map((value) => {
          const y = TOP + room * (1 - value / top);
          return (
            <g key={value}>
              <line class="axis" x1={LEFT} x2={width} y1={y} y2={y} />
              <text class="axis-number" x={LEFT - 6} y={y + 4}>
                {figure(value)}
              </text>
            </g>
          );
        })}
        {tallies.map((tally, column) => {
          let y = TOP + room;
          const x = LEFT + column * step;
          return (
            <g key={tally.key}>
              {stances.map((stance) => {
                const height = (tally.counts[stance] / top) * room;
                y -= height;
                return height === 0 ? null : (
                  <rect
                    key={stance}
                    class="bar"
                    x={x + step * 0.12}
                    y={y}
                    width={Math.min(40, step * 0.76)}
                    height={Math.max(1, height - 1)}
                    fill={fillOf(stance, id)}
                  />
                );
              })}
              {column % every === 0 && x + 48 <= width && (
                <text x={x + step * 0.12} y={HEIGHT - 8}>
                  {labelOf(tally)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
