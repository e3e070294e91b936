import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exportSet } from '../../../lib/export/set.ts';
import { writeVault } from '../../../lib/export/vault.ts';
import { knowledge, MADE, pageOf } from './samples.ts';

describe('a vault', () => {
  it('holds one note a page, and pages of one title apart', () => {
    const titles = ['A story', 'a Story', 'A story', 'Another'];
    const pages = titles.map((title, i) => pageOf(i, `https://x.org/${i}`, { title }));
    const written = writeVault(exportSet(pages, [], MADE), knowledge);
    if (!('bytes' in written)) throw new Error('no archive');
    const files = unzipSync(written.bytes);
    expect(Object.keys(files)).toEqual([
      '2026-11-21 A story.md',
      '2026-11-21 a Story 2.md',
      '2026-11-21 A story 3.md',
      '2026-11-21 Another.md',
    ]);
    for (const [i, bytes] of Object.values(files).entries()) {
      expect(strFromU8(bytes)).toContain(`url: "https://x.org/${i}"`);
    }
    const again = writeVault(exportSet(pages, [], MADE), knowledge);
    expect('bytes' in again && again.bytes).toEqual(written.bytes);
  });
});
