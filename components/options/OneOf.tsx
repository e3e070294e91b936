import type { ComponentChildren } from 'preact';
import type { OptionsWork } from '../../lib/panel/options-work.ts';
import type { Settings } from '../../lib/settings-schema.ts';
import { say, type WordKey } from '../../lib/words.ts';
import { Choice } from './Choice.tsx';

interface Props<Key extends keyof Settings> {
  readonly setting: Key;
  readonly legend: string;
  /** Every value the setting can have, with its name and a sentence that says what it does. */
  readonly choices: Readonly<
    Record<Extract<Settings[Key], string>, readonly [name: WordKey, hint: WordKey]>
  >;
  readonly settings: Settings;
  readonly work: OptionsWork;
  /** Shown below a choice. */
  readonly example?: (value: Extract<Settings[Key], string>) => ComponentChildren;
}

/** A setting that is one of several values. */
export function OneOf<Key extends keyof Settings>(props: Props<Key>) {
  const { setting, legend, choices, settings, work, example } = props;
  const values = Object.keys(choices) as Extract<Settings[Key], string>[];
  return (
    <fieldset class="option-choices">
      <legend>{legend}</legend>
      {values.map((each) => (
        <div key={each}>
          <Choice
            group={setting}
            name={say(choices[each][0])}
            hint={say(choices[each][1])}
            checked={settings[setting] === each}
            onChange={() => work.set({ [setting]: each })}
          />
          {example?.(each)}
        </div>
      ))}
    </fieldset>
  );
}
