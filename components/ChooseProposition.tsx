import type { CardView, Chosen } from '../lib/card-view.ts';
import type { Stance } from '../lib/knowledge/types.ts';
import { say } from '../lib/words.ts';
import { stanceWords } from './stance-words.ts';

interface Props {
  readonly choices: NonNullable<CardView['choices']>;
  readonly chosen: Chosen | null;
  readonly onChange: (chosen: Chosen | null) => void;
}

/** `open` first: what a reader who chooses no side has said. */
const sides = ['open', 'asserts', 'disputes'] as const satisfies readonly Stance[];

/** What a passage of the reader's own choice is about, and which side it takes, if they like to say. */
export function ChooseProposition({ choices, chosen, onChange }: Props) {
  return (
    <div class="choose">
      <label>
        <span class="label">{say('chooseProposition')}</span>
        <select
          name="proposition"
          value={chosen?.proposition ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange(value === '' ? null : { proposition: value, stance: chosen?.stance ?? 'open' })
          }
        >
          <option value="">{say('chooseNone')}</option>
          {choices.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {chosen && (
        <label>
          <span class="label">{say('chooseStance')}</span>
          <select
            name="stance"
            value={chosen.stance}
            onChange={({ currentTarget }) =>
              onChange({ ...chosen, stance: currentTarget.value as Stance })
            }
          >
            {sides.map((stance) => (
              <option key={stance} value={stance}>
                {say(stanceWords[stance])}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
