/** A document's description, headings, speakers and footnotes, checked against its text. */
import type { DocumentBlock, DocumentId, DocumentInfo, Reference } from '../types.ts';
import { blocksOf, locate } from './places.ts';
import type { Report } from './problems.ts';
import { documentSchema } from './schema.ts';
import { readYaml } from './yaml.ts';

export interface Speaker {
  readonly name: string;
  readonly party: string;
  readonly as: string;
}

export interface CompiledDocument {
  readonly info: DocumentInfo & {
    readonly text: string;
    readonly blocks: readonly DocumentBlock[];
  };
  readonly speakers: Readonly<Record<string, Speaker>>;
  readonly references: readonly Reference[];
}

/** Every document by id; null for one that is there but can't be compiled. */
export type Documents = ReadonlyMap<DocumentId, CompiledDocument | null>;

/** Null where the description can't be read or the text is missing; both are reported. */
export function compileDocument(
  file: string,
  id: string,
  source: string,
  text: string | undefined,
  report: Report,
): CompiledDocument | null {
  const read = readYaml(file, source, documentSchema, report);
  if (text === undefined) {
    report({
      file,
      line: 1,
      what: `the document's text is missing: put it beside this file as ${id}.txt.`,
    });
  }
  if (read === null || text === undefined) return null;
  const { value, lineOf } = read;
  const blocks = blocksOf(
    text,
    value.headings,
    value.references.map((reference) => reference.text),
  );
  for (const [index, heading] of value.headings.entries()) {
    const matches = blocks.filter(
      (block) =>
        block.kind === 'heading' && text.slice(block.start, block.end).trim() === heading.line,
    );
    if (matches.length === 0) {
      report({
        file,
        line: lineOf(['headings', index, 'line']),
        what: 'no line of the document reads like this. Copy the whole line from the text.',
      });
    }
  }
  const references = value.references.flatMap((reference, index) => {
    const { place, problem } = locate({ id, text, blocks }, reference.text, undefined);
    if (place === null) {
      report({ file, line: lineOf(['references', index, 'text']), what: problem ?? '' });
      return [];
    }
    return [{ ...reference, place }];
  });
  return {
    info: {
      id,
      title: value.title,
      short: value.short,
      publisher: value.publisher,
      authors: value.authors,
      date: value.date,
      datedBy: value['dated-by'],
      address: value.address,
      kind: value.kind,
      summarisedBy: value['summarised-by'],
      breaksOff: value['breaks-off'],
      text,
      blocks,
    },
    speakers: value.speakers,
    references,
  };
}
