/** Whether a page is light or dark where its text stands, from its own computed background. */
import { type PageScheme, schemeOf } from './mark-styles.ts';

/** The first background that is not see-through, from the element outwards; a page without one is the browser's canvas. */
export function pageScheme(element: Element | null): PageScheme {
  const document = element?.ownerDocument;
  for (let at: Element | null = element; at; at = at.parentElement) {
    const scheme = schemeOf(getComputedStyle(at).backgroundColor);
    if (scheme) return scheme;
  }
  const root = document?.documentElement;
  const canvasIsDark =
    root !== undefined &&
    getComputedStyle(root).colorScheme.includes('dark') &&
    matchMedia('(prefers-color-scheme: dark)').matches;
  return canvasIsDark ? 'dark' : 'light';
}
