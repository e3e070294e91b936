import type { OptionsWork } from '../../lib/panel/options-work.ts';
import type { Settings } from '../../lib/settings-schema.ts';
import { say, type WordKey } from '../../lib/words.ts';
import { Choice } from './Choice.tsx';
import { OneOf } from './OneOf.tsx';

interface Props {
  readonly settings: Settings;
  readonly work: OptionsWork;
}

const sensitivities = {
  fewer: ['settingsFewer', 'settingsFewerHint'],
  balanced: ['settingsBalanced', 'settingsBalancedHint'],
  more: ['settingsMore', 'settingsMoreHint'],
} as const;

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
      <OneOf
        setting="sensitivity"
        legend={say('settingsSensitivity')}
        choices={sensitivities}
        settings={settings}
        work={work}
      />
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
