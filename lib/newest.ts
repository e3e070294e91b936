/**
 * Tells of several looks at one thing that are under way at once which was begun last: an older answer
 * that comes late is not shown over a newer one. Called as a look begins; its answer is asked before it is shown.
 */
export function newest(): () => () => boolean {
  let begun = 0;
  return () => {
    begun += 1;
    const mine = begun;
    return () => mine === begun;
  };
}
