/**
 * The block in the making: characters and breaks go in as the walk meets them; white space is
 * squeezed and the map back to the nodes kept on the way.
 */
import type { Block, Frame } from './block.ts';
import { CHAR, charKind, ODD_SPACE } from './characters.ts';
import { TRAIT } from './traits.ts';

/** Lines so long that each is a paragraph, in characters on average: a text file shown as it is. */
const LONG_LINE = 160;

export interface BlockWriter {
  /** The blocks that are closed. */
  readonly blocks: Block[];
  /** Whether the open block has no character yet. */
  isEmpty(): boolean;
  /** Whether what is written now stands in a link. */
  inLink(): boolean;
  /** A link was entered (1) or left (−1). */
  link(by: 1 | -1): void;
  /** An inline element of these traits was entered (1) or left (−1). */
  inline(traits: number, by: 1 | -1): void;
  /** Adds a text node's `data`; `keeps` says that line ends in it are line ends on the page. */
  text(node: Node, data: string, keeps: boolean, frame: Frame): void;
  /** Adds a `<br>`: a space, and the end of the block when it is the second in a row. */
  lineBreak(element: Element, frame: Frame): void;
  /** Ends the open block, if it has any text, as one of `frame`. */
  close(frame: Frame): void;
}

/** A writer with no block yet, outside of all links. */
export const createBlockWriter = (): BlockWriter => {
  const blocks: Block[] = [];
  /** The block's text: joined once, at its end. */
  let parts: string[] = [];
  let length = 0;
  let lastNode: Node | null = null;
  let nodes: Node[] = [];
  let map: number[] = [];
  let linked = 0;
  let inline = 0;
  let inlineAll = -1;
  /** White space that becomes one space if a word follows in the same block. */
  let pendingNode: Node | null = null;
  let pendingOffset = 0;
  let breaks = 0;
  let links = 0;
  let bylines = 0;
  let controls = 0;

  const close = (frame: Frame) => {
    if (length > 0) {
      const text = parts.length === 1 ? (parts[0] ?? '') : parts.join('');
      blocks.push({
        text,
        frame,
        nodes,
        map,
        linked,
        inline: inlineAll === -1 ? 0 : inlineAll,
        prose: -1,
      });
      parts = [];
      length = 0;
      lastNode = null;
      nodes = [];
      map = [];
      linked = 0;
      inlineAll = -1;
    }
    pendingNode = null;
    breaks = 0;
  };

  const segment = (node: Node, offset: number) => {
    if (node !== lastNode) {
      nodes.push(node);
      lastNode = node;
    }
    map.push(length, nodes.length - 1, offset);
  };

  const flushSpace = () => {
    if (pendingNode && length > 0) {
      segment(pendingNode, pendingOffset);
      parts.push(' ');
      length++;
    }
    pendingNode = null;
    breaks = 0;
  };

  const holdSpace = (node: Node, offset: number) => {
    if (pendingNode !== null) return;
    pendingNode = node;
    pendingOffset = offset;
  };

  const put = (data: string, from: number, to: number, odd: boolean) => {
    const part = data.slice(from, to);
    parts.push(odd ? part.replace(ODD_SPACE, ' ') : part);
    length += to - from;
    if (links > 0) linked += to - from;
    inlineAll &= inline;
  };

  return {
    blocks,
    isEmpty: () => length === 0,
    inLink: () => links > 0,
    link: (by) => {
      links += by;
    },
    inline: (traits, by) => {
      if (traits & TRAIT.BYLINE) bylines += by;
      if (traits & TRAIT.CONTROL) controls += by;
      inline = (bylines > 0 ? TRAIT.BYLINE : 0) | (controls > 0 ? TRAIT.CONTROL : 0);
    },
    text: (node, data, keeps, frame) => {
      const size = data.length;
      const longLines = keeps && size / data.split('\n').length > LONG_LINE;
      let run = -1;
      let odd = false;
      for (let i = 0; i < size; i++) {
        const code = data.charCodeAt(i);
        const kind = code > 0x20 && code < 0xa0 ? CHAR.WORD : charKind(code);
        if (kind === CHAR.WORD) {
          if (run < 0) {
            flushSpace();
            segment(node, i);
            run = i;
            odd = false;
          }
          continue;
        }
        if (kind === CHAR.SPACE && run >= 0 && i + 1 < size && !keeps) {
          if (charKind(data.charCodeAt(i + 1)) === CHAR.WORD) {
            if (code !== 0x20) odd = true;
            continue;
          }
        }
        if (run >= 0) put(data, run, i, odd);
        run = -1;
        if (kind === CHAR.NOTHING) continue;
        holdSpace(node, i);
        if (keeps && code === 10) {
          breaks++;
          if (breaks > 1 || longLines) close(frame);
        }
      }
      if (run >= 0) put(data, run, size, odd);
    },
    lineBreak: (element, frame) => {
      holdSpace(element, 0);
      if (++breaks > 1) close(frame);
    },
    close,
  };
};
