/**
 * Every format against its golden files in `tests/golden/export`. To accept a change, look at the new
 * files with `UPDATE_GOLDEN=1 npx vitest run tests/unit/export/golden.test.ts` and then at the diff.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { backupText } from '../../../lib/export/backup.ts';
import { type FormatId, formats } from '../../../lib/export/formats.ts';
import type { ExportSet, Written } from '../../../lib/export/types.ts';
import { knowledge, notes, nothing, onePage, snapshot } from './samples.ts';

const FOLDER = join(import.meta.dirname, '../../golden/export');
const update = process.env.UPDATE_GOLDEN === '1';

/** A golden file's text: of an archive, its files one after the other; of a Word file, the part that holds what is shown, without its random link ids. */
function textOf(written: Written): string {
  if ('text' in written) return written.text;
  const files = unzipSync(written.bytes);
  const document = files['word/document.xml'];
  if (document === undefined) {
    return Object.entries(files)
      .map(([name, bytes]) => `==> ${name} <==\n${new TextDecoder().decode(bytes)}`)
      .join('\n');
  }
  return new TextDecoder()
    .decode(document)
    .replaceAll('</w:p>', '</w:p>\n')
    .replaceAll(/r:id="[^"]*"/g, 'r:id=""');
}

function agrees(name: string, text: string): void {
  const file = join(FOLDER, name);
  if (update) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, text);
  }
  expect(existsSync(file), `${name} is missing: run with UPDATE_GOLDEN=1 and look at it`).toBe(
    true,
  );
  expect(text).toBe(readFileSync(file, 'utf8'));
}

const sets = { nothing, 'one-page': onePage, 'two-pages': notes } satisfies Record<
  string,
  ExportSet
>;
const ids = Object.keys(formats) as FormatId[];
const nameOf = (id: FormatId, set: string): string =>
  `${set}.${id}.${id === 'docx' ? 'document.xml' : id === 'vault' ? 'txt' : formats[id].extension}`;

describe('golden files', () => {
  for (const id of ids) {
    for (const [set, given] of Object.entries(sets)) {
      it(`${id}: ${set}`, async () => {
        agrees(nameOf(id, set), textOf(await formats[id].write(given, knowledge)));
      });
    }
  }

  it('backup: everything', () => agrees('everything.backup.json', backupText(snapshot)));

  it('holds no file that no test looks at', () => {
    const looked = ids.flatMap((id) => Object.keys(sets).map((set) => nameOf(id, set)));
    expect(readdirSync(FOLDER).sort()).toEqual([...looked, 'everything.backup.json'].sort());
  });

  it('gives each file its name: date first, safe on every system', async () => {
    for (const id of ids) {
      const { fileName, mime } = await formats[id].write(notes, knowledge);
      expect(fileName).toMatch(/^2026-11-21 [^\\/:*?"<>|]+$/);
      expect(fileName.endsWith(`.${formats[id].extension}`)).toBe(true);
      expect(mime).toMatch(/^\w+\/[\w.+-]+/);
    }
  });
});
