/** Work that may wait until the page has nothing else to do. */

/** It waits so long at most, in milliseconds. */
const LONGEST = 400;

/** Answers a function that does the work in idle time, with what it was given last. */
export function inIdleTime<Given>(
  work: (given: Given) => void,
  signal: AbortSignal,
): (given: Given) => void {
  let newest: Given;
  let waits = 0;
  signal.addEventListener('abort', () => cancelIdleCallback(waits));
  return (given) => {
    newest = given;
    waits ||= requestIdleCallback(
      () => {
        waits = 0;
        if (!signal.aborted) work(newest);
      },
      { timeout: LONGEST },
    );
  };
}
