/** How the notes are kept, as a page is told of it in a test. */
import { vi } from 'vitest';
import type { Keeping, KeepingState } from '../../../lib/backup/keeping.ts';

const nothingKnown: KeepingState = {
  health: null,
  mended: 0,
  backup: null,
  persistence: null,
  space: null,
};

/** Nothing is done by it, and nothing is known of it but what is given. */
export const keepingOf = (known: Partial<KeepingState> = {}): Keeping => ({
  state: () => ({ ...nothingKnown, ...known }),
  look: vi.fn(),
  heardOfRestored: vi.fn(),
  file: vi.fn(),
  backUp: vi.fn(),
  choose: vi.fn(),
  forget: vi.fn(),
  allowAgain: vi.fn(),
});
