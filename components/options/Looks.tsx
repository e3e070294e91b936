import { type DateLanguage, dateLanguagesHere, languageName } from '../../lib/dates.ts';
import type { Stance } from '../../lib/knowledge/types.ts';
import { type MarkColours, markColours } from '../../lib/mark-colours.ts';
import type { OptionsWork } from '../../lib/panel/options-work.ts';
import type { Settings } from '../../lib/settings-schema.ts';
import { say } from '../../lib/words.ts';
import { momentWords } from '../notebook/dates.ts';
import { stanceWords } from '../stance-words.ts';
import { OneOf } from './OneOf.tsx';

interface Props {
  readonly settings: Settings;
  readonly work: OptionsWork;
}

const colourings = {
  usual: ['settingsColoursUsual', 'settingsColoursUsualHint'],
  apart: ['settingsColoursApart', 'settingsColoursApartHint'],
  plain: ['settingsColoursPlain', 'settingsColoursPlainHint'],
} as const;
const lines = [
  ['asserts', 'solid'],
  ['disputes', 'dashed'],
  ['open', 'dotted'],
] as const satisfies readonly (readonly [Stance, string])[];

/** A day on which the language of a date shows. */
const EXAMPLE = '2026-03-28T14:05:00';

/** The colours of marks, each shown as it is on a light page and on a dark one; and the language of dates. */
export function Looks({ settings, work }: Props) {
  return (
    <section aria-labelledby="looks">
      <h2 id="looks">{say('settingsLooks')}</h2>
      <OneOf
        setting="markColours"
        legend={say('settingsColours')}
        choices={colourings}
        settings={settings}
        work={work}
        example={(each) => <Swatch colours={each} />}
      />
      <label class="option-format">
        <span class="label">{say('settingsDates')}</span>
        <select
          value={settings.dateLanguage}
          onChange={({ currentTarget }) =>
            work.set({ dateLanguage: currentTarget.value as DateLanguage })
          }
        >
          {dateLanguagesHere().map((each) => (
            <option key={each} value={each} {...(each === 'browser' ? {} : { lang: each })}>
              {each === 'browser' ? say('settingsDatesBrowser') : languageName(each)}
            </option>
          ))}
        </select>
      </label>
      <p class="small muted">{say('settingsDatesHint', momentWords(EXAMPLE))}</p>
    </section>
  );
}

/** The three lines on both kinds of page. For the eye alone: the words beside it say the same. */
function Swatch({ colours }: { readonly colours: MarkColours }) {
  return (
    <p class="option-swatches" aria-hidden="true">
      {(['light', 'dark'] as const).map((scheme) => (
        <span key={scheme} class={`option-swatch ${scheme}`}>
          {lines.map(([stance, line]) => (
            <span
              key={stance}
              style={{
                textDecoration: `underline ${line} ${markColours[colours][scheme][stance]} 2px`,
              }}
            >
              {say(stanceWords[stance])}
            </span>
          ))}
        </span>
      ))}
    </p>
  );
}
