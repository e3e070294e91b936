import { useEffect, useState } from 'preact/hooks';
import { pause } from '../pause.ts';

/** Lines drawn at once: more than a panel is high. */
const FIRST = 24;
/** Lines drawn in one go behind them: some 8 ms of work on a slow machine. */
const SLICE = 48;

/**
 * How many lines of a long list are drawn: a screenful at once, so that it opens as quickly with 500 as
 * with 20; the rest in slices while nothing else is to be done, so that searching in the page finds all of
 * them. The line number `at` is always among them. Begins anew with another `page`.
 */
export function useGrowing(length: number, at: number, page: string): number {
  const [{ of, drawn }, setDrawn] = useState({ of: page, drawn: FIRST });
  const now = of === page ? drawn : FIRST;
  useEffect(() => {
    if (now >= length) return;
    let wanted = true;
    void pause().then(() => {
      if (wanted) setDrawn({ of: page, drawn: now + SLICE });
    });
    return () => {
      wanted = false;
    };
  }, [now, length, page]);
  return Math.min(length, Math.max(now, at + 1));
}
