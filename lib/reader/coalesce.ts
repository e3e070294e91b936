/** Work that is asked for often and need be done seldom. */

/** The first answer is worked on at once, the next after so many milliseconds, or more when the work is slow. */
const REST = 120;
/** The work may take this share of the main thread's time. */
const SHARE = 0.05;

/** Answers a function that runs the newest work it was given, spaced out; `null` forgets what waits. */
export function coalesce(signal: AbortSignal): (work: (() => void) | null) => void {
  let waiting: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = () => {
    timer = undefined;
    const work = waiting;
    waiting = null;
    if (!work || signal.aborted) return;
    const begun = performance.now();
    work();
    timer = setTimeout(run, Math.max(REST, (performance.now() - begun) / SHARE));
  };
  signal.addEventListener('abort', () => clearTimeout(timer));

  return (work) => {
    waiting = work;
    if (timer === undefined) run();
  };
}
