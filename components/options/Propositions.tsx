import type { Knowledge } from '../../lib/knowledge/types.ts';
import type { OptionsWork } from '../../lib/panel/options-work.ts';
import { say } from '../../lib/words.ts';
import { Choice } from './Choice.tsx';

interface Props {
  readonly knowledge: Knowledge;
  readonly muted: ReadonlySet<string>;
  readonly work: OptionsWork;
}

/** Which propositions are marked. One that is muted here stays known to the notebook and to notes. */
export function Propositions({ knowledge, muted, work }: Props) {
  return (
    <section aria-labelledby="propositions">
      <h2 id="propositions">{say('settingsPropositions')}</h2>
      <p>{say('settingsPropositionsHint')}</p>
      <fieldset class="option-choices option-grid">
        <legend class="visually-hidden">{say('settingsPropositions')}</legend>
        {knowledge.propositions.map(({ id, label, statement }) => (
          <Choice
            key={id}
            group={null}
            name={label}
            hint={statement}
            checked={!muted.has(id)}
            onChange={(checked) => work.mute(id, label, !checked)}
          />
        ))}
      </fieldset>
    </section>
  );
}
