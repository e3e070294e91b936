/**
 * An annotation as a multi-value register (Shapiro, Preguiça, Baquero, Zawirski: "A comprehensive
 * study of Convergent and Commutative Replicated Data Types", INRIA 2011, section 3.2.2): an edit
 * replaces the versions its writer had seen, and versions that did not see each other are both kept.
 * So merging is commutative, associative and idempotent, and no text is overwritten unseen.
 * Cost: about 35 bytes a past edit.
 */
import { fnv1a } from './fnv.ts';
import type { Annotation, AnnotationVersion } from './model.ts';
import { byText, least } from './order.ts';

/** JSON with keys in one order, so that equal values are equal strings. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Everything that makes a version but when it was written. */
const contentOf = ({ modified: _, ...content }: AnnotationVersion): string =>
  canonicalJson(content);

/** The same of two deletions, whenever they were made: deleted twice, a note is deleted once. */
const saidBy = (version: AnnotationVersion): string =>
  contentOf({ ...version, deleted: version.deleted && 'deleted' });

/** Names a version: when it was written and a hash of what it says, which only tells apart those of one millisecond. */
function stampOf(version: AnnotationVersion): string {
  const hash = (fnv1a(contentOf(version)) >>> 0).toString(16).padStart(8, '0');
  return `${version.modified}~${hash}`;
}

/** Living before deleted (an edit outlives a deletion that had not seen it), then the newest. */
function byRank(a: AnnotationVersion, b: AnnotationVersion): number {
  if ((a.deleted === null) !== (b.deleted === null)) return a.deleted === null ? -1 : 1;
  return byText(b.modified, a.modified) || byText(contentOf(a), contentOf(b));
}

function headOf(annotation: Annotation): AnnotationVersion {
  const { modified, kind, selectors, claim, note, tags, verdict, deleted } = annotation;
  return { modified, kind, selectors, claim, note, tags, verdict, deleted };
}

/** All versions that nobody has replaced, the shown one first. */
export const versionsOf = (annotation: Annotation): AnnotationVersion[] => [
  headOf(annotation),
  ...annotation.others,
];

function assemble(
  base: Pick<Annotation, 'schema' | 'id' | 'pageId' | 'created'>,
  versions: readonly AnnotationVersion[],
  replaced: Iterable<string>,
): Annotation {
  const revisions = [...new Set(replaced)].sort(byText);
  const gone = new Set(revisions);
  const standing = new Map(
    versions
      .map((version) => [stampOf(version), version] as const)
      .filter(([stamp]) => !gone.has(stamp)),
  );
  const [head, ...others] = [...standing.values()].sort(byRank);
  if (head === undefined) throw new Error('an annotation without a version');
  const { schema, id, pageId, created } = base;
  return { schema, id, pageId, created, ...head, revisions, others };
}

/** One annotation out of two states of it. The earlier `created` and the lower page id stand. */
export function mergeAnnotations(a: Annotation, b: Annotation): Annotation {
  const base = {
    schema: a.schema,
    id: a.id,
    pageId: least(a.pageId, b.pageId),
    created: least(a.created, b.created),
  };
  return assemble(base, [...versionsOf(a), ...versionsOf(b)], [...a.revisions, ...b.revisions]);
}

/** What one edit sets; what it leaves out stays. */
export type AnnotationChange = Partial<Omit<AnnotationVersion, 'modified'>>;

/** The moment of an edit: now, but after everything the annotation knows of, whatever the clock says. */
function nextModified(annotation: Annotation, now: Date): string {
  const known = [
    ...versionsOf(annotation).map((version) => version.modified),
    ...annotation.revisions,
  ];
  const latest = known.reduce((most, stamp) => Math.max(most, Date.parse(stamp.slice(0, 24))), 0);
  return new Date(Math.max(now.getTime(), latest + 1)).toISOString();
}

/** An edited annotation, and whether it met another edit that its writer had not seen. */
export interface Edited {
  readonly annotation: Annotation;
  /** The one that says what was written: a further edit of its writer is based on it. */
  readonly version: AnnotationVersion;
  readonly conflict: boolean;
}

/**
 * Applies an edit that was written upon the version `basedOn` (its `modified`). If that version still
 * stands it is replaced; if somebody replaced it meanwhile, both texts stay. An edit that changes
 * nothing (a retry after a lost answer) leaves the annotation as it is. With `settle` the reader has
 * seen the other versions and they are replaced too.
 */
export function edit(
  annotation: Annotation,
  change: AnnotationChange,
  basedOn: string,
  now: Date,
  settle = false,
): Edited {
  const standing = versionsOf(annotation);
  const base = standing.filter((version) => version.modified === basedOn);
  // Whoever wrote upon a version that is gone had a living note before them.
  const draft = { ...(base[0] ?? { ...headOf(annotation), deleted: null }), ...change };
  const same = standing.find((version) => saidBy(version) === saidBy(draft));
  const settled = settle && annotation.others.length > 0;
  if (same !== undefined && !settled) return { annotation, version: same, conflict: false };
  const version = { ...draft, modified: nextModified(annotation, now) };
  const replaced = (settled ? standing : base).map(stampOf);
  return {
    annotation: assemble(
      annotation,
      [...standing, version],
      [...annotation.revisions, ...replaced],
    ),
    version,
    conflict: base.length === 0 && !settled,
  };
}

/**
 * A second try of a first save, under the id of the first: that may have been written though nobody heard
 * of it. Where nobody touched it since, it was the same writer's, and what they write now replaces it.
 */
export function savedAgain(earlier: Annotation, record: Annotation, now: Date): Annotation {
  const untouched = earlier.revisions.length === 0 && earlier.others.length === 0;
  return edit(earlier, headOf(record), untouched ? earlier.modified : '', now).annotation;
}
