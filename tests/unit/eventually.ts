/** A wait for what comes about by itself. */
import { vi } from 'vitest';

/** Looks until `look` throws no more. No test depends on the time: it only ends one that would wait for ever. */
export const eventually = <T>(look: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(look, { timeout: 60_000 });
