/** Why a note has no place on its page, in words. What leaves says the same (`lib/export/reading-view.ts`). */
import type { PageReading } from '../lib/messages.ts';
import type { WordKey } from '../lib/words.ts';

export const orphanWords = {
  'not-found': 'orphanNotFound',
  ambiguous: 'orphanAmbiguous',
  'too-different': 'orphanTooDifferent',
  hidden: 'orphanHidden',
} as const satisfies Record<PageReading['orphans'][number]['reason'], WordKey>;
