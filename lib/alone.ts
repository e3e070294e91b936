/** Does a work at most once at a time: a press while the one before it is being worked on does nothing. */
export function alone<Given extends readonly unknown[]>(
  work: (...given: Given) => Promise<void>,
): (...given: Given) => Promise<void> {
  let busy = false;
  return async (...given) => {
    if (busy) return;
    busy = true;
    await work(...given).finally(() => {
      busy = false;
    });
  };
}
