/** Where words stand in a text to the letter. */

/** Copies beyond this number are not counted: such words are furniture. */
const MOST_COPIES = 200;

/** The UTF-16 offsets at which `words` stand in `text`, rising; at most 200 of them. */
export const occurrences = (text: string, words: string): number[] => {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0 && found.length < MOST_COPIES; ) {
    found.push(at);
    at = text.indexOf(words, at + 1);
  }
  return found;
};
