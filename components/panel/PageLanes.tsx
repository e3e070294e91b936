import { useId, useRef } from 'preact/hooks';
import type { Stance } from '../../lib/knowledge/types.ts';
import type { GlanceMark, GlanceRow } from '../../lib/panel/glance.ts';
import { say } from '../../lib/words.ts';
import { fillOf, StancePatterns } from '../notebook/StancePatterns.tsx';
import { useWidth } from '../notebook/use-width.ts';

interface Props {
  readonly rows: readonly GlanceRow[];
  readonly nameOf: (row: GlanceRow) => string;
}

/** Height of a row, and where in it the page's line runs, in px. */
const ROW = 48;
const LINE = 34;
/** A mark's size, in px. */
const WIDE = 6;
const HIGH = 9;

/** A lane for each proposition with the page from left to right: asserted above the line, disputed below, open on it. */
export function PageLanes({ rows, nameOf }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const id = useId();
  const width = useWidth(place, 300);
  const x = ({ at }: GlanceMark) => at * (width - WIDE);
  const height = rows.length * ROW + 20;
  return (
    <div ref={place} class="page-lanes">
      <svg width={width} height={height} aria-hidden="true">
        <StancePatterns id={id} />
        {rows.map((row, index) => (
          <g key={row.key} transform={`translate(0 ${index * ROW})`}>
            <text y={13}>{nameOf(row)}</text>
            <line class="axis" x1={0} x2={width} y1={LINE} y2={LINE} />
            {row.marks.map((mark) => (
              <Tick key={`${mark.start}${mark.stance}`} stance={mark.stance} x={x(mark)} id={id} />
            ))}
          </g>
        ))}
        <text class="lane-end" y={height - 4}>
          {say('panelGlanceStart')}
        </text>
        <text class="lane-end last" x={width} y={height - 4}>
          {say('panelGlanceEnd')}
        </text>
      </svg>
    </div>
  );
}

function Tick({
  stance,
  x,
  id,
}: {
  readonly stance: Stance;
  readonly x: number;
  readonly id: string;
}) {
  if (stance === 'open')
    return (
      <circle
        class="bar"
        cx={x + WIDE / 2}
        cy={LINE}
        r={WIDE / 2 + 0.5}
        fill={fillOf(stance, id)}
      />
    );
  const y = stance === 'asserts' ? LINE - HIGH - 1 : LINE + 1;
  return <rect class="bar" x={x} y={y} width={WIDE} height={HIGH} fill={fillOf(stance, id)} />;
}
