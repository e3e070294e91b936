/** Reads W3C Web Annotations: one, a list, a page, or a collection with its first page embedded. */
import * as v from 'valibot';
import {
  type Annotation,
  type NotedClaim,
  type NoteSelectors,
  ratings,
  stances,
  verdicts,
  wordings,
} from '../notes/model.ts';
import { canonicalJson } from '../notes/versions.ts';
import { type Entry, fromEntries } from './foreign-note.ts';
import { firstOf, object, parseAll, positionSelector, quoteSelector } from './foreign-shape.ts';
import { type Imported, refused } from './import.ts';
import { jsonLdAnnotation, motivations } from './json-ld.ts';

// The list first: an object schema of optional fields alone would take a list too.
const oneOrMany = <T extends v.GenericSchema>(schema: T) => v.union([v.array(schema), schema]);
const many = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const body = object({
  type: v.optional(oneOrMany(v.string())),
  purpose: v.optional(oneOrMany(v.string())),
  value: v.optional(v.string()),
});

const selector = object({ type: v.string() });

const target = object({
  id: v.optional(v.string()),
  source: v.optional(v.union([v.string(), object({ id: v.string() })])),
  'dcterms:title': v.optional(v.string()),
  selector: v.optional(oneOrMany(v.union([v.string(), selector]))),
});

/** The shape every annotation has (section 3.1); what a note needs besides is asked later, one by one. */
const annotation = object({
  id: v.optional(v.string()),
  type: v.pipe(
    oneOrMany(v.string()),
    v.check((type) => many(type).includes('Annotation'), 'no Annotation'),
  ),
  motivation: v.optional(oneOrMany(v.string())),
  created: v.optional(v.string()),
  modified: v.optional(v.string()),
  bodyValue: v.optional(v.string()),
  body: v.optional(oneOrMany(v.union([v.string(), body]))),
  target: oneOrMany(v.union([v.string(), target])),
});
type Parsed = v.InferOutput<typeof annotation>;

const cssSelector = object({ type: v.literal('CssSelector'), value: v.string() });

/** Selectors with those that refine them (section 4.2.9), outermost first; no deeper than anybody writes. */
function flat(given: readonly unknown[], depth = 0): unknown[] {
  return given.flatMap((one) => {
    const refining =
      depth < 5 && typeof one === 'object' && one !== null && 'refinedBy' in one
        ? many<unknown>(one.refinedBy as unknown)
        : [];
    return [one, ...flat(refining, depth + 1)];
  });
}

function selectorsOf(given: readonly unknown[]): NoteSelectors | null {
  const all = flat(given);
  const quote = firstOf(quoteSelector, all);
  if (quote === undefined) return null;
  const position = firstOf(positionSelector, all);
  const structure = firstOf(cssSelector, all);
  const { exact, prefix, suffix } = quote;
  return {
    quote: { type: 'TextQuoteSelector', exact, prefix, suffix },
    // In code points, which is a near enough hint; the exact numbers stay beside it.
    position: {
      type: 'TextPositionSelector',
      start: position?.start ?? 0,
      end: position?.end ?? exact.length,
    },
    ...(structure === undefined
      ? {}
      : { structure: { type: 'CssSelector', value: structure.value } }),
    ...(position === undefined ? {} : { codePoints: { start: position.start, end: position.end } }),
  };
}

/** Our own bodies, known again by how `json-ld.ts` writes them. */
const own = {
  proposition: /^proposition: ([a-z][a-z0-9-]*), (\w+), (\w+)$/,
  evidence: /^evidence: ([a-z][a-z0-9-]*), ([a-z-]+)$/,
  verdict: /^verdict: (\w+)$/,
  speaker: /^speaker: (.+)$/s,
  overreach: /^overreach: (.+)$/s,
  score: /^score: ([\d.e-]+)$/,
} as const;

const pick = <T extends string>(list: readonly T[], value: string | undefined): T | undefined =>
  list.find((one) => one === value);

type TextBody = { purpose: string; value: string };

function claimOf(bodies: readonly TextBody[]): NotedClaim | null {
  const found = (pattern: RegExp) => bodies.flatMap(({ value }) => pattern.exec(value) ?? []);
  const match = (pattern: RegExp) =>
    bodies.flatMap(({ value }) => [pattern.exec(value)].filter((m) => m !== null));
  const rated = new Map(match(own.evidence).map(([, id, rating]) => [id, pick(ratings, rating)]));
  const propositions = match(own.proposition).flatMap(([, id = '', stance, wording]) => {
    const known = [pick(stances, stance), pick(wordings, wording), rated.get(id)] as const;
    const [s, w, rating] = known;
    return s && w && rating ? [{ id, stance: s, wording: w, rating }] : [];
  });
  if (propositions.length === 0) return null;
  return {
    propositions,
    speaker: found(own.speaker)[1] ?? null,
    overreach: found(own.overreach)[1] ?? null,
    score: Number(found(own.score)[1] ?? 1),
  };
}

function kindOf(motivation: Parsed['motivation']): Annotation['kind'] {
  const [first] = many(motivation);
  const kinds = Object.keys(motivations) as Annotation['kind'][];
  return kinds.find((kind) => motivations[kind] === first) ?? 'note';
}

function entryOf(parsed: Parsed): Entry {
  const targets = many(parsed.target);
  const [only] = targets;
  if (only === undefined || targets.length > 1)
    return { why: 'it is about several things at once' };
  const about = typeof only === 'string' ? { source: only } : only;
  const source = typeof about.source === 'string' ? about.source : (about.source?.id ?? about.id);
  if (source === undefined) return { why: 'it does not say which page it is about' };
  const given = 'selector' in about ? many(about.selector as unknown) : [];
  const selectors = selectorsOf(given);
  if (given.length > 0 && selectors === null) return { why: 'it marks something other than words' };

  const bodies = many(parsed.body);
  if (bodies.some((one) => typeof one === 'string' || typeof one.value !== 'string')) {
    return { why: 'what it says is not text' };
  }
  const texts: TextBody[] = bodies.flatMap((one) =>
    typeof one === 'string'
      ? []
      : [{ purpose: many(one.purpose)[0] ?? 'commenting', value: one.value ?? '' }],
  );
  if (parsed.bodyValue !== undefined)
    texts.push({ purpose: 'commenting', value: parsed.bodyValue });
  const claim = claimOf(
    texts.filter(({ purpose }) => purpose !== 'commenting' && purpose !== 'tagging'),
  );
  const verdict = texts.flatMap(({ purpose, value }) =>
    purpose === 'assessing' ? (pick(verdicts, own.verdict.exec(value)?.[1]) ?? []) : [],
  )[0];
  const isOurs = ({ purpose, value }: TextBody): boolean =>
    purpose === 'tagging' ||
    (purpose === 'assessing' && own.verdict.test(value)) ||
    (claim !== null &&
      purpose !== 'commenting' &&
      Object.values(own).some((pattern) => pattern.test(value)));
  return {
    note: {
      id: parsed.id ?? canonicalJson(parsed),
      address: source,
      title: 'dcterms:title' in about ? String(about['dcterms:title'] ?? '') : '',
      kind: kindOf(parsed.motivation),
      selectors,
      claim,
      note: texts
        .filter((text) => !isOurs(text))
        .map(({ value }) => value)
        .join('\n\n'),
      tags: texts.filter(({ purpose }) => purpose === 'tagging').map(({ value }) => value),
      verdict: verdict ?? null,
      created: parsed.created,
      modified: parsed.modified,
    },
  };
}

/** The annotations that a value holds, whichever of the four shapes it has; null for any other. */
function listOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return null;
  const types = 'type' in value ? many<unknown>(value.type) : [];
  if (types.includes('Annotation')) return [value];
  if (types.includes('AnnotationPage') && 'items' in value && Array.isArray(value.items))
    return value.items;
  if (!types.includes('AnnotationCollection')) return null;
  if (!('first' in value)) return [];
  const { first } = value;
  return typeof first === 'object' &&
    first !== null &&
    'items' in first &&
    Array.isArray(first.items)
    ? first.items
    : null;
}

/** True for what calls itself Web Annotations: whose fault is then to be told in those terms. */
export const looksLikeJsonLd = (value: unknown): boolean => listOf(value) !== null;

/** Reads Web Annotations. One entry that is no annotation refuses the whole file. */
export function readJsonLd(value: unknown, now: Date): Imported {
  const list = listOf(value);
  if (list === null) return refused('This file holds no Web Annotations.');
  const all = parseAll(annotation, list, 'Web Annotations');
  if ('refusal' in all) return all.refusal;
  const entries = all.parsed.map(entryOf);
  return fromEntries('W3C Web Annotations', entries, jsonLdAnnotation, now);
}
