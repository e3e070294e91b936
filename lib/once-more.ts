/**
 * Does a work at most once at a time: asked for while it is under way, however often, it is done once more
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
    await work().finally(() => {
      busy = false;
    });
    if (wanted) void run();
  };
  return run;
}
