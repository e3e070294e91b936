/** Notes and pages for the tests of the notebook. */
import type { Book } from '../../../lib/notebook/book.ts';
import { type Entry, entriesOf } from '../../../lib/notebook/entries.ts';
import { type Annotation, type ReadPage, SCHEMA, type Snapshot } from '../../../lib/notes/model.ts';

const idOf = (kind: 'a' | 'b', number: number): string =>
  `00000000-0000-4000-8000-${kind}${String(number).padStart(11, '0')}`;

export const noteId = (number: number): string => idOf('a', number);
export const pageId = (number: number): string => idOf('b', number);

export const at = (day: string, time = '12:00:00'): string => `${day}T${time}.000Z`;

type Claimed = NonNullable<Annotation['claim']>['propositions'][number];

export const claimed = (id: string, stance: Claimed['stance'] = 'asserts'): Claimed => ({
  id,
  stance,
  wording: 'causal',
  rating: 'not-established',
});

export const claimOf = (...propositions: Claimed[]): NonNullable<Annotation['claim']> => ({
  propositions,
  speaker: null,
  score: 0.9,
  overreach: null,
});

export function page(number: number, more: Partial<ReadPage> = {}): ReadPage {
  const address = `https://example${number}.org/story`;
  const read = at('2026-03-28');
  return {
    schema: SCHEMA,
    id: pageId(number),
    canonicalUrl: address,
    identities: [address],
    urls: [address],
    address,
    titles: [{ title: `Story ${number}`, first: read, last: read }],
    site: null,
    author: null,
    published: null,
    language: 'en-GB',
    read,
    lastRead: read,
    claims: [],
    notFound: [],
    ...more,
  };
}

interface NoteParts extends Partial<Annotation> {
  readonly quote?: string;
  readonly start?: number;
}

export function note(number: number, { quote, start = 0, ...more }: NoteParts = {}): Annotation {
  const exact = quote ?? `Sentence ${number}.`;
  const created = more.created ?? at('2026-03-28');
  return {
    schema: SCHEMA,
    id: noteId(number),
    pageId: pageId(1),
    created,
    modified: created,
    kind: 'claim',
    selectors: {
      quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start, end: start + exact.length },
    },
    claim: null,
    note: '',
    tags: [],
    verdict: null,
    deleted: null,
    revisions: [],
    others: [],
    ...more,
  };
}

export const snapshot = (
  annotations: readonly Annotation[],
  pages: readonly ReadPage[] = [page(1)],
): Snapshot => ({ annotations: [...annotations], pages: [...pages], dismissals: [], muted: [] });

export const entries = (
  annotations: readonly Annotation[],
  pages: readonly ReadPage[] = [page(1)],
): Entry[] => entriesOf({ annotations, pages });

/** The notes that a book lists, by id. */
export const listedIn = (book: Book): string[] =>
  book
    .state()
    .entries.map(({ id }) => id)
    .sort();
