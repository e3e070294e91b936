/**
 * A page that lives: its text kept up with what it does to its DOM, in batches and in slices, and a
 * word to the caller when it goes to another address.
 */
import type { Changes, PageText } from './page-text.ts';
import { inSlices } from './slice.ts';

export interface PageWatcher {
  /** The text changed. Offsets of the page text are those of now. */
  changed(changes: Changes): void;
  /** The page went to another address without being loaded anew. Its text may still be the old one. */
  navigated?(address: string): void;
}

/** Milliseconds without a change before a batch is read: a framework renders in bursts. */
const QUIET = 120;
/** A page that never rests is read this often all the same, in ms. */
const LONGEST = 1000;
/**
 * So many changes waiting, and the page is read again whole: quicker than one by one, and a page in
 * a hidden tab that never rests would pile them up without end.
 */
const MOST_RECORDS = 5000;
/** Changes of class and style come with every animation: looked at this seldom, in ms. */
const STYLE_REST = 700;

/** Attributes that show or hide text by themselves. */
const SHOWING = ['hidden', 'open', 'aria-hidden', 'contenteditable'];
const STYLING = ['class', 'style'];

interface Navigation extends EventTarget {}

/**
 * Watches `page` until the signal is aborted. `changed` is called after every batch that touched the
 * text; while the document is hidden, batches wait. `already`: changes from before that are not in the
 * text yet.
 */
export const watchPage = (
  page: PageText,
  watcher: PageWatcher,
  signal: AbortSignal,
  already: MutationRecord[] = [],
): void => {
  const document = (page.root.nodeType === 9 ? page.root : page.root.ownerDocument) as Document;
  const view = document.defaultView;
  if (!view || signal.aborted) return;

  let records = already;
  let touched = new Set<Node>();
  let styled = false;
  let lastStyled = 0;
  let timer = 0;
  let first = 0;
  let busy = false;
  let address = view.location.href;
  const watched = new WeakSet<Node>();

  const observer = new MutationObserver((batch) => {
    let worth = false;
    for (const record of batch) {
      if (record.type === 'attributes' && STYLING.includes(record.attributeName ?? ''))
        styled = true;
      else {
        records.push(record);
        worth = true;
      }
    }
    if (records.length > MOST_RECORDS) {
      records = [];
      touched = new Set([page.root]);
    }
    if (worth || styled) schedule(worth);
  });

  /** Shadow roots and frames are trees of their own: each is observed by itself. */
  const observeTrees = () => {
    for (const tree of page.trees) {
      if (watched.has(tree)) continue;
      watched.add(tree);
      observer.observe(tree, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
        attributeFilter: [...SHOWING, ...STYLING],
      });
    }
  };

  const schedule = (worth: boolean) => {
    const now = performance.now();
    if (document.hidden) return;
    if (timer) {
      if (!worth || now - first > LONGEST) return;
      view.clearTimeout(timer);
    } else first = now;
    const wait = worth ? QUIET : Math.max(QUIET, STYLE_REST - (now - lastStyled));
    timer = view.setTimeout(run, wait);
  };

  const checkAddress = () => {
    if (view.location.href === address) return;
    address = view.location.href;
    watcher.navigated?.(address);
  };

  const run = async () => {
    timer = 0;
    if (busy || document.hidden || signal.aborted) return;
    busy = true;
    const batch = records;
    const nodes = touched;
    const recheck = styled;
    records = [];
    touched = new Set();
    styled = false;
    checkAddress();
    try {
      const changes = await inSlices(page.updating(batch, nodes), { signal });
      if (changes) watcher.changed(changes);
      if (recheck) {
        lastStyled = performance.now();
        const shown = await inSlices(page.rechecking(), { signal });
        if (shown) watcher.changed(shown);
      }
      observeTrees();
    } catch (error) {
      if (signal.aborted) return;
      // What the batch was about is not lost: with the next one the whole page is read again.
      touched.add(page.root);
      throw error;
    } finally {
      busy = false;
    }
    if (records.length > 0 || styled || touched.size > 0) schedule(true);
  };

  const onLoad = (event: Event) => {
    const target = event.target;
    if (target instanceof view.HTMLIFrameElement) {
      touched.add(target);
      schedule(true);
    }
  };

  observeTrees();
  if (records.length > 0) schedule(true);
  view.addEventListener(
    'pageshow',
    (event) => {
      if (!event.persisted) return;
      styled = true;
      schedule(true);
    },
    { signal },
  );
  document.addEventListener('visibilitychange', () => schedule(true), { signal });
  document.addEventListener('load', onLoad, { signal, capture: true });
  document.addEventListener('toggle', () => schedule(true), { signal, capture: true });
  view.addEventListener('popstate', checkAddress, { signal });
  view.addEventListener('hashchange', checkAddress, { signal });
  const { navigation } = view as { navigation?: Navigation };
  navigation?.addEventListener('currententrychange', checkAddress, { signal });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      view.clearTimeout(timer);
      records = [];
      touched.clear();
    },
    { once: true },
  );
};
