/** What the reader has set. Held in `storage.local`, so that every context sees a change at once. */
import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import { speakDates } from './dates.ts';
import { defaultSettings, type Settings, settingsFrom } from './settings-schema.ts';

export type { Settings } from './settings-schema.ts';

const KEY = 'settings';
const item = storage.defineItem<Settings>(`local:${KEY}`, {
  fallback: defaultSettings,
  version: 1,
});

export const getSettings = async (): Promise<Settings> => settingsFrom(await item.getValue());

/** Changes what is named and leaves the rest; resolves once it is written. One change after the other, whichever window makes it. */
export function changeSettings(change: (now: Settings) => Partial<Settings>): Promise<Settings> {
  return navigator.locks.request('counterpoint-settings', async () => {
    const now = await getSettings();
    const next = settingsFrom({ ...now, ...change(now) });
    await item.setValue(next);
    return next;
  });
}

/**
 * Calls `listener` after each change, wherever it was made. By the browser's own event, which also
 * wakes a worker that sleeps: register it as the worker starts.
 */
export function onSettingsChange(listener: (settings: Settings) => void): () => void {
  const hear = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = area === 'local' ? changes[KEY] : undefined;
    if (change) listener(settingsFrom(change.newValue));
  };
  browser.storage.onChanged.addListener(hear);
  return () => browser.storage.onChanged.removeListener(hear);
}

/** Makes dates in the language that is set, and has them shown anew whenever it is set otherwise. */
export function followDateLanguage(show: () => void): void {
  const speak = ({ dateLanguage }: Settings) => {
    speakDates(dateLanguage);
    show();
  };
  onSettingsChange(speak);
  void getSettings().then(speak);
}
