import { useMemo } from 'preact/hooks';
import { labelOf } from '../../lib/knowledge/lookup.ts';
import type { Knowledge } from '../../lib/knowledge/types.ts';
import type { PageReading } from '../../lib/messages.ts';
import { type GlanceRow, glanceOf } from '../../lib/panel/glance.ts';
import { say } from '../../lib/words.ts';
import { Figure } from '../notebook/Figure.tsx';
import { LeftOut } from './LeftOut.tsx';
import { PageLanes } from './PageLanes.tsx';

interface Props {
  readonly reading: PageReading;
  readonly knowledge: Knowledge;
  readonly openPath: (path: string) => void;
}

/** The page as a picture: where along its length which proposition is asserted, disputed or left open; and what is missing. */
export function Glance({ reading: { claims, extent }, knowledge, openPath }: Props) {
  const rows = useMemo(() => glanceOf(claims, extent), [claims, extent.start, extent.end]);
  const nameOf = ({ key }: { readonly key: string }) => labelOf(knowledge, key);
  const [most] = rows;
  if (!most) return <p class="panel-state">{say('panelGlanceNone')}</p>;
  return (
    <>
      <Figure
        title={say('panelGlanceTitle')}
        summary={summaryOf(rows, nameOf(most), claims.length)}
        keyLabel={say('notebookProposition')}
        tallies={rows}
        nameOf={nameOf}
      >
        <PageLanes rows={rows} nameOf={nameOf} />
      </Figure>
      <LeftOut rows={rows} knowledge={knowledge} openPath={openPath} />
    </>
  );
}

function summaryOf(rows: readonly GlanceRow[], most: string, sentences: number): string {
  return rows.length === 1
    ? say('panelGlanceSummaryOne', most, sentences)
    : say('panelGlanceSummary', rows.length, sentences, most);
}
