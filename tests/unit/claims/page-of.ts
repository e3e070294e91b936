import type { BlockKind, PageBlocks } from '../../../lib/claims/types.ts';

/** A page from its title and paragraphs, offsets counted as if joined by empty lines. */
export function pageOf(
  title: string,
  paragraphs: readonly string[],
): PageBlocks & { text: string } {
  let text = '';
  const blocks = [title, ...paragraphs].map((part, i) => {
    if (text) text += '\n\n';
    const start = text.length;
    text += part;
    return { start, text: part, kind: (i === 0 ? 'headline' : 'paragraph') as BlockKind };
  });
  return { title, blocks, text };
}
