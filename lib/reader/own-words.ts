/** The reader's own highlights: words they select, with a toolbar beside them, a menu entry and a command. */
import { toBackground } from '../messages.ts';
import type { Outcome } from '../outcome.ts';
import type { PageText } from '../page/live.ts';
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

const failed = (error: unknown): Outcome<never> => ({
  ok: false,
  kind: 'unreachable',
  sentence: say('notReached', String(error)),
});

export function openOwnWords(options: OwnWordsOptions): OwnWords {
  const { document, page, host, surfaces, opening, offers, signal } = options;

  async function offer(range: Range): Promise<void> {
    if (!offers() || !page.toOffsets(range)) return;
    const { toolbar } = await surfaces.get();
    // Dropped again while the toolbar was on its way.
    if (signal.aborted || !watched.range()) return;
    toolbar.show({
      rects: () => [...range.getClientRects()],
      async highlight() {
        const subject = await opening.subjectOf(range);
        if (!subject) return failed(say('selectNothing'));
        return toBackground.sendMessage('keepHighlight', subject).catch(failed);
      },
      undo: (kept) => toBackground.sendMessage('undoHighlight', kept).catch(failed),
      note: () => opening.openWords(range),
    });
  }

  const watched = watchSelection(
    document,
    host.element,
    {
      // Cut off from the extension there is nothing to offer, and nothing to say unasked.
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
