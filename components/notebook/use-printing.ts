import { useEffect, useState } from 'preact/hooks';

/** True while the page is being printed. It is drawn anew in a microtask, and so before the browser lays the sheets out. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => setPrinting(true);
    const end = () => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

/**
 * Prints the page whole. What listens for `beforeprint` draws in a microtask: before the sheets where the
 * browser's own menu prints, but inside a click only after them; so there it is told beforehand.
 */
export async function printWhole(): Promise<void> {
  dispatchEvent(new Event('beforeprint'));
  await new Promise((resolve) => setTimeout(resolve));
  print();
}
