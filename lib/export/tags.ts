/** Tags as other programs take them. */

/** Letters, digits, `-`, `_` and `/` only; at least one that is no digit (Obsidian's rule). */
export function plainTag(tag: string): string {
  const plain = tag
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-')
    .replace(/^[-_/]+|[-_/]+$/g, '');
  if (plain === '') return 'tag';
  return /^\p{N}+$/u.test(plain) ? `n${plain}` : plain;
}

export const hashtag = (tag: string): string => `#${plainTag(tag)}`;
