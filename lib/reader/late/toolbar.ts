/**
 * The toolbar beside words that the reader has selected. It takes no text, so it may live in the
 * page's process; it never takes the focus or the selection, and goes with either.
 */
import { computePosition, flip, offset, shift } from '@floating-ui/dom';
import type { KeptHighlight } from '../../messages.ts';
import type { Outcome } from '../../outcome.ts';
import { say, type WordKey } from '../../words.ts';
import type { Host } from '../host.ts';
import { follow, referenceOf } from './reference.ts';
import css from './toolbar.css?inline';

const MARGIN = 8;

/** What the toolbar does for the words it stands beside. */
export interface ToolbarFor {
  /** The words' client rectangles as they are when asked. */
  readonly rects: () => DOMRect[];
  /** Answers null where the words were highlighted before: that is not taken back with a press. */
  readonly highlight: () => Promise<Outcome<KeptHighlight | null>>;
  readonly undo: (kept: KeptHighlight) => Promise<Outcome<null>>;
  /** Opens the card of the words, at its note. */
  readonly note: () => void;
}

/** What came of a press, in the reader's words. */
interface Said {
  readonly ok: boolean;
  readonly sentence: string;
}

export interface Toolbar {
  show(subject: ToolbarFor): void;
  hide(): void;
}

export function createToolbar(host: Host): Toolbar {
  host.dress(css);
  let bar: HTMLElement | null = null;
  let stopFollowing: (() => void) | null = null;

  const hide = () => {
    stopFollowing?.();
    stopFollowing = null;
    bar?.remove();
    bar = null;
  };

  const button = (name: WordKey, work: () => void) => {
    const made = host.create('button');
    made.type = 'button';
    made.textContent = say(name);
    made.addEventListener('click', (event) => {
      if (event.isTrusted) work();
    });
    return made;
  };
  const words = (sentence: string) => {
    const made = host.create('span');
    made.textContent = sentence;
    return made;
  };

  return {
    show({ rects, highlight, undo, note }) {
      hide();
      const shown = host.create('div');
      bar = shown;
      shown.className = 'toolbar';
      shown.setAttribute('role', 'toolbar');
      shown.setAttribute('aria-label', say('extensionName'));
      // A press would move the focus here and drop the selection.
      shown.addEventListener('mousedown', (event) => event.preventDefault());
      /** Something is being written. The buttons stay as they are: one that is disabled loses the focus. */
      let busy = false;
      const alone = async (work: () => Promise<void>) => {
        // A second press while the first is being written would be a second highlight.
        if (busy) return;
        busy = true;
        await work();
        busy = false;
      };
      const noteButton = () =>
        button('noteLabel', () => {
          if (busy) return;
          hide();
          note();
        });
      const tell = ({ ok, sentence }: Said, ...more: HTMLElement[]) => {
        // Gone with the selection meanwhile: what failed is said all the same.
        if (bar !== shown) return host.say(sentence, !ok);
        const { activeElement } = shown.getRootNode() as ShadowRoot;
        const hadFocus = shown.contains(activeElement);
        shown.replaceChildren(words(sentence), ...more);
        // The button that was pressed goes, and must not take the focus of a reader at the keyboard along.
        if (more.length === 0) shown.tabIndex = -1;
        if (hadFocus) (more[0] ?? shown).focus({ preventScroll: true });
        host.say(sentence);
      };
      const takeBack = async (kept: KeptHighlight) => {
        const outcome = await undo(kept);
        tell(outcome.ok ? { ok: true, sentence: say('highlightUndone') } : outcome);
      };
      const keep = async () => {
        const outcome = await highlight();
        if (!outcome.ok) return tell(outcome);
        const kept = outcome.value;
        if (!kept) return tell({ ok: true, sentence: say('highlightedBefore') }, noteButton());
        const back = button('undo', () => void alone(() => takeBack(kept)));
        tell({ ok: true, sentence: say('highlighted') }, back, noteButton());
      };
      shown.append(
        button('highlight', () => void alone(keep)),
        noteButton(),
      );
      host.add(shown);
      stopFollowing = follow(rects, shown, async () => {
        const { x, y } = await computePosition(referenceOf(rects), shown, {
          strategy: 'fixed',
          placement: 'top',
          middleware: [
            offset(MARGIN),
            flip({ padding: MARGIN }),
            shift({ padding: MARGIN, crossAxis: true }),
          ],
        });
        shown.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
      });
    },
    hide,
  };
}
