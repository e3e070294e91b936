/** Notes and visits for the tests of this room and of the exports. */
import type { AnnotationDraft } from '../../../lib/notes/draft.ts';
import type { NoteSelectors } from '../../../lib/notes/model.ts';
import type { PageVisit } from '../../../lib/notes/visit.ts';

export const SENTENCE = 'Working together has transformed results across the trust.';

export function selectorsOf(exact: string, start = 10): NoteSelectors {
  return {
    quote: { type: 'TextQuoteSelector', exact, prefix: 'she said. ', suffix: ' Others disagree.' },
    position: { type: 'TextPositionSelector', start, end: start + exact.length },
    structure: { type: 'CssSelector', value: 'main > p:nth-of-type(2)' },
    codePoints: { start, end: start + [...exact].length },
  };
}

export function visitOf(url: string, more: Partial<PageVisit> = {}): PageVisit {
  return {
    url,
    title: 'MATs share teachers',
    canonicalLink: null,
    ogUrl: null,
    ampLink: null,
    site: 'Schools Week',
    author: 'A. Reporter',
    published: '2014-03-04',
    language: 'en-GB',
    ...more,
  };
}

export function draftOf(note: string, more: Partial<AnnotationDraft> = {}): AnnotationDraft {
  return {
    kind: 'claim',
    selectors: selectorsOf(SENTENCE),
    claim: {
      propositions: [
        { id: 'attainment', stance: 'asserts', wording: 'causal', rating: 'not-established' },
      ],
      speaker: 'the chief executive',
      score: 0.93,
      overreach: null,
    },
    note,
    tags: ['MATs'],
    verdict: 'doubt',
    ...more,
  };
}
