/** How every open view hears of a change: the one place that knows of BroadcastChannel. */
import type { RecordKind } from './model.ts';

/** What changed. The views read it again; nothing of the reader's words travels here. */
export interface Change {
  readonly kinds: readonly RecordKind[];
  readonly ids: readonly string[];
  readonly pageIds: readonly string[];
}

export interface Changes {
  /** Tells this context's listeners, and those of every other context of the extension. */
  announce(change: Change): void;
  /** Returns the way to stop listening. */
  onChange(listener: (change: Change) => void): () => void;
  close(): void;
}

export function openChanges(name: string): Changes {
  const listeners = new Set<(change: Change) => void>();
  const channel = new BroadcastChannel(`${name}-changes`);
  // In Node an open channel would keep the process alive.
  (channel as { unref?: () => void }).unref?.();
  const tell = (change: Change): void => {
    for (const listener of [...listeners]) listener(change);
  };
  channel.onmessage = (event: MessageEvent<Change>) => tell(event.data);
  return {
    announce(change) {
      channel.postMessage(change);
      tell(change);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      channel.close();
    },
  };
}
