import type { Keeping } from '../../lib/backup/keeping.ts';
import type { Knowledge } from '../../lib/knowledge/types.ts';
import type { FormatChoice } from '../../lib/notebook/contract.ts';
import type { Said } from '../../lib/outcome.ts';
import type { OptionsState } from '../../lib/panel/options-state.ts';
import type { OptionsWork } from '../../lib/panel/options-work.ts';
import { say } from '../../lib/words.ts';
import { Notice } from '../Notice.tsx';
import { saveFile } from '../save-file.ts';
import { Backup } from './Backup.tsx';
import { Dismissals } from './Dismissals.tsx';
import { Looks } from './Looks.tsx';
import { Marks } from './Marks.tsx';
import { Propositions } from './Propositions.tsx';
import { type Shortcut, Shortcuts } from './Shortcuts.tsx';
import { Sites } from './Sites.tsx';
import { Templates } from './Templates.tsx';
import './options.css';

export interface OptionsPageProps {
  /** Null until it has been read. */
  readonly state: OptionsState | null;
  readonly work: OptionsWork;
  readonly keeping: Keeping;
  readonly knowledge: Knowledge;
  readonly formats: readonly FormatChoice[];
  readonly ownTemplates: Readonly<Record<string, string>>;
  readonly keepTemplate: (formatId: string, template: string | null) => void;
  /** A page's notes as the template makes them, or the sentence that says why it cannot. */
  readonly preview: (formatId: string, template: string) => Promise<string>;
  readonly shortcuts: readonly Shortcut[];
  readonly notice: Said | null;
  readonly onDismissNotice: () => void;
}

/** Everything that can be set. Each change is kept at once, and holds at once in every open tab. */
export function Options(props: OptionsPageProps) {
  const { state, work, knowledge } = props;
  return (
    <div class="options">
      <header>
        <p class="label">{say('extensionName')}</p>
        <h1>{say('options')}</h1>
        <p class="muted">{say('settingsAtOnce')}</p>
      </header>
      <main>
        {state === null ? (
          <p role="status">{say('settingsLooking')}</p>
        ) : (
          <>
            {state.fault && (
              <p class="fault" role="alert">
                {state.fault}
              </p>
            )}
            <Sites origins={state.origins} sitesOff={state.settings.sitesOff} work={work} />
            <Marks settings={state.settings} work={work} />
            <Looks settings={state.settings} work={work} />
            <Propositions knowledge={knowledge} muted={state.muted} work={work} />
            <Dismissals dismissed={state.dismissed} knowledge={knowledge} work={work} />
            <Templates {...props} />
            <Backup keeping={props.keeping} />
            <Shortcuts shortcuts={props.shortcuts} />
            <SettingsFile work={work} />
          </>
        )}
      </main>
      <div class="options-foot">
        <Notice notice={props.notice} onDismiss={props.onDismissNotice} />
      </div>
    </div>
  );
}

function SettingsFile({ work }: { readonly work: OptionsWork }) {
  return (
    <section aria-labelledby="settings-file">
      <h2 id="settings-file">{say('settingsFileTitle')}</h2>
      <p>{say('settingsFileHint')}</p>
      <p class="option-actions">
        <button type="button" onClick={() => work.exportFile(new Date().toISOString(), saveFile)}>
          {say('settingsFileSave')}
        </button>
      </p>
      <label class="option-file">
        <span class="label">{say('settingsFileOpen')}</span>
        <input
          type="file"
          accept="application/json,.json"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) work.importFile(file);
            // The same file can be chosen again once it was mended.
            currentTarget.value = '';
          }}
        />
      </label>
    </section>
  );
}
