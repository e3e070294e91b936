import { useState } from 'preact/hooks';
import { educationPress } from '../../lib/education-press.ts';
import { say } from '../../lib/words.ts';
import './welcome.css';

export interface WelcomeActions {
  /** Asks the browser, in the click; answers whether it gave the permission. */
  readonly allow: (hosts: readonly string[]) => Promise<boolean>;
  readonly openPath: (path: string) => void;
}

interface Props {
  /** Hosts of the education press that are allowed already. */
  readonly allowed: ReadonlySet<string>;
  readonly keys: string;
  readonly actions: WelcomeActions;
}

/** The first screen: what it does, what it does not send, where it may read along, and a page to try. */
export function Welcome({ allowed, keys, actions }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(educationPress.map(({ host }) => host)),
  );
  const [answer, setAnswer] = useState<{ sentence: string; fault: boolean } | null>(null);
  const asked = educationPress.filter(({ host }) => chosen.has(host) && !allowed.has(host));
  const open = educationPress.filter(({ host }) => !allowed.has(host));

  const ask = async () => {
    const given = await actions.allow(asked.map(({ host }) => host));
    setAnswer({ sentence: say(given ? 'welcomeAllowed' : 'popupNotGranted'), fault: !given });
  };

  return (
    <main class="welcome">
      <p class="label">{say('extensionName')}</p>
      <h1>{say('welcomeTitle')}</h1>
      <p class="welcome-lead">{say('welcomeDoes')}</p>
      <p class="welcome-key">
        <span class="line asserts">{say('stanceAsserts')}</span>
        <span class="line disputes">{say('stanceDisputes')}</span>
        <span class="line open">{say('stanceOpen')}</span>
      </p>
      <p>
        <button type="button" class="primary" onClick={() => actions.openPath('sample.html')}>
          {say('welcomeSample')}
        </button>
      </p>

      <section aria-labelledby="along">
        <h2 id="along">{say('welcomeAlong')}</h2>
        <p>{say('welcomeAlongHint')}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void ask();
          }}
        >
          <fieldset class="welcome-sites">
            <legend class="visually-hidden">{say('welcomeAlong')}</legend>
            {educationPress.map(({ name, host }) => (
              <label key={host}>
                <input
                  type="checkbox"
                  checked={allowed.has(host) || chosen.has(host)}
                  disabled={allowed.has(host)}
                  onChange={(event) => {
                    const next = new Set(chosen);
                    if (event.currentTarget.checked) next.add(host);
                    else next.delete(host);
                    setChosen(next);
                  }}
                />
                {name} <span class="muted">{host.slice(2)}</span>
              </label>
            ))}
          </fieldset>
          {open.length > 0 && (
            <button type="submit" disabled={asked.length === 0}>
              {say('welcomeAsk')}
            </button>
          )}
        </form>
        <p role="status" class={answer?.fault ? 'fault' : ''}>
          {answer?.sentence}
        </p>
      </section>

      <section aria-labelledby="privacy">
        <h2 id="privacy">{say('welcomeNothing')}</h2>
        <p>{say('welcomeNothingHint')}</p>
      </section>

      <section aria-labelledby="how">
        <h2 id="how">{say('welcomeHow')}</h2>
        <p>{keys === '' ? say('welcomeHowHint') : say('welcomeHowKeys', keys)}</p>
        <p class="welcome-links">
          <button type="button" class="plain" onClick={() => actions.openPath('knowledge.html')}>
            {say('howDoYouKnow')}
          </button>
          <button type="button" class="plain" onClick={() => actions.openPath('options.html')}>
            {say('options')}
          </button>
        </p>
      </section>
    </main>
  );
}
