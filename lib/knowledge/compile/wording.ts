/** The word lists of the overreach check. */
import type { WordingLists } from '../types.ts';
import type { Documents } from './documents.ts';
import type { Report } from './problems.ts';
import { compileQuotation } from './quotations.ts';
import { wordingSchema } from './schema.ts';
import { readYaml } from './yaml.ts';

const file = 'wording.yaml';

export function compileWording(
  source: string | undefined,
  documents: Documents,
  report: Report,
): WordingLists | null {
  if (source === undefined) {
    report({ file, line: 1, what: 'this file is missing. Bring it back from the history.' });
    return null;
  }
  const read = readYaml(file, source, wordingSchema, report);
  if (read === null) return null;
  const { value, lineOf } = read;
  const line = (field: string) => lineOf(['merger', 'quotation', field]);
  const quotation = compileQuotation(value.merger.quotation, documents, { file, line }, report);
  if (quotation === null) return null;
  return {
    noEvidence: value['no-evidence'],
    foundNone: value['found-none'],
    strongEvidence: value['strong-evidence'],
    merger: {
      note: value.merger.note,
      quotation,
      groups: value.merger.groups,
      notGroups: value.merger['not-groups'],
      collaboration: value.merger.collaboration,
      drawnApart: value.merger['drawn-apart'],
    },
  };
}
