/** What the reader has set. Held in `storage.local`, so that every context sees a change at once. */
import { speakDates } from './dates.ts';
import { keptValue } from './kept-value.ts';
import { newest } from './newest.ts';
import { type Settings, settingsFrom } from './settings-schema.ts';

export type { Settings } from './settings-schema.ts';

const kept = keptValue<Settings>('settings', settingsFrom);

export const getSettings = (): Promise<Settings> => kept.get();

/** Changes what is named and leaves the rest; resolves once it is written. */
export const changeSettings = (change: (now: Settings) => Partial<Settings>): Promise<Settings> =>
  kept.change((now) => settingsFrom({ ...now, ...change(now) }));

/**
 * Calls `listener` after each change, wherever it was made; a worker that sleeps is woken by it: register
 * it as the worker starts.
 */
export const onSettingsChange = (listener: (settings: Settings) => void): (() => void) =>
  kept.watch(listener);

/** Makes dates in the language that is set, and has them shown anew whenever it is set otherwise. */
export function followDateLanguage(show: () => void): void {
  const begin = newest();
  const speak = ({ dateLanguage }: Settings) => {
    speakDates(dateLanguage);
    show();
  };
  onSettingsChange((settings) => {
    begin();
    speak(settings);
  });
  const isNewest = begin();
  void getSettings().then((settings) => isNewest() && speak(settings));
}
