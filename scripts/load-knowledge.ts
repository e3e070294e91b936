/** Reads `seeds/` from disk and compiles it: for Node callers (read command, tests, evaluation, build). */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Seeds } from '../lib/knowledge/compile/compile.ts';
import { compileSeeds } from '../lib/knowledge/compile/compile.ts';
import type { Knowledge } from '../lib/knowledge/types.ts';

/** The project's own seeds. */
// Not `new URL('../seeds', import.meta.url)`: Vite takes that for an asset of the page.
export const seedsFolder = join(dirname(fileURLToPath(import.meta.url)), '..', 'seeds');

/** Every text and YAML file under `folder`: path inside it, with forward slashes → its text. */
export function readSeeds(folder: string = seedsFolder): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(txt|yaml)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => [
      file.slice(folder.length + 1).replaceAll(sep, '/'),
      readFileSync(file, 'utf8'),
    ]),
  );
}

/** Throws `SeedsError`, which names file and line of everything that is wrong. */
export function loadSeeds(folder: string = seedsFolder): Seeds {
  return compileSeeds(readSeeds(folder));
}

export function loadKnowledge(folder: string = seedsFolder): Knowledge {
  return loadSeeds(folder).knowledge;
}
