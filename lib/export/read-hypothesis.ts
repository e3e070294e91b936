/** Reads Hypothesis's JSON: its own export files, and the answers of its search API (`rows`). */
import * as v from 'valibot';
import {
  type Annotation,
  type NoteSelectors,
  ratings,
  stances,
  verdicts,
  wordings,
} from '../notes/model.ts';
import { canonicalJson } from '../notes/versions.ts';
import { type Entry, fromEntries } from './foreign-note.ts';
import { firstOf, object, parseAll, positionSelector, quoteSelector } from './foreign-shape.ts';
import { hypothesisAnnotation } from './hypothesis.ts';
import { type Imported, refused } from './import.ts';

const selector = object({ type: v.string() });

const annotation = object({
  id: v.optional(v.string()),
  uri: v.string(),
  text: v.optional(v.string(), ''),
  tags: v.optional(v.array(v.string()), []),
  created: v.optional(v.string()),
  updated: v.optional(v.string()),
  references: v.optional(v.array(v.string()), []),
  target: v.optional(v.array(object({ selector: v.optional(v.array(selector)) })), []),
  document: v.optional(object({ title: v.optional(v.union([v.string(), v.array(v.string())])) })),
});
type Parsed = v.InferOutput<typeof annotation>;

function selectorsOf(given: readonly unknown[]): NoteSelectors | null {
  const quote = firstOf(quoteSelector, given);
  if (quote === undefined) return null;
  const { exact, prefix, suffix } = quote;
  const { start, end } = firstOf(positionSelector, given) ?? { start: 0, end: exact.length };
  return {
    quote: { type: 'TextQuoteSelector', exact, prefix, suffix },
    position: { type: 'TextPositionSelector', start, end },
  };
}

/** A tag of ours that holds what Hypothesis has no field for: see `hypothesis.ts`. */
function claimed(tag: string): NonNullable<Annotation['claim']>['propositions'] {
  const [, id = '', ...rest] = /^claim:([a-z][a-z0-9-]*)\/(\w+)\/(\w+)\/([a-z-]+)$/.exec(tag) ?? [];
  const stance = stances.find((one) => one === rest[0]);
  const wording = wordings.find((one) => one === rest[1]);
  const rating = ratings.find((one) => one === rest[2]);
  return stance && wording && rating ? [{ id, stance, wording, rating }] : [];
}

/** How sure the detector was and who said it: the last two tags of a claim's, as `hypothesis.ts` writes them. */
function saidOf(tags: readonly string[]): { score: number; speaker: string | null; own: number } {
  const said = /^speaker:(.+)$/s.exec(tags.at(-1) ?? '')?.[1];
  const tag = /^score:(?:0|1|0\.\d+|\d(?:\.\d+)?e-\d+)$/.exec(tags.at(said ? -2 : -1) ?? '')?.[0];
  // Where no score came along the reader kept it as a claim: that is certain.
  if (tag === undefined) return { score: 1, speaker: null, own: 0 };
  return { score: Number(tag.slice(6)), speaker: said ?? null, own: said ? 2 : 1 };
}

const verdictOf = (tag: string) => verdicts.find((verdict) => tag === `verdict:${verdict}`);

function entryOf(parsed: Parsed): Entry {
  if (parsed.references.length > 0) return { why: 'it is a reply to another note' };
  const given = parsed.target.flatMap((target) => target.selector ?? []);
  const selectors = selectorsOf(given);
  if (given.length > 0 && selectors === null) return { why: 'it marks something other than words' };
  const propositions = parsed.tags.flatMap(claimed);
  const isClaim = propositions.length > 0;
  const { own, ...said } = saidOf(isClaim ? parsed.tags : []);
  const isOurs = (tag: string) => claimed(tag).length > 0 || verdictOf(tag) !== undefined;
  const kind = selectors !== null && parsed.text === '' ? 'highlight' : 'note';
  const title = parsed.document?.title;
  return {
    note: {
      id: parsed.id ?? canonicalJson(parsed),
      address: parsed.uri,
      title: (Array.isArray(title) ? title[0] : title) ?? '',
      kind: isClaim ? 'claim' : kind,
      selectors,
      claim: isClaim ? { propositions, overreach: null, ...said } : null,
      note: parsed.text,
      tags: parsed.tags.slice(0, parsed.tags.length - own).filter((tag) => !isOurs(tag)),
      verdict: parsed.tags.flatMap((tag) => verdictOf(tag) ?? [])[0] ?? null,
      created: parsed.created,
      modified: parsed.updated,
    },
  };
}

function listOf(value: unknown): readonly unknown[] | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('annotations' in value && Array.isArray(value.annotations)) return value.annotations;
  return 'rows' in value && Array.isArray(value.rows) ? value.rows : null;
}

export const looksLikeHypothesis = (value: unknown): boolean => listOf(value) !== null;

/** Reads Hypothesis's JSON. One entry that is no annotation refuses the whole file. */
export function readHypothesis(value: unknown, now: Date): Imported {
  const list = listOf(value);
  if (list === null) return refused('This is no Hypothesis export.');
  const all = parseAll(annotation, list, 'Hypothesis notes');
  if ('refusal' in all) return all.refusal;
  const entries = all.parsed.map(entryOf);
  return fromEntries('Hypothesis export', entries, hypothesisAnnotation, now);
}
