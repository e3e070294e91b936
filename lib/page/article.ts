/**
 * Which blocks of a page are its article, judged on the blocks already read: the DOM is neither
 * copied nor asked again. In doubt text is kept; menus and lists of teasers are not read.
 */
import { APART, DOUBTFUL, kindOf } from './kinds.ts';
import type { PageBlock } from './page-text.ts';
import { TRAIT } from './traits.ts';
import type { Frame } from './walk.ts';

/** Whether a page holds an article, where it stands, and in plain words why not. */
export interface Article {
  /** The smallest element that holds the article's body; empty when the page holds none. */
  readonly roots: readonly Element[];
  readonly kind: 'article' | 'not-article';
  readonly reason: string;
}

/** How much a block looks like prose, in characters; 0 for labels, menus and lines of links. */
const proseOf = (block: PageBlock): number => {
  const { text, source } = block;
  const length = text.length;
  if (length < 25 || source.linked > length * 0.6) return 0;
  if (source.frame.within & TRAIT.CONTROL || source.inline & (TRAIT.CONTROL | TRAIT.BYLINE))
    return 0;
  if (block.kind === 'heading' || block.kind === 'headline') return 0;
  const free = length - source.linked;
  const ends = /[.!?…:;。！？][\])'"’”»]*(?:\[\w+\])*\s*$/.test(text) || /[.!?。！？] /.test(text);
  if (!ends && length < 80) return 0;
  return ends ? free : free * 0.5;
};

/** Less prose than this is no article: a landing page, a front page, a form. */
const LEAST_PROSE = 220;
/** A child that holds this share of the prose holds the article. */
const SHARE = 0.72;

interface Sum {
  prose: number;
  paragraphs: number;
}

/** Adds each block's prose to all its frames, from the deepest up, each frame once. */
const sumUp = (blocks: readonly PageBlock[], prose: readonly number[], out: number) => {
  const own = new Map<Frame, Sum>();
  let total = 0;
  blocks.forEach((block, i) => {
    const weight = prose[i] ?? 0;
    const { frame } = block.source;
    if (weight === 0 || frame.within & out) return;
    total += weight;
    const sum = own.get(frame);
    if (sum) {
      sum.prose += weight;
      sum.paragraphs++;
    } else own.set(frame, { prose: weight, paragraphs: 1 });
  });
  return { own, total };
};

/** The chain of frames from the outermost down to `frame`. */
const chainOf = (frame: Frame): Frame[] => {
  const chain: Frame[] = [];
  for (let at: Frame | null = frame; at; at = at.parent) chain.push(at);
  return chain.reverse();
};

/** The smallest frame that holds at least `SHARE` of the prose. */
const holderOf = (own: ReadonlyMap<Frame, Sum>, total: number): Frame | null => {
  const sums = new Map<Frame, number>();
  for (const [frame, { prose }] of own) {
    for (let at: Frame | null = frame; at; at = at.parent)
      sums.set(at, (sums.get(at) ?? 0) + prose);
  }
  let best: Frame | null = null;
  let depth = -1;
  for (const [frame, sum] of sums) {
    if (sum < total * SHARE) continue;
    const at = chainOf(frame).length;
    if (at > depth) {
      best = frame;
      depth = at;
    }
  }
  return best;
};

export const judge = (blocks: readonly PageBlock[], title: string): Article => {
  for (const block of blocks) {
    block.kind = kindOf(block.source);
    block.inArticle = false;
  }
  const prose = blocks.map(proseOf);
  const everything = prose.reduce((sum, weight) => sum + weight, 0);
  let out = APART | DOUBTFUL;
  let { own, total } = sumUp(blocks, prose, out);
  if (total < everything * 0.35 || total < LEAST_PROSE) {
    // The class names would throw most of the page away: they mean something else here.
    out = APART | TRAIT.COMMENTS;
    ({ own, total } = sumUp(blocks, prose, out));
  }
  const holder = total > 0 ? holderOf(own, total) : null;
  if (!holder) return { roots: [], kind: 'not-article', reason: 'The page holds no running text.' };
  mark(blocks, prose, holder, out, title);
  const read = blocks.reduce((sum, b, i) => sum + (b.inArticle ? (prose[i] ?? 0) : 0), 0);
  if (read < LEAST_PROSE) {
    return {
      roots: [],
      kind: 'not-article',
      reason: 'The page holds only a few lines of running text.',
    };
  }
  return {
    roots: [holder.element],
    kind: 'article',
    reason: 'Most of the running text stands here.',
  };
};

const isWithin = (frame: Frame, holder: Frame): boolean => {
  for (let at: Frame | null = frame; at; at = at.parent)
    if (at.element === holder.element) return true;
  return false;
};

const mark = (
  blocks: readonly PageBlock[],
  prose: readonly number[],
  holder: Frame,
  out: number,
  title: string,
) => {
  const inside = new Map<Frame, boolean>();
  let first = -1;
  blocks.forEach((block, i) => {
    const { frame } = block.source;
    let here = inside.get(frame);
    if (here === undefined) {
      here = isWithin(frame, holder);
      inside.set(frame, here);
    }
    if (!here) return;
    // What the holder itself stands in does not count against what stands in the holder.
    const own = frame.within & ~holder.within;
    if (own & out & (APART | DOUBTFUL)) return;
    if (block.source.linked > block.text.length * 0.85 && (prose[i] ?? 0) === 0) {
      if (block.kind !== 'headline' && block.kind !== 'heading') return;
    }
    if (block.source.inline & TRAIT.BYLINE || own & TRAIT.BYLINE) return;
    if (own & TRAIT.CONTROL || block.source.inline & TRAIT.CONTROL) return;
    block.inArticle = true;
    if (first < 0) first = i;
  });
  if (first >= 0) markHead(blocks, first, title);
};

/** The headline, and the standfirst below it, when they stand above the body's element. */
const markHead = (blocks: readonly PageBlock[], first: number, title: string) => {
  const has = blocks.some((block) => block.inArticle && block.kind === 'headline');
  if (has) return;
  for (let i = first - 1; i >= 0; i--) {
    const block = blocks[i];
    if (!block) break;
    const matches = title.length > 0 && title.startsWith(block.text.slice(0, 40));
    if (block.kind !== 'headline' && !matches) continue;
    if (block.source.frame.within & TRAIT.NAV) continue;
    block.inArticle = true;
    block.kind = 'headline';
    for (let j = i + 1; j < first; j++) {
      const below = blocks[j];
      if (!below || below.source.frame.within & (APART | DOUBTFUL | TRAIT.BYLINE)) continue;
      const telling = below.source.frame.within & TRAIT.STANDFIRST || below.text.length > 60;
      if (telling && below.source.linked < below.text.length / 2) {
        below.inArticle = true;
        below.kind = 'standfirst';
      }
    }
    return;
  }
};
