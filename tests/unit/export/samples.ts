/** A small knowledge base and a set of notes that never change, so that golden files change only with the formats. */
import { exportSet } from '../../../lib/export/set.ts';
import type { ExportSet } from '../../../lib/export/types.ts';
import type {
  Argument,
  DocumentInfo,
  Knowledge,
  Proposition,
} from '../../../lib/knowledge/types.ts';
import { type AnnotationDraft, newAnnotation } from '../../../lib/notes/draft.ts';
import type { Annotation, ReadPage, Snapshot } from '../../../lib/notes/model.ts';
import { edit } from '../../../lib/notes/versions.ts';
import { type PageVisit, visited } from '../../../lib/notes/visit.ts';
import { draftOf, SENTENCE, selectorsOf, visitOf } from '../notes/samples.ts';

export const MADE = '2026-11-21T12:00:00.000Z';
const at = (minutes: number): Date =>
  new Date(Date.parse('2026-11-20T09:00:00.000Z') + minutes * 60_000);
export const uuid = (n: number): string =>
  `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

const documents: DocumentInfo[] = ['Hopeful', 'Sceptical'].map((name) => ({
  id: name.toLowerCase(),
  title: `${name} bulletin`,
  short: `${name} bulletin`,
  publisher: `The ${name} Society`,
  authors: [],
  date: '2014',
  datedBy: 'its heading',
  address: null,
  kind: 'web page',
  summarisedBy: `the ${name} Society’s page`,
  breaksOff: null,
}));

const argument = (document: string, say: string, quote: string): Argument => ({
  say,
  quote,
  who: `The ${document} Society`,
  as: 'publisher',
  party: document,
  place: {
    document: document.toLowerCase(),
    start: 0,
    end: quote.length,
    paragraph: 1,
    heading: null,
  },
  references: [],
  item: null,
  counted: false,
  bearing: null,
});

const proposition = (id: string, label: string, statement: string, full: boolean): Proposition => ({
  id,
  label,
  statement,
  not: '',
  setting: 'schools',
  aboutEvidence: false,
  premise: null,
  for: [argument('Hopeful', 'It says so.', `they [do] * on ${id}`)],
  against: full ? [argument('Sceptical', 'It doubts it.', `“we know | very little” on ${id}`)] : [],
  settle: argument('Sceptical', 'A trial would settle it.', 'more work to do'),
  related: [],
  rating: {
    id: 'not-established',
    for: 1,
    against: 0,
    gap: 3,
    items: [],
    decidedBy: [],
    qualifiers: [],
    reason: 'Looked for, and little was found.',
    test: '',
  },
});

export const knowledge: Knowledge = {
  schema: 1,
  documents,
  references: [],
  items: [],
  propositions: [
    proposition('attainment', 'Results', 'Collaboration between schools raises results.', true),
    proposition('cost', 'Cost', 'Collaboration is worth its cost.', false),
  ],
  ceiling: 3,
  // No format looks at the word lists.
  wording: {} as Knowledge['wording'],
};

export const pageOf = (n: number, url: string, more: Partial<PageVisit> = {}): ReadPage =>
  visited(null, visitOf(url, more), uuid(n), at(n));

export const noteOf = (
  n: number,
  page: ReadPage,
  note: string,
  more: Partial<AnnotationDraft> = {},
): Annotation => newAnnotation(draftOf(note, { id: uuid(100 + n), ...more }), page.id, at(n));

/** What strangers' pages hold to break files with: also what the golden files show. */
export const HOSTILE =
  '=cmd|\' /C calc\'!A1 <script>alert(1)</script> [x](javascript:1) **b** `c` ![[e]] #t $m$ %%h%% {{q}} k:: v 😀 שלום \\ & &amp; - 1. "q"';

const claim = draftOf('').claim;
const met = claim === null ? [] : [{ quote: SENTENCE, ...claim }];

const one = pageOf(1, 'https://www.schoolsweek.co.uk/mats-share-teachers_(again)/?utm_source=x', {
  claims: [
    ...met,
    {
      quote: 'It costs\nmore than it saves.',
      propositions: [
        { id: 'cost', stance: 'disputes', wording: 'stated', rating: 'argued' },
        { id: 'unknown-here', stance: 'open', wording: 'hedged', rating: 'argued' },
      ],
      speaker: null,
      score: 0.71,
      overreach: 'Worded as a fact; the best item here is an opinion.',
    },
  ],
  notFound: [{ id: uuid(103), reason: 'too-different' }],
});
const two = pageOf(2, 'https://www.gov.uk/government/publications/schools', {
  title: `${HOSTILE}`,
  site: '@SUM(A1)',
  author: 'Ann Writer, Ben {Reader} and C_D',
  published: 'last spring',
  language: null,
});

const first = noteOf(1, one, 'They do not say how.\n\n- two points\n# and a heading', {
  tags: ['MATs', 'to read'],
});
const edited = edit(
  first,
  { note: 'They do not say how.\nSecond line.' },
  first.modified,
  at(10),
).annotation;
const parted = edit(
  edited,
  { note: 'Written on the other machine.' },
  first.modified,
  at(11),
).annotation;

export const notes: ExportSet = exportSet(
  [one, two],
  [
    parted,
    noteOf(2, one, '', {
      kind: 'highlight',
      claim: null,
      tags: [],
      verdict: null,
      selectors: selectorsOf('Only marked.', 400),
    }),
    noteOf(3, one, 'On a passage that has gone.', {
      selectors: selectorsOf('Gone.', 900),
      verdict: 'check',
    }),
    noteOf(4, two, 'On the whole page.', {
      kind: 'note',
      selectors: null,
      claim: null,
      verdict: null,
    }),
    noteOf(5, two, `- ${HOSTILE}`, { selectors: selectorsOf(HOSTILE, 50), tags: ['=1+1', '2014'] }),
  ],
  MADE,
);

/** The first page alone. */
export const onePage: ExportSet = { ...notes, pages: notes.pages.slice(0, 1) };
export const nothing: ExportSet = { pages: [], made: MADE };

export const snapshot: Snapshot = {
  annotations: notes.pages.flatMap((page) => page.annotations),
  pages: notes.pages.map(({ page }) => page),
  dismissals: [
    {
      schema: 1,
      id: uuid(200),
      pageId: one.id,
      quote: SENTENCE,
      proposition: 'cost',
      created: MADE,
      modified: MADE,
      undone: false,
    },
  ],
  muted: [{ schema: 1, id: 'cost', muted: true, modified: MADE }],
};
