/**
 * Marks on the page by the CSS Custom Highlight API: no element is added, nothing moves. Only marks
 * near the viewport are painted: 2,000 live ranges made each of the page's own insertions cost six
 * times as much, the few dozen near the viewport don't show.
 */
import { partCrowd } from './crowd.ts';
import { isTaken } from './dom.ts';
import { createHits, type Hits } from './hits.ts';
import { extentOf, type Mark, type Placed } from './mark.ts';
import type { PageText } from './page-text.ts';
import { canPaint, createRegistry } from './registry.ts';

export type { Mark } from './mark.ts';

export interface Painter extends Hits {
  /** False where the browser lacks the API: nothing is painted, all else answers as usual. */
  readonly supported: boolean;
  /**
   * Makes these the marks of the page. Called again after every change of the page text, with the
   * offsets as they are then; marks whose block stayed as it was are not touched.
   */
  show(marks: readonly Mark[]): void;
  /** How many marks are painted now. */
  readonly painted: number;
  /** Takes everything down. The same happens when the signal is aborted. */
  close(): void;
}

export interface PainterOptions {
  readonly signal?: AbortSignal;
  /** Whether marks are printed; false by default. */
  readonly printed?: () => boolean;
}

/** Painted ahead above and below the viewport, in its heights: a fast flick still meets marks. */
const AHEAD = '100%';
/** Beyond this number ranges are static: a live range is corrected at each change of the DOM. */
const MOST_LIVE = 150;
/**
 * Of so many elements that are marked for the first time at once it is asked whether they are near the
 * viewport: the observer tells only with the next frame, and the reader waits for the first marks.
 */
const MOST_ASKED = 40;
/** More marks than this in one element are painted by their own places, not the element's. */
const MOST_IN_ONE = 60;

/** Live while few, so that edits move the mark with its words at once. */
const asPainted = (range: Range, live: boolean): AbstractRange =>
  live ? range : new StaticRange(range);

/** Paints marks of `page` in highlights of `kinds`, weakest first. */
export const createPainter = (
  page: PageText,
  kinds: readonly string[],
  options: PainterOptions = {},
): Painter => {
  const supported = canPaint();
  const registry = createRegistry(kinds);
  const placed = new Map<string, Placed>();
  /** Marked for the first time since the marks were last shown. */
  let fresh: Element[] = [];
  const groups = new Map<Element, Set<Placed>>();
  const near = new Set<Element>();
  const painted = new Set<Placed>();
  let printing = false;
  let frame = 0;

  /**
   * In a frame nothing is painted: the marks' style sheet is not in it, and Firefox enters a highlight of
   * a frame's in the registry of the page, in the place of the page's own.
   */
  const isInFrame = (each: Placed) =>
    each.source.frame.element.ownerDocument !== globalThis.document;

  const paint = (each: Placed) => {
    if (each.ranges.length > 0 || isInFrame(each)) return;
    const { start, end } = extentOf(each);
    const live = painted.size < MOST_LIVE;
    each.ranges = page.toRanges(start, end).map((range) => asPainted(range, live));
    for (const range of each.ranges) registry.add(each.mark.kind, range);
    painted.add(each);
  };

  const unpaint = (each: Placed) => {
    for (const range of each.ranges) registry.remove(each.mark.kind, range);
    each.ranges = [];
    painted.delete(each);
  };

  const hits = createHits(page, kinds, placed, painted);

  const paintCrowd = (group: ReadonlySet<Placed>) => {
    const topOf = (each: Placed) => hits.rangeOf(each.mark.id)?.getBoundingClientRect().top ?? 0;
    const { near: shown, far } = partCrowd(group, topOf, globalThis.innerHeight);
    for (const each of shown) paint(each);
    for (const each of far) unpaint(each);
  };

  const refresh = (element: Element) => {
    const group = groups.get(element);
    if (!group) return;
    const shown = supported && !printing && near.has(element);
    if (shown && group.size > MOST_IN_ONE) paintCrowd(group);
    else for (const each of group) (shown ? paint : unpaint)(each);
  };

  const observer =
    supported && typeof IntersectionObserver === 'function'
      ? new IntersectionObserver(
          (entries) => {
            for (const { target, isIntersecting } of entries) {
              if (isIntersecting) near.add(target);
              else near.delete(target);
              refresh(target);
            }
          },
          { rootMargin: `${AHEAD} 0px` },
        )
      : null;

  const isNear = (element: Element): boolean => {
    const { top, bottom, width } = element.getBoundingClientRect();
    const { innerHeight } = globalThis;
    return width > 0 && bottom > -innerHeight && top < 2 * innerHeight;
  };

  const onScroll = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      registry.heal();
      for (const element of near) {
        const group = groups.get(element);
        if (group && group.size > MOST_IN_ONE) refresh(element);
      }
    });
  };

  const forget = (each: Placed) => {
    unpaint(each);
    placed.delete(each.mark.id);
    const { element } = each.source.frame;
    const group = groups.get(element);
    group?.delete(each);
    if (group?.size === 0) {
      groups.delete(element);
      near.delete(element);
      if (!isTaken(element)) observer?.unobserve(element);
    }
  };

  const place = (mark: Mark) => {
    const block = page.blocks[page.blockIndexAt(mark.start)];
    if (!block || mark.end <= mark.start) return;
    const at = mark.start - block.start;
    const { source } = block;
    // Its frame is gone, and the watcher will tell.
    if (isTaken(source.frame.element)) return;
    const known = placed.get(mark.id);
    if (known) {
      const same =
        known.source === source &&
        known.at === at &&
        known.mark.kind === mark.kind &&
        known.mark.end - known.mark.start === mark.end - mark.start;
      if (same) {
        known.mark = mark;
        known.block = block;
        return;
      }
      forget(known);
    }
    const each: Placed = { mark, block, source, at, ranges: [] };
    placed.set(mark.id, each);
    const { element } = source.frame;
    const group = groups.get(element);
    if (group) {
      group.add(each);
      if (near.has(element) && group.size <= MOST_IN_ONE) refresh(element);
    } else {
      groups.set(element, new Set([each]));
      observer?.observe(element);
      fresh.push(element);
    }
  };

  const show = (marks: readonly Mark[]) => {
    const wanted = new Set(marks.map((mark) => mark.id));
    for (const each of [...placed.values()]) if (!wanted.has(each.mark.id)) forget(each);
    for (const mark of marks) place(mark);
    registry.heal();
    const asked = fresh.length > MOST_ASKED || !observer ? [] : fresh;
    fresh = [];
    for (const element of asked) if (isNear(element)) near.add(element);
    for (const element of asked) refresh(element);
    for (const element of near)
      if ((groups.get(element)?.size ?? 0) > MOST_IN_ONE) refresh(element);
  };

  const refreshAll = () => {
    for (const element of groups.keys()) refresh(element);
  };

  const beforePrint = () => {
    printing = true;
    refreshAll();
    if (supported && options.printed?.()) for (const each of placed.values()) paint(each);
  };
  const afterPrint = () => {
    printing = false;
    for (const each of [...painted]) unpaint(each);
    refreshAll();
  };

  const off = new AbortController();
  const { signal } = off;
  globalThis.addEventListener?.('scroll', onScroll, { passive: true, capture: true, signal });
  globalThis.addEventListener?.('beforeprint', beforePrint, { signal });
  globalThis.addEventListener?.('afterprint', afterPrint, { signal });

  const close = () => {
    off.abort();
    observer?.disconnect();
    if (frame) cancelAnimationFrame(frame);
    registry.clear();
    placed.clear();
    groups.clear();
    near.clear();
    painted.clear();
  };
  options.signal?.addEventListener('abort', close, { once: true, signal });

  return {
    supported,
    show,
    ...hits,
    get painted() {
      return painted.size;
    },
    close,
  };
};
