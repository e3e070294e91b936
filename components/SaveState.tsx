import type { CardSaved } from '../lib/card-view.ts';
import { say } from '../lib/words.ts';

/** How a note stands: `failed` and `parted` with the sentence that says why. */
export type NoteState =
  | { readonly kind: 'new' | 'changed' | 'saving' | 'saved' }
  | { readonly kind: 'deleted'; readonly saved: CardSaved }
  | { readonly kind: 'failed' | 'parted'; readonly sentence: string };

/** The button that deleted is gone, and the focus with it: the way back takes it over. */
function takeOver(button: HTMLElement | null): void {
  if (document.activeElement === document.body) button?.focus();
}

interface SaveStateProps {
  readonly state: NoteState;
  readonly undo: (deleted: CardSaved) => void;
}

/** What a note form says of its note, with the way back from its deletion. */
export function SaveState({ state, undo }: SaveStateProps) {
  switch (state.kind) {
    case 'new':
      return null;
    case 'changed':
      return say('notSavedYet');
    case 'saving':
      return say('saving');
    case 'saved':
      return say('savedState');
    case 'failed':
    case 'parted':
      return state.sentence;
    case 'deleted':
      return (
        <>
          {say('noteDeleted')}{' '}
          <button type="button" class="plain" ref={takeOver} onClick={() => undo(state.saved)}>
            {say('undo')}
          </button>
        </>
      );
  }
}
