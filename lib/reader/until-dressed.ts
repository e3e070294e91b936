/**
 * The reader starts when a page's elements are there, and its style sheets may not be: read now, text
 * that they hide would be text of the page. Nothing is painted before they come, so nobody waits.
 */

/** A sheet that does not come is waited for no longer, in milliseconds: as long as a browser would wait to call a page idle. */
const LONGEST = 200;

const isAwaited = (link: HTMLLinkElement): boolean =>
  link.sheet === null &&
  !link.disabled &&
  !link.relList.contains('alternate') &&
  matchMedia(link.media || 'all').matches;

/** Resolves when every style sheet that bears on the page has come or failed. Rejects when the signal is aborted. */
export async function untilDressed(document: Document, signal: AbortSignal): Promise<void> {
  const awaited = new Set<unknown>();
  if (document.readyState !== 'complete')
    for (const link of document.querySelectorAll<HTMLLinkElement>(
      'link[rel~="stylesheet" i][href]',
    ))
      if (isAwaited(link)) awaited.add(link);
  if (awaited.size > 0)
    await new Promise((resolve) => {
      const hear = ({ target }: Event) => {
        awaited.delete(target);
        if (awaited.size === 0) resolve(null);
      };
      for (const type of ['load', 'error'])
        document.addEventListener(type, hear, { capture: true, signal });
      setTimeout(resolve, LONGEST);
    });
  signal.throwIfAborted();
}
