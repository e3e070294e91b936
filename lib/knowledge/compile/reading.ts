/**
 * The complete reading: every sentence of a document is a quote of an item or argument, a reference,
 * context, or left out with a reason. Nothing may stand between two sentences but white space.
 */
import type { Place, ReadingKind, ReadSentence } from '../types.ts';
import { whyMissing } from './places.ts';
import type { Report } from './problems.ts';
import type { ReadFile } from './yaml.ts';

export type ReadingFile = ReadFile<
  { sentence: string; is: ReadingKind; why?: string | undefined }[]
>;

const doing = {
  quoted: 'an item or argument quotes it',
  reference: 'it is a footnote listed as a reference',
  context: 'it is context',
  'left-out': 'it is left out',
} as const satisfies Record<ReadingKind, string>;

function overlaps(places: readonly Place[], start: number, end: number): boolean {
  return places.some((place) => place.start < end && start < place.end);
}

/** What quotes the document, and whether that is all: a broken quote leaves its sentence unquoted. */
interface Known {
  readonly quotes: readonly Place[];
  readonly references: readonly Place[];
  readonly complete: boolean;
}

/**
 * Lays the listed sentences along the text. Reports a sentence that is not the next one, words that no
 * sentence accounts for, and a kind that the compiled quotes contradict.
 */
export function compileReading(
  text: string,
  reading: ReadingFile,
  { quotes, references, complete }: Known,
  report: Report,
): ReadSentence[] {
  const { file, value, lineOf } = reading;
  const sentences: ReadSentence[] = [];
  let at = 0;
  for (const [index, { sentence, is, why }] of value.entries()) {
    const line = lineOf([index, 'sentence']);
    const start = text.indexOf(sentence, at);
    if (start === -1) {
      report({
        file,
        line,
        what: `this sentence does not follow here: ${whyMissing(text.slice(at), sentence)}.`,
      });
      continue;
    }
    const between = text.slice(at, start).trim();
    if (between !== '') {
      report({
        file,
        line,
        what: `before this sentence the document has words that nothing accounts for: "${between}". List them.`,
      });
    }
    if (sentence.includes('\n')) {
      report({ file, line, what: 'a sentence must not run over a line end. List the parts.' });
    }
    const end = start + sentence.length;
    at = end;
    const found: ReadingKind | null = overlaps(references, start, end)
      ? 'reference'
      : overlaps(quotes, start, end)
        ? 'quoted'
        : null;
    if (found !== null && is !== found) {
      report({ file, line, what: `${doing[found]}, so it "is: ${found}", not "${is}".` });
    }
    if (complete && found === null && (is === 'quoted' || is === 'reference')) {
      report({
        file,
        line,
        what: `nothing quotes this sentence. Write "is: context" or "is: left-out" with a reason, or quote it in an item.`,
      });
    }
    if ((is === 'context' || is === 'left-out') && why === undefined) {
      report({ file, line, what: `say why ${doing[is]}: add "why: …".` });
    }
    sentences.push({ start, end, is, why: why ?? null });
  }
  const rest = text.slice(at).trim();
  if (rest !== '') {
    report({
      file,
      line: value.length === 0 ? 1 : lineOf([value.length - 1, 'sentence']),
      what: `after the last sentence the document has words that nothing accounts for: "${rest}". List them.`,
    });
  }
  return sentences;
}
