/** Tells our open pages that something changed here. Most often none is open: then nobody hears it, and that is no fault. */
import { type ToPages, toPages } from '../messages.ts';
import { coalesce } from './coalesce.ts';

/** Answers the telling of one kind of change, spaced out: a long page's claims come in hundreds of batches. */
export function announcer(kind: keyof ToPages, signal: AbortSignal): () => void {
  const soon = coalesce(signal);
  return () => soon(() => void toPages.sendMessage(kind, undefined).catch(() => undefined));
}
