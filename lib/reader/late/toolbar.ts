/**
 * The toolbar beside words that the reader has selected. It takes no text, so it may live in the
 * page's process; it never takes the focus or the selection, and goes with either.
 */
import { autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/dom';
import type { KeptHighlight } from '../../messages.ts';
import type { Outcome } from '../../outcome.ts';
import { say, type WordKey } from '../../words.ts';
import type { Host } from '../host.ts';
import { referenceOf } from './reference.ts';
import css from './toolbar.css?inline';

const MARGIN = 8;

/** What the toolbar does for the words it stands beside. */
export interface ToolbarFor {
  /** The words' client rectangles as they are when asked. */
  readonly rects: () => DOMRect[];
  readonly highlight: () => Promise<Outcome<KeptHighlight>>;
  readonly undo: (kept: KeptHighlight) => Promise<Outcome<null>>;
  /** Opens the card of the words, at its note. */
  readonly note: () => void;
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
      const noteButton = () =>
        button('noteLabel', () => {
          hide();
          note();
        });
      const tell = (sentence: string, ...more: HTMLElement[]) => {
        shown.replaceChildren(words(sentence), ...more);
        host.say(sentence);
      };
      const takeBack = async (kept: KeptHighlight) => {
        const outcome = await undo(kept);
        tell(outcome.ok ? say('highlightUndone') : outcome.sentence);
      };
      const keep = async () => {
        // A second press while the first is being written would be a second highlight.
        for (const each of shown.querySelectorAll('button')) each.disabled = true;
        const outcome = await highlight();
        if (bar !== shown) return;
        if (!outcome.ok) tell(outcome.sentence);
        else {
          const back = button('undo', () => void takeBack(outcome.value));
          tell(say('highlighted'), back, noteButton());
        }
      };
      shown.append(
        button('highlight', () => void keep()),
        noteButton(),
      );
      host.add(shown);
      stopFollowing = autoUpdate(
        { ...referenceOf(rects), contextElement: host.document.body ?? undefined },
        shown,
        async () => {
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
        },
      );
    },
    hide,
  };
}
