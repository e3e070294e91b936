import type { Stance } from '../../lib/knowledge/types.ts';
import { LongText } from './Marked.tsx';

interface Props {
  readonly text: string;
  /** The side the sentence takes; null for the reader's own marks. */
  readonly stance: Stance | null;
  readonly language?: string | null | undefined;
  readonly words?: readonly string[];
}

const noWords: readonly string[] = [];

/** A passage of a page, with the same line beside it as its mark has under it. */
export function Quote({ text, stance, language, words = noWords }: Props) {
  // A passage that brings its own quotation marks gets none of ours.
  const own = /^\s*["“”„«‘]/.test(text);
  return (
    <blockquote class={`note-quote ${stance ?? 'own'} ${own ? 'bare' : ''}`}>
      <p dir="auto" lang={language ?? undefined}>
        <LongText text={text} words={words} />
      </p>
    </blockquote>
  );
}
