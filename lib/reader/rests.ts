/** Pages that go from address to address without pause: some write into theirs how far one has read, some do it to harm. */

/** A session that lived longer than this was that of a page somebody reads, in milliseconds. */
const LIVED = 1000;
/** The first rest after one that lived less, each next one twice as long, and the longest, in milliseconds. */
const FIRST = 60;
const LONGEST = 1000;

/**
 * Answers what a session waits for before it begins: nothing after one that lived, else longer each
 * time. A page that changed its address in each frame had its text read sixty times a second.
 */
export function restsBetween(): () => Promise<void> {
  let rest = 0;
  let last = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = performance.now();
    rest = now - last > LIVED ? 0 : Math.min(LONGEST, rest * 2 || FIRST);
    last = now + rest;
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  };
}
