/** The side that a sentence takes, in words. */
import type { Stance } from '../lib/knowledge/types.ts';
import type { WordKey } from '../lib/words.ts';

export const stanceWords = {
  asserts: 'stanceAsserts',
  disputes: 'stanceDisputes',
  open: 'stanceOpen',
} as const satisfies Record<Stance, WordKey>;
