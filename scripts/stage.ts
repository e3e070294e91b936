/**
 * A copy of the built extension that may read some addresses from the start. Every byte of code is
 * the build's own; only `host_permissions` is added to the manifest, in the place of the click by
 * which a reader would allow a site.
 */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The folder of the staged copy. `hosts` are match patterns, e.g. `http://127.0.0.1/*`. */
export function stageExtension(browser: 'chrome' | 'firefox', hosts: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), `counterpoint-${browser}-`));
  cpSync(join(root, '.output', `${browser}-mv3`), folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: hosts }));
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
