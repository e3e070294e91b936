import type { OptionsWork } from '../../lib/panel/options-work.ts';
import type { Settings } from '../../lib/settings-schema.ts';
import { say, type WordKey } from '../../lib/words.ts';
import { Choice } from './Choice.tsx';

interface Props {
  readonly settings: Settings;
  readonly work: OptionsWork;
}

type Sensitivity = Settings['sensitivity'];
const sensitivities = ['fewer', 'balanced', 'more'] as const satisfies readonly Sensitivity[];
const names = {
  fewer: 'settingsFewer',
  balanced: 'settingsBalanced',
  more: 'settingsMore',
} as const satisfies Record<Sensitivity, WordKey>;
const hints = {
  fewer: 'settingsFewerHint',
  balanced: 'settingsBalancedHint',
  more: 'settingsMoreHint',
} as const satisfies Record<Sensitivity, WordKey>;

const switches = [
  ['opensOnHover', 'settingsHover', 'settingsHoverHint'],
  ['showsAllMarks', 'settingsAllMarks', 'settingsAllMarksHint'],
  ['offersToolbar', 'settingsToolbar', 'settingsToolbarHint'],
  ['printsMarks', 'settingsPrint', 'settingsPrintHint'],
] as const satisfies readonly (readonly [keyof Settings, WordKey, WordKey])[];

/** How readily sentences are marked, and how marks behave. */
export function Marks({ settings, work }: Props) {
  return (
    <section aria-labelledby="marks">
      <h2 id="marks">{say('settingsMarks')}</h2>
      <fieldset class="option-choices">
        <legend>{say('settingsSensitivity')}</legend>
        {sensitivities.map((each) => (
          <Choice
            key={each}
            group="sensitivity"
            name={say(names[each])}
            hint={say(hints[each])}
            checked={settings.sensitivity === each}
            onChange={() => work.set({ sensitivity: each })}
          />
        ))}
      </fieldset>
      <div class="option-choices">
        {switches.map(([key, name, hint]) => (
          <Choice
            key={key}
            group={null}
            name={say(name)}
            hint={say(hint)}
            checked={settings[key]}
            onChange={(checked) => work.set({ [key]: checked })}
          />
        ))}
      </div>
    </section>
  );
}
