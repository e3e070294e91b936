/**
 * A copy of the built extension that may read some addresses from the start. Every byte of code is
 * the build's own; only `host_permissions` is added to the manifest, in the place of the click by
 * which a reader would allow a site.
 */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scratchFolder } from './scratch.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Fixes the extension's id, which Chromium otherwise makes from the folder's name: notes outlive a restart. */
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArJ+a+OC0Lu33COwAD/46OvUrFov/NzyqtQOr87hM/JYSzf/znBHursi3/mzFm1oS09gbGZpbj+ALh67j71sm7+ujrT+60wiUzKiJEXIUlvbfmSbxpE5yK4gYehtnMW+BMQdTrobCq/w4spHALsOUcMzr3C2uaoaUozfMbF6NPmPLBvBrSnwlwfho3or/fWmmjlFTYucHh42NuMLSY4WwjaE0Bt0wsLFjfoHLOTtB86LYnjxsUl47J6GqrEMlT12dY59yDoHLXSdpaJ2w2XhlMyR86EJSNSjx/0ok77ipGkeelS9hWkpqLdUPX5eGi9Y4xpQ5lBjTUj1ULFUU4q0+wQIDAQAB';

/** The folder of the staged copy: a new one unless one is named. `hosts` are match patterns, e.g. `http://127.0.0.1/*`. */
export function stageExtension(
  browser: 'chrome' | 'firefox',
  hosts: readonly string[],
  folder: string = scratchFolder(browser),
): string {
  rmSync(folder, { recursive: true, force: true });
  const built = join(root, '.output', `${browser}-mv3`);
  if (!existsSync(built)) {
    const browserFlag = browser === 'chrome' ? '' : ' -b firefox';
    throw new Error(
      `No built extension in .output/${browser}-mv3: run \`npx wxt build${browserFlag}\`.`,
    );
  }
  cpSync(built, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const staged = { ...manifest, host_permissions: hosts };
  writeFileSync(path, JSON.stringify(browser === 'chrome' ? { ...staged, key: KEY } : staged));
  return folder;
}

/** What Chromium is started with so that it loads the extension and asks nobody for anything. */
export function chromiumArguments(extension: string): string[] {
  return [
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-gpu',
  ];
}
