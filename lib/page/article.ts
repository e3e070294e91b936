/**
 * Which blocks of a page are its article, judged on the blocks already read: the DOM is neither
 * copied nor asked again. In doubt text is kept; menus and lists of teasers are not read.
 */
import type { Block, Frame, PageBlock } from './block.ts';
import { APART, DOUBTFUL, kindOf } from './kinds.ts';
import type { Job } from './slice.ts';
import { TRAIT } from './traits.ts';

/** Whether a page holds an article, where it stands, and in plain words why not. */
export interface Article {
  /** The smallest element that holds the article's body; empty when the page holds none. */
  readonly roots: readonly Element[];
  readonly kind: 'article' | 'not-article';
  readonly reason: string;
}

/** Less prose than this, in characters, is no article: a landing page, a front page, a form. */
const LEAST_PROSE = 220;
/** As much prose as this, in characters, is a story in itself, though a gallery set apart in it may be longer. */
const A_STORY = 3000;
/** A child that holds this share of its parent's prose holds the article. */
const SHARE = 0.72;
/** Text of which more than this is in links is a line of links. */
const MOST_LINKED = 0.6;

/** In characters. */
const LONGEST_WORD = 400;

/** Data, a key, an attack: no sentence goes on for so long without a space. */
const isEndless = (text: string): boolean =>
  text.length > LONGEST_WORD && !/[\s。！？]/.test(text.slice(0, LONGEST_WORD));

const SENTENCE_END = /[.!?…:;。！？][\])'"’”»]*(?:\[\w+\])*$|[.!?。！？] /;

/** How many of a block's characters read like prose; 0 for labels, menus and lines of links. */
const proseOf = ({ text, linked, frame, inline, map }: Block): number => {
  const { length } = text;
  if (length < 25 || linked > length * MOST_LINKED || map.length === 0) return 0;
  if ((frame.within | inline) & TRAIT.CONTROL || inline & TRAIT.BYLINE) return 0;
  if (frame.traits & TRAIT.HEADING) return 0;
  if (isEndless(text)) return 0;
  const ends = SENTENCE_END.test(text);
  if (!ends && length < 80) return 0;
  return (length - linked) * (ends ? 1 : 0.5);
};

/** Prose of a frame and all that stands in it, but for what is set apart below it. */
type Sums = Map<Frame, number>;

/** Traits by which an element's text does not count for what it stands in. */
const SET_APART = APART | DOUBTFUL;

/** Blocks that are judged in one go: well under a millisecond, even by code that runs for the first time. */
const STEP = 128;

/** Sums prose upwards, each frame once: pages nest 10,000 deep. */
const sumUp = function* (
  blocks: readonly PageBlock[],
): Job<{ sums: Sums; frames: readonly Frame[] }> {
  const sums: Sums = new Map();
  const frames: Frame[] = [];
  for (const [i, { source }] of blocks.entries()) {
    if (i % STEP === 0) yield;
    if (source.prose < 0) source.prose = proseOf(source);
    for (let at: Frame | null = source.frame; at && !sums.has(at); at = at.parent) {
      sums.set(at, 0);
      frames.push(at);
    }
    if (source.prose > 0) sums.set(source.frame, (sums.get(source.frame) ?? 0) + source.prose);
  }
  yield;
  frames.sort((a, b) => b.depth - a.depth);
  for (const [i, frame] of frames.entries()) {
    if (i % STEP === 0) yield;
    const { parent } = frame;
    if (!parent || frame.traits & SET_APART) continue;
    sums.set(parent, (sums.get(parent) ?? 0) + (sums.get(frame) ?? 0));
  }
  return { sums, frames };
};

const isWithin = (frame: Frame, outer: Frame): boolean => {
  let at: Frame | null = frame;
  while (at && at.depth > outer.depth) at = at.parent;
  return at === outer;
};

/** The block that gives the document's title: the page says itself what it is about. */
const titleBlock = (blocks: readonly PageBlock[], title: string): PageBlock | undefined => {
  const wanted = title.toLowerCase();
  const named = (block: PageBlock) => {
    const text = block.text.toLowerCase();
    return text.length > 14 && (wanted.startsWith(text) || wanted.includes(text));
  };
  const headlines = blocks.filter((block) => block.kind === 'headline');
  return headlines.find(named) ?? blocks.find((block) => block.kind === 'heading' && named(block));
};

/**
 * Where to look: the page, or an element set apart by its class or role that holds much more than
 * the rest (an article opened in a dialog, a body whose class speaks of its sidebar).
 */
const topOf = function* (
  frames: readonly Frame[],
  sums: Sums,
  title: PageBlock | undefined,
): Job<Frame | null> {
  const root = frames[frames.length - 1] ?? null;
  const least = root ? (sums.get(root) ?? 0) : 0;
  let top = root;
  let most = 0;
  for (const [i, frame] of frames.entries()) {
    if (i % STEP === 0) yield;
    if (!(frame.traits & SET_APART) || frame.within & (TRAIT.COMMENTS | TRAIT.NAV | TRAIT.FOOTER)) {
      continue;
    }
    const sum = sums.get(frame) ?? 0;
    const titled = title !== undefined && isWithin(title.source.frame, frame);
    if (sum < LEAST_PROSE || (!titled && least > A_STORY)) continue;
    const weight = sum / (titled ? 0.3 : 1.6);
    if (weight > least && weight > most) {
      top = frame;
      most = weight;
    }
  }
  return top;
};

/** The smallest frame that holds most of the prose of `top`. */
const holderOf = (frames: readonly Frame[], sums: Sums, top: Frame): Frame => {
  const total = sums.get(top) ?? 0;
  let best = top;
  for (const frame of frames) {
    const apart = frame.within & ~top.within & SET_APART;
    if (frame.depth <= best.depth || apart || (sums.get(frame) ?? 0) < total * SHARE) continue;
    if (isWithin(frame, top)) best = frame;
  }
  // The rest of an <article> belongs to it: its standfirst, a second column, a box of facts.
  const least = (sums.get(best) ?? 0) * 1.6;
  for (let at = best.parent; at && at.depth >= top.depth; at = at.parent) {
    if (at.traits & (TRAIT.ARTICLE | TRAIT.BODY) && (sums.get(at) ?? 0) <= least) best = at;
  }
  return best;
};

const isLine = (block: PageBlock): boolean =>
  block.source.linked >= block.text.length * 0.9 && block.kind !== 'headline';

/** Elements that hold a linked heading and little more: teasers of other pages. */
const cardsIn = (blocks: readonly PageBlock[], holder: Frame, sums: Sums): Set<Frame> => {
  const cards = new Set<Frame>();
  const most = (sums.get(holder) ?? 0) * 0.12;
  for (const block of blocks) {
    if (block.kind !== 'heading' || block.text.length < 12 || !isLine(block)) continue;
    let card: Frame | null = null;
    for (let at = block.source.frame.parent; at && at.depth > holder.depth; at = at.parent) {
      if ((sums.get(at) ?? 0) > most) break;
      card = at;
      if (at.traits & (TRAIT.ARTICLE | TRAIT.ITEM)) break;
    }
    if (card) cards.add(card);
  }
  return cards;
};

/** Marks the blocks of `holder` that are the article's; answers the index of the first. */
const mark = function* (blocks: readonly PageBlock[], holder: Frame, sums: Sums): Job<number> {
  const cards = cardsIn(blocks, holder, sums);
  const known = new Map<Frame, boolean>([[holder, true]]);
  const isIn = (frame: Frame): boolean => {
    const path: Frame[] = [];
    let at: Frame | null = frame;
    let answer = false;
    for (; at && at.depth >= holder.depth; at = at.parent) {
      const before = known.get(at);
      if (before !== undefined) {
        answer = before;
        break;
      }
      path.push(at);
    }
    // What the holder itself stands in does not count against what stands in the holder.
    for (const each of path.reverse()) {
      answer &&= !(each.traits & (SET_APART | TRAIT.BYLINE)) && !cards.has(each);
      known.set(each, answer);
    }
    return answer;
  };
  let first = -1;
  for (const [i, block] of blocks.entries()) {
    if (i % STEP === 0) yield;
    const { inline, frame, prose } = block.source;
    if (!isIn(frame) || inline & (TRAIT.BYLINE | TRAIT.CONTROL)) continue;
    if (frame.within & TRAIT.CONTROL && block.kind !== 'heading') continue;
    if (prose === 0 && (isLine(block) || isEndless(block.text))) continue;
    block.inArticle = true;
    if (first < 0) first = i;
  }
  return first;
};

const CLOSE = 12;

/** The headline, and the standfirst below it, where they stand above the body's element. */
const markHead = (blocks: readonly PageBlock[], first: number, title: PageBlock | undefined) => {
  const has = blocks.some((block) => block.inArticle && block.kind === 'headline');
  if (has) return;
  let head = -1;
  for (let i = first - 1; i >= 0 && head < 0; i--) {
    const block = blocks[i];
    if (block && (block === title || (block.kind === 'headline' && first - i <= CLOSE * 2)))
      head = i;
  }
  const headline = blocks[head];
  if (!headline) return;
  headline.inArticle = true;
  headline.kind = 'headline';
  for (let i = head + 1; i < first && i - head <= CLOSE; i++) {
    const block = blocks[i];
    if (!block || block.source.frame.within & (SET_APART | TRAIT.BYLINE)) continue;
    const telling = block.kind === 'standfirst' ? block.text.length > 25 : block.source.prose > 60;
    if (!telling || isLine(block)) continue;
    block.inArticle = true;
    if (block.kind === 'paragraph') block.kind = 'standfirst';
  }
};

const NONE = (reason: string): Article => ({ roots: [], kind: 'not-article', reason });

/** What was found out about a page; `settle` tells the blocks, all at once. */
export interface Judgement {
  readonly article: Article;
  settle(): void;
}

/** Says of each block what it is and whether it is the article's, and of the page whether it holds one. */
export const judging = function* (blocks: readonly PageBlock[], title: string): Job<Judgement> {
  // Others see the blocks between two steps: what is not settled yet is written on copies.
  const drafts: PageBlock[] = [];
  for (const [i, block] of blocks.entries()) {
    if (i % STEP === 0) yield;
    drafts.push({ ...block, kind: kindOf(block.source), inArticle: false });
  }
  const article = yield* articleIn(drafts, title);
  return {
    article,
    settle() {
      for (const [i, { kind, inArticle }] of drafts.entries()) {
        const block = blocks[i];
        if (!block) continue;
        block.kind = kind;
        block.inArticle = inArticle;
      }
    },
  };
};

const articleIn = function* (blocks: readonly PageBlock[], title: string): Job<Article> {
  const { sums, frames } = yield* sumUp(blocks);
  const titled = titleBlock(blocks, title);
  const top = yield* topOf(frames, sums, titled);
  if (!top || (sums.get(top) ?? 0) === 0) return NONE('The page holds no running text.');
  yield;
  const holder = holderOf(frames, sums, top);
  yield;
  const first = yield* mark(blocks, holder, sums);
  if (first >= 0) markHead(blocks, first, titled);
  const read = blocks.reduce(
    (sum, { inArticle, source }) => sum + (inArticle ? source.prose : 0),
    0,
  );
  if (read < LEAST_PROSE) return NONE('The page holds only a few lines of running text.');
  return {
    roots: [holder.element],
    kind: 'article',
    reason: 'Most of the running text stands here.',
  };
};
