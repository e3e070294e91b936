/** A first version of a document's reading, for a person to go on from. */
import { stringify } from 'yaml';
import type { Place, ReadingKind } from '../types.ts';
import { gather } from './compile.ts';

interface DraftSentence {
  sentence: string;
  is: ReadingKind;
}

function kindOf(start: number, end: number, quotes: Place[], references: Place[]): ReadingKind {
  const over = (place: Place) => place.start < end && start < place.end;
  if (references.some(over)) return 'reference';
  return quotes.some(over) ? 'quoted' : 'context';
}

/** Sentence ends of a line. A footnote mark belongs to the sentence before it, which Intl.Segmenter splits off. */
function cutsOf(words: string): number[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  const starts = [...segmenter.segment(words)].map(({ index }) => index);
  const moved = starts.map((start) => {
    const mark = /^\d+\]\s*/.exec(words.slice(start));
    return mark !== null && words[start - 1] === '[' ? start + mark[0].length : start;
  });
  return [...new Set([...moved, words.length])];
}

/**
 * Every sentence of document `id` as YAML: quoted sentences and footnotes are told apart already; the
 * rest is called context and lacks its "why", so that the build refuses the draft until a person has
 * read it. Null when there is no such document.
 */
export function draftReading(files: ReadonlyMap<string, string>, id: string): string | null {
  const { documents, quotes } = gather(files, () => {});
  const document = documents.find(({ info }) => info.id === id);
  if (document === undefined) return null;
  const { text, blocks } = document.info;
  const own = quotes.filter((place) => place.document === id);
  const references = document.references.map(({ place }) => place);
  const sentences: DraftSentence[] = blocks.flatMap((block) => {
    const words = text.slice(block.start, block.end);
    const cuts = block.kind === 'paragraph' ? cutsOf(words) : [0, words.length];
    return cuts.slice(1).flatMap((cut, index) => {
      const part = words.slice(cuts[index], cut);
      const sentence = part.trim();
      if (sentence === '') return [];
      const start = block.start + (cuts[index] ?? 0) + part.indexOf(sentence);
      return [{ sentence, is: kindOf(start, start + sentence.length, own, references) }];
    });
  });
  return stringify(sentences, { lineWidth: 100 });
}
