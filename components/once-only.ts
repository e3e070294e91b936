/**
 * Of a double click only the first: once the list has closed up, the second would meet the next note's
 * button, whose note the reader never meant.
 */
export const onceOnly =
  (work: () => void) =>
  ({ detail }: MouseEvent): void => {
    if (detail < 2) work();
  };
