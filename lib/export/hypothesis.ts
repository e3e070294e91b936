/** Hypothesis's own JSON, as its client exports and imports it. */
import type { Annotation, ReadPage } from '../notes/model.ts';
import { titleOf } from '../notes/model.ts';
import { fileNameOf } from './file-name.ts';
import type { ExportSet, Written } from './types.ts';

/** Hypothesis names a writer; ours has no account. */
const USER = 'acct:reader@counterpoint.invalid';

/**
 * What Hypothesis has no field for goes into tags that `read-hypothesis.ts` knows again. The sentence on
 * what a wording overreaches is too long for a tag, and no word of the reader's: it stays behind.
 */
function ownTags({ verdict, claim }: Annotation): string[] {
  return [
    ...(verdict === null ? [] : [`verdict:${verdict}`]),
    ...(claim?.propositions ?? []).map(
      ({ id, stance, wording, rating }) => `claim:${id}/${stance}/${wording}/${rating}`,
    ),
    ...(claim === null ? [] : [`score:${claim.score}`]),
    ...(claim?.speaker ? [`speaker:${claim.speaker}`] : []),
  ];
}

export function hypothesisAnnotation(note: Annotation, page: ReadPage): Record<string, unknown> {
  const { selectors } = note;
  return {
    id: note.id,
    created: note.created,
    updated: note.modified,
    user: USER,
    uri: page.address,
    text: note.note,
    tags: [...note.tags, ...ownTags(note)],
    target: [
      {
        source: page.address,
        ...(selectors === null
          ? {}
          : {
              selector: [
                {
                  type: 'TextQuoteSelector',
                  exact: selectors.quote.exact,
                  prefix: selectors.quote.prefix,
                  suffix: selectors.quote.suffix,
                },
                // Hypothesis counts UTF-16 units, of a text that is not quite ours: a hint that it checks.
                {
                  type: 'TextPositionSelector',
                  start: selectors.position.start,
                  end: selectors.position.end,
                },
              ],
            }),
      },
    ],
    document: { title: [titleOf(page)] },
  };
}

export function writeHypothesis(notes: ExportSet): Written {
  const content = {
    export_date: notes.made,
    export_userid: USER,
    client_version: 'Counterpoint 1',
    annotations: notes.pages.flatMap(({ page, annotations }) =>
      annotations.map((note) => hypothesisAnnotation(note, page)),
    ),
  };
  return {
    fileName: fileNameOf(notes, 'hypothesis.json'),
    mime: 'application/json',
    text: `${JSON.stringify(content, null, 2)}\n`,
  };
}
