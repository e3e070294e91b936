/** The browser profile that a window of ours opens with: notes and settings are kept in it between runs. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = Record<string, unknown>;

const objectIn = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {};

/**
 * Switches the developer mode on that stands on chrome://extensions: Chromium (156) loads an unpacked
 * extension without it, and then throws it out when it is loaded again, by `npm run dev` at a change.
 * To be called while no browser has the profile.
 */
export function readyProfile(folder: string): void {
  const path = join(folder, 'Default', 'Preferences');
  const kept = existsSync(path) ? objectIn(JSON.parse(readFileSync(path, 'utf8'))) : {};
  const extensions = objectIn(kept.extensions);
  const ui = objectIn(extensions.ui);
  if (ui.developer_mode === true) return;
  mkdirSync(join(folder, 'Default'), { recursive: true });
  writeFileSync(
    path,
    JSON.stringify({ ...kept, extensions: { ...extensions, ui: { ...ui, developer_mode: true } } }),
  );
}
