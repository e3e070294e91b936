/** W3C Web Annotation Data Model (Recommendation of 23 February 2017), as one AnnotationCollection. */
import type { Annotation, NoteSelectors, ReadPage } from '../notes/model.ts';
import { titleOf } from '../notes/model.ts';
import { fileNameOf } from './file-name.ts';
import { nameUuid } from './name-uuid.ts';
import type { ExportSet, Written } from './types.ts';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** Section 3.3.5: one motivation each, and one kind of note each, so that they come back. */
export const motivations = {
  claim: 'assessing',
  highlight: 'highlighting',
  note: 'commenting',
} as const satisfies Record<Annotation['kind'], string>;

export interface TextualBody {
  readonly type: 'TextualBody';
  readonly purpose:
    | 'commenting'
    | 'tagging'
    | 'classifying'
    | 'assessing'
    | 'identifying'
    | 'describing';
  readonly value: string;
  readonly format: 'text/plain';
}

const body = (purpose: TextualBody['purpose'], value: string): TextualBody => ({
  type: 'TextualBody',
  purpose,
  value,
  format: 'text/plain',
});

/** The claim in bodies that a stranger can read and `read-json-ld.ts` reads back. */
function claimBodies(claim: NonNullable<Annotation['claim']>): TextualBody[] {
  return [
    ...claim.propositions.flatMap(({ id, stance, wording, rating }) => [
      body('classifying', `proposition: ${id}, ${stance}, ${wording}`),
      body('assessing', `evidence: ${id}, ${rating}`),
    ]),
    ...(claim.speaker === null ? [] : [body('identifying', `speaker: ${claim.speaker}`)]),
    ...(claim.overreach === null ? [] : [body('describing', `overreach: ${claim.overreach}`)]),
    body('describing', `score: ${claim.score}`),
  ];
}

function bodies(note: Annotation): TextualBody[] {
  return [
    ...(note.note === '' ? [] : [body('commenting', note.note)]),
    ...note.tags.map((tag) => body('tagging', tag)),
    ...(note.verdict === null ? [] : [body('assessing', `verdict: ${note.verdict}`)]),
    ...(note.claim === null ? [] : claimBodies(note.claim)),
  ];
}

/** Sections 4.2.4, 4.2.5, 4.2.2. The position in code points, or not at all where nobody counted them. */
function selectors({ quote, codePoints, structure }: NoteSelectors): unknown[] {
  return [
    {
      type: quote.type,
      exact: quote.exact,
      ...(quote.prefix === '' ? {} : { prefix: quote.prefix }),
      ...(quote.suffix === '' ? {} : { suffix: quote.suffix }),
    },
    ...(codePoints === undefined
      ? []
      : [{ type: 'TextPositionSelector', start: codePoints.start, end: codePoints.end }]),
    ...(structure === undefined ? [] : [{ type: structure.type, value: structure.value }]),
  ];
}

/** One annotation; whole by itself, so it can be cut out of its collection. */
export function jsonLdAnnotation(note: Annotation, page: ReadPage): Record<string, unknown> {
  const written = bodies(note);
  return {
    '@context': CONTEXT,
    id: `urn:uuid:${note.id}`,
    type: 'Annotation',
    motivation: motivations[note.kind],
    created: note.created,
    modified: note.modified,
    ...(written.length === 0 ? {} : { body: written }),
    target: {
      type: 'SpecificResource',
      source: page.address,
      // `dcterms` is a prefix of the context.
      'dcterms:title': titleOf(page),
      ...(note.selectors === null ? {} : { selector: selectors(note.selectors) }),
    },
  };
}

/** Section 5: a collection with its one page embedded; an empty one has no page. */
export function writeJsonLd(notes: ExportSet): Written {
  const items = notes.pages.flatMap(({ page, annotations }) =>
    annotations.map((note) => jsonLdAnnotation(note, page)),
  );
  const about = {
    id: `urn:uuid:${nameUuid(`collection ${notes.made}`)}`,
    type: 'AnnotationCollection',
    label: 'Notes kept with Counterpoint',
    total: items.length,
  };
  const first = {
    '@context': CONTEXT,
    id: `urn:uuid:${nameUuid(`page ${notes.made}`)}`,
    type: 'AnnotationPage',
    partOf: about,
    startIndex: 0,
    items,
  };
  const collection = {
    '@context': CONTEXT,
    ...about,
    ...(items.length === 0 ? {} : { first }),
  };
  return {
    fileName: fileNameOf(notes, 'jsonld'),
    mime: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
    text: `${JSON.stringify(collection, null, 2)}\n`,
  };
}
