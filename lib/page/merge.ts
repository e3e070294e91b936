/** A page's blocks brought up to date: what was read anew takes its place among what stayed. */
import type { Block, PageBlock } from './block.ts';
import type { Patch } from './update.ts';

/** The blocks after an update, in reading order, and what it changed. */
export interface Merged {
  readonly blocks: readonly PageBlock[];
  readonly added: ReadonlySet<PageBlock>;
  readonly removed: readonly PageBlock[];
  /** They keep their words but stand on other nodes now. */
  readonly rewired: readonly PageBlock[];
}

/** A block as it was read: its place and its kind are settled with all the others. */
export const pageBlockOf = (source: Block): PageBlock => ({
  start: 0,
  text: source.text,
  kind: 'paragraph',
  inArticle: false,
  source,
});

const sameNodes = (a: Block, b: Block): boolean =>
  a.nodes.length === b.nodes.length &&
  a.map.length === b.map.length &&
  a.nodes.every((node, i) => node === b.nodes[i]) &&
  a.map.every((value, i) => value === b.map[i]);

/**
 * Applies an update's patches to a page's blocks. Blocks whose words stayed keep their identity, and
 * with it what is known of them; their sources are replaced in place.
 */
export const mergePatches = (before: readonly PageBlock[], patches: readonly Patch[]): Merged => {
  let blocks = before;
  const added = new Set<PageBlock>();
  const removed: PageBlock[] = [];
  const rewired: PageBlock[] = [];
  for (const patch of patches) {
    const old = blocks.slice(patch.from, patch.from + patch.removed);
    let head = 0;
    while (head < old.length && old[head]?.text === patch.blocks[head]?.text) head++;
    let tail = 0;
    const most = Math.min(old.length, patch.blocks.length) - head;
    while (tail < most && old.at(-1 - tail)?.text === patch.blocks.at(-1 - tail)?.text) tail++;
    const fresh = patch.blocks.map((source, i) => {
      const same = i < head || i >= patch.blocks.length - tail;
      const kept = same ? (i < head ? old[i] : old[i - patch.blocks.length + old.length]) : null;
      if (!kept) return pageBlockOf(source);
      if (!sameNodes(kept.source, source)) rewired.push(kept);
      kept.source = source;
      return kept;
    });
    for (const block of fresh.slice(head, fresh.length - tail)) added.add(block);
    removed.push(...old.slice(head, old.length - tail));
    blocks = [
      ...blocks.slice(0, patch.from),
      ...fresh,
      ...blocks.slice(patch.from + patch.removed),
    ];
  }
  // Rendered anew or moved: the words are the same, and so is what is known of them.
  const gone = Map.groupBy(removed, (block) => block.text);
  blocks = blocks.map((block) => {
    const kept = added.has(block) ? gone.get(block.text)?.shift() : undefined;
    if (!kept) return block;
    added.delete(block);
    kept.source = block.source;
    rewired.push(kept);
    return kept;
  });
  return { blocks, added, removed: [...gone.values()].flat(), rewired };
};
