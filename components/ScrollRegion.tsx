import type { HTMLAttributes } from 'preact';

/** A named part of a page that scrolls by itself. It takes the focus, so that it scrolls by key too (WCAG 2.1.1). */
export function ScrollRegion(attributes: HTMLAttributes<HTMLElement>) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: the rule knows no region that scrolls.
  return <section tabIndex={0} {...attributes} />;
}
