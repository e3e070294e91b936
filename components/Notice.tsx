import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Said } from '../lib/outcome.ts';
import { say } from '../lib/words.ts';
import './notice.css';

interface Props {
  /** What was just done, or is being done; null where nothing is to be said. */
  readonly notice: Said | null;
  readonly onDismiss: () => void;
}

/** Where the browser takes back typing by itself. A box that was just ticked is not such a place. */
const typed = 'input:not([type=checkbox], [type=radio], [type=file]), textarea, [contenteditable]';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(typed) !== null;

/**
 * What was just done, with the way back, by its button or Ctrl+Z. Stays until it is dismissed or
 * something else is done: nobody is hurried (WCAG 2.2.1).
 */
export function Notice({ notice, onDismiss }: Props) {
  const section = useRef<HTMLElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const undo = notice?.undo;

  /** Acts once the focus is where it can stay: the notice's buttons are about to go. */
  const act = (action: () => void) => {
    if (section.current?.contains(document.activeElement)) status.current?.focus();
    action();
  };

  // With the words in sight, not a frame later: a key pressed at once must not undo what was done before.
  useLayoutEffect(() => {
    if (!undo) return;
    const onKey = (event: KeyboardEvent) => {
      const wanted = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === 'z';
      if (!wanted || isTyping(event.target)) return;
      event.preventDefault();
      act(undo);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [undo]);

  return (
    <section
      ref={section}
      class={`notice ${notice ? 'raised-bar' : ''}`}
      aria-label={say('notebookNotice')}
    >
      {/* Always there, so that a screen reader hears what comes into it. */}
      <p role="status" tabIndex={-1} ref={status} class={notice?.fault ? 'fault' : ''}>
        {notice?.sentence}
      </p>
      {undo && (
        <button type="button" aria-keyshortcuts="Control+Z Meta+Z" onClick={() => act(undo)}>
          {say('undo')}
        </button>
      )}
      {notice && (
        <button
          type="button"
          class="plain"
          aria-label={say('notebookDismiss')}
          onClick={() => act(onDismiss)}
        >
          <span aria-hidden="true">✕</span>
        </button>
      )}
    </section>
  );
}
