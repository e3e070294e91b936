/** Whole-word search for phrases of the seeds in a sentence of a page. Linear, without regular expressions. */

/** Lower case, straight apostrophes and hyphens, single spaces. Its length may differ from the input's. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[‘’ʼ]/g, "'")
    .replaceAll(/[‐‑]/g, '-')
    .replaceAll(/\s+/g, ' ');
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

/** UTF-16 places, in the plain text, at which one of the phrases stands as whole words. */
export function placesOf(
  plainText: string,
  phrases: readonly string[],
): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (const phrase of phrases) {
    for (
      let start = plainText.indexOf(phrase);
      start !== -1;
      start = plainText.indexOf(phrase, start + 1)
    ) {
      const end = start + phrase.length;
      if (isWordCharacter(plainText[start - 1]) || isWordCharacter(plainText[end])) continue;
      places.push({ start, end });
    }
  }
  return places;
}

export function holdsAny(plainText: string, phrases: readonly string[]): boolean {
  return placesOf(plainText, phrases).length > 0;
}
