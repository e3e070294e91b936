/** After so long, in milliseconds, a work is taken for lost: a page in the back/forward cache may be answered never. */
const LOST = 10_000;
const lost = () => new Promise<void>((resolve) => setTimeout(resolve, LOST));

/**
 * Does a work once at a time, but for one that is lost: asked for while it is under way, however often, it is done once more
 * after that. What changes more often than the work takes is worked on all the same. Resolves with the work
 * that the call began; at once where one is under way.
 */
export function onceMore(work: () => Promise<void>): () => Promise<void> {
  let busy = false;
  let wanted = false;
  const run = async (): Promise<void> => {
    wanted = busy;
    if (busy) return;
    busy = true;
    await Promise.race([work(), lost()]).finally(() => {
      busy = false;
      if (wanted) void run();
    });
  };
  return run;
}
