import { useState } from 'preact/hooks';
import type { CardDraft, Waits } from '../lib/card-view.ts';
import { dropUnsaved, keepUnsaved, nameInForm, unsavedOn } from '../lib/unsaved.ts';

export interface KeptTyping {
  /** The name under which this form's words wait; null where there is no such place. */
  readonly name: string | null;
  /** `noteId` is the note that the draft changes; null where there is none yet. */
  keep(draft: CardDraft, noteId: string | null): void;
  drop(): void;
  /** What waits on the passage, to go on with; `takeUp` keeps it as this form's own, as it may be already. */
  takeOver(takeUp: (draft: CardDraft, isOwn: boolean) => void): Promise<void>;
}

/** Keeps what is typed in a form beside the notes until it is saved. */
export function useUnsaved(waits: Waits | null, form: string | undefined): KeptTyping {
  const [name] = useState(() => waits && nameInForm(waits, form));
  return {
    name,
    keep(draft, noteId) {
      if (waits && name) keepUnsaved(name, waits.subject, draft, noteId);
    },
    drop() {
      if (name) void dropUnsaved(name);
    },
    async takeOver(takeUp) {
      const kept = waits && (await unsavedOn(waits));
      if (!kept) return;
      const isOwn = kept.name === name;
      takeUp(kept.draft, isOwn);
      if (!isOwn) await dropUnsaved(kept.name);
    },
  };
}
