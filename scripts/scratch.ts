/** Folders for the time that a process runs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

const sweep = (): void => {
  // A browser that is just being closed may still write into its profile: tried again for half a second.
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
};

/** Where the folders of the processes that this one starts are made, so that they go with it however those end. */
export const SCRATCH = 'COUNTERPOINT_SCRATCH';

/** A new empty folder among the system's temporary ones, gone with this process. */
export function scratchFolder(name: string): string {
  if (folders.length === 0) process.once('exit', sweep);
  const folder = mkdtempSync(join(process.env[SCRATCH] ?? tmpdir(), `counterpoint-${name}-`));
  folders.push(folder);
  return folder;
}
