/** What the read command found, in the formats that the notebook exports. */
import { randomUUID } from 'node:crypto';
import { withCodePoints } from '../../lib/anchors/code-points.ts';
import { describeQuote } from '../../lib/anchors/describe.ts';
import { type Format, formats } from '../../lib/export/formats.ts';
import { exportSet } from '../../lib/export/set.ts';
import type { Knowledge } from '../../lib/knowledge/types.ts';
import { newAnnotation, notedClaim } from '../../lib/notes/draft.ts';
import { visited } from '../../lib/notes/visit.ts';
import { visitOf } from '../../lib/page-visit.ts';
import type { RatedClaim } from '../../lib/weigh.ts';
import type { Source } from './sources.ts';

export const exportFormats: readonly string[] = Object.keys(formats);

/** The claims of a source as annotations without a note: what a format that holds notes only is given. */
const annotated = ({ text }: Source, claims: readonly RatedClaim[], pageId: string, now: Date) =>
  claims.map((claim) =>
    newAnnotation(
      {
        kind: 'claim',
        selectors: withCodePoints(describeQuote(text, claim.start, claim.end), text),
        claim: notedClaim(claim),
        note: '',
        tags: [],
        verdict: null,
      },
      pageId,
      now,
    ),
  );

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
  const chosen: Format = formats[format as keyof typeof formats];
  const annotations = chosen.isNotesOnly
    ? read.flatMap(({ source, claims }, i) => annotated(source, claims, pages[i]?.id ?? '', now))
    : [];
  const written = await chosen.write(exportSet(pages, annotations, now.toISOString()), knowledge);
  return 'text' in written ? written.text : written.bytes;
}
