/** The reader's own highlights: words they select, with a toolbar beside them, a menu entry and a command. */
import { type KeptHighlight, toBackground } from '../messages.ts';
import type { Outcome } from '../outcome.ts';
import type { PageText } from '../page/live.ts';
import { unreachable } from '../unreachable.ts';
import { isCutOff } from '../unsaved.ts';
import { say } from '../words.ts';
import type { Host } from './host.ts';
import type { Opening } from './opening.ts';
import { type WatchedSelection, watchSelection } from './selection.ts';
import type { OnDemand } from './surfaces.ts';

export interface OwnWordsOptions {
  readonly document: Document;
  readonly page: PageText;
  readonly host: Host;
  readonly surfaces: OnDemand;
  readonly opening: Opening;
  /** The passages that are known to be saved on the page, wherever their words are now. */
  readonly known: () => ReadonlySet<string>;
  /** Whether a toolbar is to be shown now. */
  readonly offers: () => boolean;
  /** An awaited selection has changed. */
  readonly onChange: () => void;
  readonly signal: AbortSignal;
}

export interface OwnWords extends WatchedSelection {
  /** Opens the card of what is selected, as the menu entry and the command ask. */
  annotate(): void;
}

export function openOwnWords(options: OwnWordsOptions): OwnWords {
  const { document, page, host, surfaces, opening, known, offers, signal } = options;

  async function highlight(range: Range): Promise<Outcome<KeptHighlight | null>> {
    const before = known();
    const subject = await opening.subjectOf(range);
    if (!subject) return { ok: false, kind: 'nothing', sentence: say('selectNothing') };
    const outcome = await toBackground.sendMessage('keepHighlight', subject);
    // What was highlighted before is answered as it stands; it is no press of now that Undo would take back.
    return outcome.ok && before.has(outcome.value.id) ? { ok: true, value: null } : outcome;
  }

  async function offer(range: Range): Promise<void> {
    // Cut off from the extension there is nothing to offer.
    if (!offers() || isCutOff() || !page.toOffsets(range)) return;
    const { toolbar } = await surfaces.get();
    // Dropped again while the toolbar was on its way.
    if (signal.aborted || !watched.range()) return;
    const failed = unreachable('reloadAfterUpdate', 'notReached');
    toolbar.show({
      rects: () => [...range.getClientRects()],
      highlight: () => highlight(range).catch(failed),
      undo: (kept) => toBackground.sendMessage('undoHighlight', kept).catch(failed),
      note: () => opening.openWords(range),
    });
  }

  const watched = watchSelection(
    document,
    host.element,
    {
      // A toolbar that cannot come has nothing to say unasked.
      made: (range) => void offer(range).catch(() => undefined),
      gone: () => surfaces.now()?.toolbar.hide(),
      changed: options.onChange,
    },
    signal,
  );

  return {
    ...watched,
    annotate() {
      surfaces.now()?.toolbar.hide();
      const range = watched.range();
      if (range) opening.openWords(range);
      else host.say(say('selectNothing'), true);
    },
  };
}
