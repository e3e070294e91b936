/**
 * Long work in short tasks: the page's main thread is the reader's. A job is a generator that
 * yields wherever it may be interrupted, about every millisecond.
 */

/** Work that yields where it may be interrupted and returns its result. */
export type Job<T> = Generator<void, T, void>;

/** Milliseconds after which a slice ends. Half of the 16 that a task may take: a step can run over. */
const SLICE_MS = 7;

interface Yielder {
  yield?: () => Promise<void>;
}

/** A message to oneself: whatever is waiting already comes before it, and unlike `setTimeout` it is not held back 4 ms. */
export const giveWay = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/**
 * Lets the page work: `scheduler.yield` where it exists, else a message to oneself. The continuation
 * of a yield comes before tasks of other kinds, so this is for work of a few dozen milliseconds
 * at most: what goes on for seconds gives way.
 */
export const breathe = (): Promise<void> => {
  const scheduler = (globalThis as { scheduler?: Yielder }).scheduler;
  return typeof scheduler?.yield === 'function' ? scheduler.yield() : giveWay();
};

/** Runs a job to its end at once. */
export const atOnce = <T>(job: Job<T>): T => {
  for (;;) {
    const step = job.next();
    if (step.done) return step.value;
  }
};

/**
 * Runs a job in slices of at most about `sliceMs`, the page working in between. Rejects with the
 * signal's reason when it is aborted; the job's `finally` blocks have run by then.
 */
export const inSlices = async <T>(
  job: Job<T>,
  { signal, sliceMs = SLICE_MS }: { signal?: AbortSignal; sliceMs?: number } = {},
): Promise<T> => {
  for (;;) {
    if (signal?.aborted) {
      job.return(undefined as never);
      throw signal.reason;
    }
    const until = performance.now() + sliceMs;
    do {
      const step = job.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await breathe();
  }
};
