/** A zip whose bytes follow from its files' names and bytes alone: the same commit gives the same package on any day and machine. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/** Every file's time. A zip holds local time, and so it is built from local parts: the same in every time zone. */
const TIME = new Date(2026, 0, 1);

/** The files by name, e.g. `icon/16.png`. */
export type Files = ReadonlyMap<string, Uint8Array>;

export function pack(files: Files): Uint8Array {
  const entries: Zippable = {};
  // By code unit: no order of a language, which differs from machine to machine.
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // `os: 3` with these rights is a plain readable file; without, fflate leaves them to the unpacker.
    entries[name] = [bytes, { mtime: TIME, level: 9, os: 3, attrs: 0o100644 << 16 }];
  }
  return zipSync(entries);
}

/** Every file under a folder, by its path in it. */
export function filesOf(folder: string): Files {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    found.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)]),
  );
}
