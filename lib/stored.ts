/** What is asked of the store, as outcomes: a failure becomes the sentence that the reader sees. */
import { asStoreError, StoreError } from './notes/faults.ts';
import type { Outcome } from './outcome.ts';

export function failureOf(error: unknown): Outcome<never> {
  const { kind, sentence } = asStoreError(error).fault;
  return { ok: false, kind, sentence };
}

export async function stored<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return failureOf(error);
  }
}

/** The same of work that can also be refused. */
export async function answered<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const outcome = await stored(work);
  return outcome.ok ? outcome.value : outcome;
}

/**
 * The same of work that is more than the store's: an error that is neither the store's nor the browser's
 * (a template that cannot be used) says itself what is wrong.
 */
export async function inOwnWords<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const isKnown = error instanceof StoreError || error instanceof DOMException;
    if (isKnown || !(error instanceof Error)) return failureOf(error);
    return { ok: false, kind: asStoreError(error).fault.kind, sentence: error.message };
  }
}
