/** A page's notes on their way out, for what must open at once: the formats are ten times a panel or popup. */
import type { takePage } from '../page-export.ts';

/** `takePage`, loaded when it is first asked for. */
export const takePageLater: typeof takePage = async (...given) =>
  (await import('../page-export.ts')).takePage(...given);
