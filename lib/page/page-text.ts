/**
 * A page as one string with a map back to its DOM: the one definition of the text that detector,
 * anchors, painter and exports count in.
 *
 * The text is what a reader sees: blocks in reading order joined by "\n"; within a block every run
 * of white space is one space, a `<br>` too (sentences run across it; two of them end a block), and
 * soft hyphens and zero-width characters are gone. Scripts, styles, form fields, editable regions
 * and whatever is not rendered are not in it. Menus and footers are: `inArticle` tells them apart.
 */
import { type Article, judging } from './article.ts';
import type { PageBlock } from './block.ts';
import { browserRendering } from './browser-rendering.ts';
import { type DomReaders, readersOf } from './dom.ts';
import { mergePatches, pageBlockOf } from './merge.ts';
import { type Offsets, offsetsOf } from './offsets.ts';
import type { Rendering, RenderingOf } from './rendering.ts';
import { atOnce, type Job } from './slice.ts';
import { standsIn } from './tree.ts';
import { changesOf, type Patch, recheckOf } from './update.ts';
import { startWalk, type Walk } from './walk.ts';

export interface PageTextOptions {
  /** Elements passed over with all they hold, such as the extension's own host. */
  readonly ignored?: ReadonlySet<Node>;
  /**
   * How the DOM says what it shows. A browser's computed style by default; over jsdom, which
   * computes none, `staticRendering`.
   */
  readonly rendering?: RenderingOf;
}

/** What an update changed. Blocks of `rewired` keep their words but stand on other nodes now. */
export interface Changes {
  readonly added: readonly PageBlock[];
  readonly removed: readonly PageBlock[];
  readonly rewired: readonly PageBlock[];
}

export interface PageText extends Offsets {
  readonly root: Node;
  /** The whole text. Joined when first asked for after a change. */
  readonly text: string;
  readonly blocks: readonly PageBlock[];
  /** The document's title; empty when it has none. */
  readonly title: string;
  /** Whether the page holds an article, and the reason when it does not. */
  readonly article: Article;
  /** Goes up with every change. */
  readonly revision: number;
  /** The block-level element whose text stands at `offset`. */
  elementAt(offset: number): Element | null;
  /** The root and every shadow root and frame in it that was read: trees of their own to observe. */
  readonly trees: readonly Node[];
  /** Reads again what the mutations touched; null when they touched nothing of the text. */
  update(records: readonly MutationRecord[]): Changes | null;
  /** The same as a job for `inSlices`; `touched` are further nodes to read again. */
  updating(records: readonly MutationRecord[], touched?: Iterable<Node>): Job<Changes | null>;
  /** Reads again what a change of style showed or hid, wherever it came from. */
  rechecking(): Job<Changes | null>;
}

/** Nodes a step visits: well under a millisecond. */
const STEP_NODES = 400;

const drive = function* (walk: Walk): Job<void> {
  while (!walk.step(STEP_NODES)) yield;
};

const titleOf = (dom: DomReaders, root: Node): string => {
  const document = (dom.nodeType(root) === 9 ? root : dom.ownerDocument(root)) as Document | null;
  if (!document) return '';
  return dom.title(document).replace(/\s+/g, ' ').trim();
};

/**
 * Blocks of the whole page. A page that hides all of itself from assistive tools behind a dialog
 * (`aria-hidden` on everything else) is still what the reader sees, so it is read after all.
 */
const readAll = function* (
  dom: DomReaders,
  root: Node,
  renderingOf: RenderingOf,
  ignored: ReadonlySet<Node>,
): Job<{ walk: Walk; rendering: Rendering }> {
  let rendering = renderingOf(dom);
  let walk = startWalk(dom, rendering, root, null, ignored);
  yield* drive(walk);
  if (walk.ariaHidden.length > 0) {
    const seen = walk.blocks.reduce((sum, block) => sum + block.text.length, 0);
    const covered = walk.ariaHidden.filter(
      (element) =>
        dom.select(element, 'h1, main, article, p').length > 2 &&
        (dom.textContent(element) ?? '').length > 3 * seen,
    );
    if (covered.length > 0) {
      rendering = renderingOf(dom, new Set<Node>(covered));
      walk = startWalk(dom, rendering, root, null, ignored);
      yield* drive(walk);
    }
  }
  return { walk, rendering };
};

/** `buildPageText` as a job for `inSlices`. Watch the page before it starts: see `watch.ts`. */
export const buildingPageText = function* (
  root: Document | Element | ShadowRoot,
  options: PageTextOptions = {},
): Job<PageText> {
  const dom = readersOf(root);
  const ignored = options.ignored ?? new Set<Node>();
  const renderingOf = options.rendering ?? browserRendering;
  const { walk, rendering } = yield* readAll(dom, root, renderingOf, ignored);

  let blocks: readonly PageBlock[] = [];
  let joined: string | null = null;
  let revision = 0;
  let hidden = walk.hidden;
  let trees: Node[] = [root, ...walk.trees];
  let article: Article;

  const title = () => titleOf(dom, root);

  /** Makes these the page's blocks: judged in steps, then told all at once. */
  const settle = function* (next: readonly PageBlock[]): Job<void> {
    const judgement = yield* judging(next, title());
    let start = 0;
    for (const block of next) {
      block.start = start;
      start += block.text.length + 1;
    }
    judgement.settle();
    article = judgement.article;
    blocks = next;
    joined = null;
  };
  yield* settle(walk.blocks.map(pageBlockOf));

  const apply = function* (patches: readonly Patch[]): Job<Changes | null> {
    if (patches.length === 0) return null;
    const { added, removed, rewired, ...merged } = mergePatches(blocks, patches);
    hidden = hidden.concat(patches.flatMap((patch) => patch.hidden));
    trees = trees.concat(patches.flatMap((patch) => patch.trees));
    yield* settle(merged.blocks);
    if (added.size + removed.length + rewired.length === 0) return null;
    revision++;
    return { added: [...added].sort((a, b) => a.start - b.start), removed, rewired };
  };

  const state = {
    dom,
    rendering,
    ignored,
    root,
    get blocks(): readonly PageBlock[] {
      return blocks;
    },
    get hidden(): readonly Element[] {
      hidden = [...new Set(hidden)].filter((element) => standsIn(dom, root, element));
      return hidden;
    },
  };

  const offsets = offsetsOf({
    dom,
    get text() {
      return self.text;
    },
    get blocks() {
      return blocks;
    },
    hasTrees: () => trees.length > 1,
  });

  const self: PageText = {
    root,
    get text() {
      joined ??= blocks.map((block) => block.text).join('\n');
      return joined;
    },
    get blocks() {
      return blocks;
    },
    get title() {
      return title();
    },
    get article() {
      return article;
    },
    get revision() {
      return revision;
    },
    ...offsets,
    elementAt: (offset) => blocks[offsets.blockIndexAt(offset)]?.source.frame.element ?? null,
    get trees() {
      trees = [...new Set(trees)].filter((tree) => tree === root || standsIn(dom, root, tree));
      return trees;
    },
    update: (records) => atOnce(self.updating(records)),
    *updating(records, touched = []) {
      return yield* apply(yield* changesOf(state, records, touched));
    },
    *rechecking() {
      return yield* apply(yield* recheckOf(state));
    },
  };
  return self;
};

/** Reads a page, or any part of it, at once. See `buildingPageText` for the sliced form. */
export const buildPageText = (
  root: Document | Element | ShadowRoot,
  options: PageTextOptions = {},
): PageText => atOnce(buildingPageText(root, options));
