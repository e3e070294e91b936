import { useId, useRef } from 'preact/hooks';
import type { Tally } from '../../lib/notebook/figures.ts';
import { stances } from '../../lib/notes/model.ts';
import { figure } from '../../lib/words.ts';
import { fillOf, StancePatterns } from './StancePatterns.tsx';
import { useWidth } from './use-width.ts';

interface Props {
  readonly tallies: readonly Tally[];
  readonly nameOf: (tally: Tally) => string;
}

const ROW = 44;
const BAR = 14;

/** Stacked bars with their names above them, so that they fit from 320 px to any width. */
export function Bars({ tallies, nameOf }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const id = useId();
  const width = useWidth(place, 600);
  const most = Math.max(1, ...tallies.map(({ total }) => total));
  const scale = Math.max(0, width - 2) / most;
  return (
    <div ref={place}>
      <svg
        class="bars"
        width={width}
        height={tallies.length * ROW}
        viewBox={`0 0 ${width} ${tallies.length * ROW}`}
        aria-hidden="true"
      >
        <StancePatterns id={id} />
        {tallies.map((tally, row) => {
          let x = 0;
          return (
            <g key={tally.key} transform={`translate(0 ${row * ROW})`}>
              <text y={16}>{clipped(nameOf(tally), width - 60)}</text>
              <text y={16} x={width} class="bar-total">
                {figure(tally.total)}
              </text>
              {stances.map((stance) => {
                const length = tally.counts[stance] * scale;
                const at = x;
                x += length;
                return length === 0 ? null : (
                  <rect
                    key={stance}
                    class="bar"
                    x={at + 0.5}
                    y={23}
                    width={Math.max(1.5, length - 1)}
                    height={BAR}
                    fill={fillOf(stance, id)}
                  />
                );
              })}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** SVG text does not wrap: about 7 px a letter at this size. The table has the whole name. */
function clipped(name: string, width: number): string {
  const room = Math.max(8, Math.floor(width / 7));
  return name.length <= room ? name : `${name.slice(0, room - 1).trimEnd()}…`;
}
