import { say } from '../../lib/words.ts';

/** A keyboard command as the browser has it now. */
export interface Shortcut {
  readonly description: string;
  /** Empty where the reader or another extension has taken it away. */
  readonly keys: string;
}

/** The keys of the commands. They are changed where the browser keeps those of all extensions. */
export function Shortcuts({ shortcuts }: { readonly shortcuts: readonly Shortcut[] }) {
  return (
    <section aria-labelledby="keys">
      <h2 id="keys">{say('settingsKeys')}</h2>
      <dl class="option-keys">
        {shortcuts.map(({ description, keys }) => (
          <div key={description}>
            <dt>{description}</dt>
            <dd>{keys === '' ? say('settingsNoKey') : <kbd>{keys}</kbd>}</dd>
          </div>
        ))}
      </dl>
      <p class="small muted">{say('settingsKeysHint')}</p>
    </section>
  );
}
