/**
 * What the reader keeps, in one place: schemas, and the types inferred from them. Flat where it is
 * stored; the W3C shape is made where it leaves (`lib/export`). Times are ISO 8601 in UTC with
 * milliseconds; offsets are UTF-16 units of the page text unless a name says code points.
 */
import * as v from 'valibot';

/** The number every record carries. A record with a higher one was written by a newer Counterpoint. */
export const SCHEMA = 1;

const text = (most: number) =>
  v.pipe(v.string(), v.maxLength(most, `longer than ${most} characters`));
const words = (most: number) => v.pipe(text(most), v.nonEmpty('empty'));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const schema = v.literal(SCHEMA);

const time = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'no UTC time with milliseconds'),
  v.check((value) => {
    const date = new Date(value);
    return !Number.isNaN(date.getTime()) && date.toISOString() === value;
  }, 'no such moment'),
);
const id = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'no lower-case uuid'),
);
const propositionId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,63}$/, 'no proposition id'));

export const stances = ['asserts', 'disputes', 'open'] as const;
export const wordings = ['causal', 'associated', 'hedged', 'normative', 'stated'] as const;
export const ratings = [
  'not-covered',
  'not-established',
  'argued',
  'contested',
  'some-support',
  'some-against',
] as const;
export const verdicts = ['agree', 'doubt', 'check'] as const;

const range = { start: count, end: count };
const inOrder = <T extends { start: number; end: number }>() =>
  v.check<T, string>(({ start, end }) => start <= end, 'ends before it starts');

/** The selectors of `lib/anchors/types.ts`, and the code points that only the page could count. */
const selectorsSchema = v.strictObject({
  quote: v.strictObject({
    type: v.literal('TextQuoteSelector'),
    exact: words(2_000_000),
    prefix: text(100_000),
    suffix: text(100_000),
    /** How many passages of the same words there were, and which this one was. */
    copies: v.exactOptional(
      v.strictObject({ of: count, nth: count, alike: v.exactOptional(v.literal(true)) }),
    ),
  }),
  position: v.pipe(
    v.strictObject({ type: v.literal('TextPositionSelector'), ...range }),
    inOrder(),
  ),
  structure: v.exactOptional(
    v.strictObject({ type: v.literal('CssSelector'), value: words(10_000) }),
  ),
  /** The position in code points, as the W3C asks; absent where the page text was not at hand. */
  codePoints: v.exactOptional(v.pipe(v.strictObject(range), inOrder())),
});

const claimFields = {
  /** The main one first; the rating is the one the reader was shown. */
  propositions: v.pipe(
    v.array(
      v.strictObject({
        id: propositionId,
        stance: v.picklist(stances),
        wording: v.picklist(wordings),
        rating: v.picklist(ratings),
      }),
    ),
    v.minLength(1),
    v.maxLength(50),
  ),
  /** Who said it, as the page names them. */
  speaker: v.nullable(words(1_000)),
  /** The detector's probability, 0 to 1. */
  score: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** The sentence that says what the wording overreaches. */
  overreach: v.nullable(words(2_000)),
};
const claimSchema = v.strictObject(claimFields);

const tag = v.pipe(
  words(200),
  v.check((value) => value === tidyTag(value), 'a tag with stray white space'),
);

/** What an edit can change, and so what two windows or two machines can disagree on. */
const versionFields = {
  modified: time,
  kind: v.picklist(['claim', 'highlight', 'note']),
  /** Null for a note on the page as a whole. */
  selectors: v.nullable(selectorsSchema),
  claim: v.nullable(claimSchema),
  note: text(1_000_000),
  tags: v.pipe(v.array(tag), v.maxLength(200)),
  verdict: v.nullable(v.picklist(verdicts)),
  /** When the reader deleted it; the words stay until they are erased, for undo and for merging. */
  deleted: v.nullable(time),
};
const versionSchema = v.strictObject(versionFields);

export const annotationSchema = v.strictObject({
  schema,
  id,
  pageId: id,
  created: time,
  ...versionFields,
  /** Stamps of the versions that this one replaced: see `versions.ts`. Sorted. */
  revisions: v.array(words(60)),
  /** Versions written elsewhere that this one does not replace; the reader decides. */
  others: v.array(versionSchema),
});

const claimMetSchema = v.strictObject({ quote: words(2_000_000), ...claimFields });

export const pageSchema = v.strictObject({
  schema,
  id,
  /** The identity: see `canonical-url.ts`. */
  canonicalUrl: words(100_000),
  /** Every identity the page has had, sorted; two records that share one are one page. */
  identities: v.pipe(v.array(words(100_000)), v.minLength(1)),
  /** The identities of the addresses it was read under, sorted. */
  urls: v.array(words(100_000)),
  /** What to open and to cite, as last read. */
  address: words(100_000),
  /** Every title it has had, sorted by when it was first seen. */
  titles: v.array(v.strictObject({ title: words(5_000), first: time, last: time })),
  site: v.nullable(words(1_000)),
  author: v.nullable(words(2_000)),
  /** As the page gives it: not always a date. */
  published: v.nullable(words(200)),
  language: v.nullable(words(100)),
  read: time,
  lastRead: time,
  /** The claims marked when it was last read, in reading order. */
  claims: v.array(claimMetSchema),
  /** Notes whose passage was not found when it was last read, and why. */
  notFound: v.array(
    v.strictObject({
      id,
      reason: v.picklist(['not-found', 'ambiguous', 'too-different', 'hidden']),
    }),
  ),
});

export const dismissalSchema = v.strictObject({
  schema,
  id,
  pageId: id,
  quote: words(2_000_000),
  /** The proposition it is not about; null when it is no claim at all. */
  proposition: v.nullable(propositionId),
  created: time,
  modified: time,
  /** True once the reader took the dismissal back. */
  undone: v.boolean(),
});

export const mutedSchema = v.strictObject({
  schema,
  id: propositionId,
  muted: v.boolean(),
  modified: time,
});

export type Annotation = v.InferOutput<typeof annotationSchema>;
export type AnnotationVersion = v.InferOutput<typeof versionSchema>;
export type NoteSelectors = v.InferOutput<typeof selectorsSchema>;
export type NotedClaim = v.InferOutput<typeof claimSchema>;
export type ClaimMet = v.InferOutput<typeof claimMetSchema>;
export type ReadPage = v.InferOutput<typeof pageSchema>;
export type Dismissal = v.InferOutput<typeof dismissalSchema>;
export type MutedProposition = v.InferOutput<typeof mutedSchema>;
export type Verdict = (typeof verdicts)[number];

/** Everything the reader keeps. Each list is sorted by id. */
export interface Snapshot {
  readonly annotations: readonly Annotation[];
  readonly pages: readonly ReadPage[];
  readonly dismissals: readonly Dismissal[];
  readonly muted: readonly MutedProposition[];
}

/** The schemas by the name of their list: the one table that store, backup and import go by. */
const recordSchemas = {
  annotations: annotationSchema,
  pages: pageSchema,
  dismissals: dismissalSchema,
  muted: mutedSchema,
} as const satisfies Record<keyof Snapshot, unknown>;

export type RecordKind = keyof Snapshot;
export const recordKinds = Object.keys(recordSchemas) as readonly RecordKind[];

/** A tag as it is kept: composed characters, single spaces, no leading `#`. Empty when nothing stays. */
function tidyTag(value: string): string {
  return value
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/^[#\s]+/, '')
    .trim();
}

/** Tags as they are kept: tidy, in the reader's order, each once whatever its case. */
export function tidyTags(values: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const value of values) {
    const tidy = tidyTag(value);
    const key = tidy.toLowerCase();
    if (tidy !== '' && !seen.has(key)) seen.set(key, tidy);
  }
  return [...seen.values()];
}

/** The passage's words, or the empty string for a note on the whole page. */
export const quoteOf = (annotation: Pick<Annotation, 'selectors'>): string =>
  annotation.selectors?.quote.exact ?? '';

/** The title as last seen; the address where the page never gave one. */
export function titleOf(page: ReadPage): string {
  const last = page.titles.reduce<ReadPage['titles'][number] | null>(
    (best, next) => (best === null || next.last >= best.last ? next : best),
    null,
  );
  return last?.title ?? page.address;
}

/** Why a value is no record, as one plain clause: the place in it and what is wrong there. */
export function flawOf(kind: RecordKind, value: unknown): string | null {
  const result = v.safeParse(recordSchemas[kind], value, { abortEarly: true });
  if (result.success) return null;
  const issue = result.issues[0];
  const path = v.getDotPath(issue) ?? '';
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}
