/**
 * The block in the making: characters and breaks go in as the walk meets them; white space is
 * squeezed and the map back to the nodes kept on the way.
 */
import type { Block, Frame } from './block.ts';
import { CHAR, charKind, runEnd } from './characters.ts';
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
  /** Ends the open block as one of `frame`; one without text is none. */
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

  /** Writes the run of words from `from` to `to`. */
  const put = (node: Node, data: string, from: number, to: number) => {
    flushSpace();
    segment(node, from);
    parts.push(data.slice(from, to));
    length += to - from;
    if (links > 0) linked += to - from;
    inlineAll &= inline;
  };

  /** Text whose line ends are line ends on the page: read by the character. */
  const keptText = (node: Node, data: string, frame: Frame) => {
    const size = data.length;
    const longLines = size / data.split('\n').length > LONG_LINE;
    let run = -1;
    for (let i = 0; i < size; i++) {
      const code = data.charCodeAt(i);
      const kind = charKind(code);
      if (kind === CHAR.WORD) {
        if (run < 0) run = i;
        continue;
      }
      if (run >= 0) put(node, data, run, i);
      run = -1;
      if (kind === CHAR.NOTHING) continue;
      holdSpace(node, i);
      if (code !== 10) continue;
      breaks++;
      if (breaks > 1 || longLines) close(frame);
    }
    if (run >= 0) put(node, data, run, size);
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
      if (keeps) {
        keptText(node, data, frame);
        return;
      }
      for (let i = 0; i < data.length; ) {
        const kind = charKind(data.charCodeAt(i));
        if (kind === CHAR.WORD) {
          const end = runEnd(data, i);
          put(node, data, i, end);
          i = end;
        } else {
          if (kind === CHAR.SPACE) holdSpace(node, i);
          i++;
        }
      }
    },
    lineBreak: (element, frame) => {
      holdSpace(element, 0);
      if (++breaks > 1) close(frame);
    },
    close,
  };
};
