import { useMemo, useState } from 'preact/hooks';
import { marked } from '../../lib/notebook/search.ts';
import { say } from '../../lib/words.ts';

interface Props {
  readonly text: string;
  /** The words searched for, folded. */
  readonly words: readonly string[];
}

/** A text with the words searched for marked in it. */
export function Marked({ text, words }: Props) {
  const parts = useMemo(() => marked(text, words), [text, words]);
  return <>{parts.map((part, at) => (part.hit ? <mark key={at}>{part.text}</mark> : part.text))}</>;
}

/** Longer texts are cut, in UTF-16 units: a whole page may have been quoted. */
const LONG = 900;

/** A text of any length: a long one is cut at a word until the reader asks for the rest. */
export function LongText({ text, words }: Props) {
  const [whole, setWhole] = useState(text.length <= LONG);
  if (whole) return <Marked text={text} words={words} />;
  const cut = text.slice(0, LONG).replace(/\s+\S*$/, '');
  return (
    <>
      <Marked text={`${cut} …`} words={words} />{' '}
      <button type="button" class="plain small" onClick={() => setWhole(true)}>
        {say('notebookShowWhole')}
      </button>
    </>
  );
}
