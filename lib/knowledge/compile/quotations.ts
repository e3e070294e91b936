/** Looks up a quote's document, speaker, place and footnotes. */
import type { Quotation } from '../types.ts';
import type { Documents } from './documents.ts';
import { locate } from './places.ts';
import type { Report } from './problems.ts';
import { closest } from './yaml.ts';

export interface RawQuotation {
  readonly document: string;
  readonly speaker: string;
  readonly quote: string;
  readonly occurrence?: number | undefined;
  readonly cites?: readonly string[];
}

/** Where the problem of each field is reported. */
export interface At {
  readonly file: string;
  readonly line: (field: string) => number;
}

/** "there is no speaker "oats"; did you mean "oates"? There are: …" */
export function unknownName(kind: string, name: string, names: readonly string[]): string {
  const near = closest(name, names);
  const hint = near === null ? '' : ` Did you mean "${near}"?`;
  // A list that is longer than a line helps nobody.
  const all = names.length > 15 ? '' : ` There are: ${names.join(', ') || 'none yet'}.`;
  return `there is no ${kind} "${name}".${hint}${all}`;
}

/** Null where something can't be looked up; every fault is reported. */
export function compileQuotation(
  raw: RawQuotation,
  documents: Documents,
  at: At,
  report: Report,
): Quotation | null {
  const wrong = (field: string, what: string) =>
    report({ file: at.file, line: at.line(field), what });
  const document = documents.get(raw.document);
  if (document === undefined) {
    wrong('document', unknownName('document', raw.document, [...documents.keys()]));
  }
  // A document whose own file is broken is reported there.
  if (document === undefined || document === null) return null;
  const speaker = document.speakers[raw.speaker];
  if (speaker === undefined) {
    wrong('speaker', unknownName('speaker', raw.speaker, Object.keys(document.speakers)));
  }
  const { place, problem } = locate(document.info, raw.quote, raw.occurrence);
  if (problem !== null) wrong('quote', problem);
  const cites = raw.cites ?? [];
  const cited = cites.flatMap((id) => {
    const reference = document.references.find((candidate) => candidate.id === id);
    if (reference === undefined) {
      const names = document.references.map((candidate) => candidate.id);
      wrong('cites', unknownName('reference', id, names));
      return [];
    }
    return [reference.short];
  });
  if (speaker === undefined || place === null) return null;
  return {
    quote: raw.quote,
    who: cited.length === 0 ? speaker.name : `${speaker.name} citing ${cited.join(', ')}`,
    as: speaker.as,
    party: speaker.party,
    place,
    references: cites,
  };
}
