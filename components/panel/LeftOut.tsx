import { knowledgePath } from '../../lib/knowledge/addresses.ts';
import { labelOf } from '../../lib/knowledge/lookup.ts';
import type { Knowledge, Side } from '../../lib/knowledge/types.ts';
import { type GlanceRow, leftOut } from '../../lib/panel/glance.ts';
import { say, sayCount, type WordKey } from '../../lib/words.ts';
import { OutLink } from '../OutLink.tsx';
import { PlainList } from '../PlainList.tsx';

interface Props {
  readonly rows: readonly GlanceRow[];
  readonly knowledge: Knowledge;
  readonly openPath: (path: string) => void;
}

const said = {
  against: { one: 'panelSaidOne', many: 'panelSaidMany' },
  for: { one: 'panelDisputedOne', many: 'panelDisputedMany' },
} as const satisfies Record<Side, Record<'one' | 'many', WordKey>>;

/** What the page does not say: sides that nobody on it takes, and propositions that it never touches. */
export function LeftOut({ rows, knowledge, openPath }: Props) {
  const { unheard, untouched } = leftOut(rows, knowledge);
  const link = (id: string) => (
    <OutLink href={knowledgePath(id)} onOpen={openPath}>
      {labelOf(knowledge, id)}
    </OutLink>
  );
  return (
    <section class="left-out">
      <h2>{say('panelLeftOutTitle')}</h2>
      <h3>{say('panelUnheardTitle')}</h3>
      {unheard.length === 0 && <p>{say('panelUnheardNone')}</p>}
      <PlainList>
        {unheard.map(({ proposition, side, said: times, held }) => (
          <li key={proposition}>
            {link(proposition)}: {sayCount(said[side].one, said[side].many, times)}{' '}
            {held === 0 ? say('panelHeldNone') : sayCount('panelHeldOne', 'panelHeldMany', held)}
          </li>
        ))}
      </PlainList>
      <h3>{say('panelUntouchedTitle')}</h3>
      {untouched.length === 0 && <p>{say('panelUntouchedNone')}</p>}
      <PlainList class="left-out-names">
        {untouched.map((id) => (
          <li key={id}>{link(id)}</li>
        ))}
      </PlainList>
    </section>
  );
}
