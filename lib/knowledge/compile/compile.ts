/**
 * Compiles the files of `seeds/` into the knowledge base. Pure: the caller reads the files. Every
 * quote is found in its document word for word, every name looked up, every rating derived.
 */

import type { BearingItem } from '../rating.ts';
import { rate } from '../rating.ts';
import { inWordsOf } from '../reason.ts';
import { designs, links } from '../scale.ts';
import type {
  DocumentInfo,
  EvidenceItem,
  Grade,
  Knowledge,
  Place,
  Proposition,
  SourceDocument,
} from '../types.ts';
import { compileProposition } from './arguments.ts';
import type { CompiledDocument } from './documents.ts';
import { compileDocument } from './documents.ts';
import { compileItems } from './items.ts';
import type { Problem, Report } from './problems.ts';
import { SeedsError } from './problems.ts';
import { compileReading } from './reading.ts';
import { propositionSchema, readingSchema } from './schema.ts';
import { compileWording } from './wording.ts';
import { readYaml } from './yaml.ts';

export interface Seeds {
  readonly knowledge: Knowledge;
  /** The documents with text and reading: for the source reader, not for the background. */
  readonly documents: readonly SourceDocument[];
}

/** "propositions/cost.yaml" → "cost". */
function stem(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.[a-z]+$/, '');
}

function filesIn(files: ReadonlyMap<string, string>, folder: string, ending: string): string[] {
  return [...files.keys()]
    .filter((file) => file.startsWith(`${folder}/`) && file.endsWith(ending))
    .sort();
}

/** The most a proposition could reach: the best item, were it as direct as can be. */
function ceilingOf(items: readonly EvidenceItem[]): Grade {
  const reach = items.map((item) =>
    Math.min(designs[item.design].grade, item.link === 'gap' ? 5 : (links[item.link].grade ?? 0)),
  );
  return Math.max(0, ...reach) as Grade;
}

function infoOf({ text: _text, blocks: _blocks, ...info }: CompiledDocument['info']): DocumentInfo {
  return info;
}

function compileReadings(
  files: ReadonlyMap<string, string>,
  documents: readonly CompiledDocument[],
  quotes: readonly Place[],
  complete: boolean,
  report: Report,
): SourceDocument[] {
  return documents.map(({ info, references }) => {
    const file = `readings/${info.id}.yaml`;
    const source = files.get(file);
    if (source === undefined) {
      report({
        file,
        line: 1,
        what: 'this file is missing: every sentence of a document is accounted for. "npm run -s draft-reading" writes a first version to go on from.',
      });
      return { ...info, reading: [] };
    }
    const reading = readYaml(file, source, readingSchema, report);
    if (reading === null) return { ...info, reading: [] };
    const own = quotes.filter((place) => place.document === info.id);
    const places = references.map(({ place }) => place);
    const known = { quotes: own, references: places, complete };
    return { ...info, reading: compileReading(info.text, reading, known, report) };
  });
}

/** Everything but readings and ratings, with what can't be compiled reported and left out. */
export function gather(files: ReadonlyMap<string, string>, report: Report) {
  const byId = new Map(
    filesIn(files, 'documents', '.yaml').map((file) => {
      const text = files.get(file.replace(/\.yaml$/, '.txt'));
      return [stem(file), compileDocument(file, stem(file), files.get(file) ?? '', text, report)];
    }),
  );
  if (byId.size === 0) {
    report({ file: 'documents', line: 1, what: 'there is no document. Add one.' });
  }
  const propositionFiles = filesIn(files, 'propositions', '.yaml').flatMap(
    (file) => readYaml(file, files.get(file) ?? '', propositionSchema, report) ?? [],
  );
  // By file name, so that a proposition whose file is broken is still a known name.
  const known = new Set(filesIn(files, 'propositions', '.yaml').map(stem));
  const compiled = filesIn(files, 'items', '.yaml').map((file) =>
    compileItems(file, files.get(file) ?? '', byId, known, report),
  );
  const items = compiled.flatMap((file) => file?.items ?? []);
  const bearings = compiled.flatMap((file) => file?.bearings ?? []);
  const seen = new Set<string>();
  for (const { item, file, line } of compiled.flatMap((each) => each?.lines ?? [])) {
    if (seen.has(item)) {
      report({ file, line, what: `there is another item "${item}". Give one a new id.` });
    }
    seen.add(item);
  }
  const itemIds = compiled.includes(null) ? null : seen;
  const context = { documents: byId, items, bearings, known, itemIds };
  const drafts = propositionFiles.map((file) =>
    compileProposition(file, stem(file.file), context, report),
  );
  const wording = compileWording(files.get('wording.yaml'), byId, report);
  const documents = [...byId.values()].filter((document) => document !== null);
  const quotes: Place[] = [
    ...items.map(({ place }) => place),
    ...drafts
      .flatMap((draft) => [...draft.for, ...draft.against, draft.settle])
      .map((a) => a.place),
    ...(wording === null ? [] : [wording.merger.quotation.place]),
  ];
  return { documents, items, bearings, drafts, wording, quotes };
}

/**
 * Compiles `files`: path inside the seeds folder, with forward slashes → its text. Throws one
 * `SeedsError` that lists every problem as `seeds/file:line: what is wrong and what to do`.
 */
export function compileSeeds(files: ReadonlyMap<string, string>): Seeds {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const { documents, items, bearings, drafts, wording, quotes } = gather(files, report);
  const sources = compileReadings(files, documents, quotes, problems.length === 0, report);
  if (problems.length > 0 || wording === null) {
    problems.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
    throw new SeedsError(problems);
  }

  const itemOf = (id: string): EvidenceItem => {
    const item = items.find((candidate) => candidate.id === id);
    if (item === undefined)
      throw new Error(`No item "${id}" after compiling: a fault of the compiler.`);
    return item;
  };
  const propositions: Proposition[] = drafts
    .toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id))
    .map(({ order: _order, ...draft }) => {
      const own: BearingItem[] = bearings
        .filter(({ proposition }) => proposition === draft.id)
        .map(({ bearing }) => bearing);
      const { aboutEvidence } = draft;
      const context = { itemOf, documents: documents.length, aboutEvidence };
      return { ...draft, rating: inWordsOf(rate(own, draft.setting), context) };
    });

  return {
    knowledge: {
      schema: 1,
      documents: documents.map(({ info }) => infoOf(info)),
      references: documents.flatMap(({ references }) => references),
      items,
      propositions,
      ceiling: ceilingOf(items),
      wording,
    },
    documents: sources,
  };
}

/** The knowledge base alone. See `compileSeeds`. */
export function compileKnowledge(files: ReadonlyMap<string, string>): Knowledge {
  return compileSeeds(files).knowledge;
}
