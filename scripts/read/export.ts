/** What the read command found, in the formats that the notebook exports. */
import { randomUUID } from 'node:crypto';
import { formats } from '../../lib/export/formats.ts';
import { exportSet } from '../../lib/export/set.ts';
import type { Knowledge } from '../../lib/knowledge/types.ts';
import { visited } from '../../lib/notes/visit.ts';
import { visitOf } from '../../lib/page-visit.ts';
import type { RatedClaim } from '../../lib/weigh.ts';
import type { Source } from './sources.ts';

export const exportFormats: readonly string[] = Object.keys(formats);

/** One export of all sources together: text, or bytes for a format that is no text. */
export async function exportRead(
  format: string,
  read: readonly { source: Source; claims: readonly RatedClaim[] }[],
  knowledge: Knowledge,
): Promise<string | Uint8Array> {
  const now = new Date();
  const pages = read.map(({ source, claims }) =>
    visited(null, visitOf({ identity: source.identity, claims, orphans: [] }), randomUUID(), now),
  );
  const chosen = formats[format as keyof typeof formats];
  const written = await chosen.write(exportSet(pages, [], now.toISOString()), knowledge);
  return 'text' in written ? written.text : written.bytes;
}
