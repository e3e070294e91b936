/**
 * Does works one after the other, in the order in which they were asked for: what two of them write
 * is never mixed, and what is said last is of what was done last. One that fails holds up no other.
 */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = before.then(work);
    before = done.catch(() => undefined);
    return done;
  };
}
