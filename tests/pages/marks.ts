/** Marks as a page itself sees them, in whichever browser: functions that run in the page, and what is made of their answers. */

/** A text in one spelling, as soft hyphens and wrapped lines of the source are no part of the words. */
export const flat = (text: string): string =>
  text.replaceAll('\u00AD', '').replace(/\s+/g, ' ').trim();

/** Runs in the page. The words under each of our highlights, by the highlight's name. */
export function readMarks(): [name: string, words: string[]][] {
  return [...CSS.highlights]
    .filter(([name]) => name.startsWith('counterpoint-'))
    .map(([name, highlight]) => [
      name,
      [...highlight].map((range) => {
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        return live.toString();
      }),
    ]);
}

export const byName = (marks: readonly [string, string[]][]): Record<string, string[]> =>
  Object.fromEntries(marks.map(([name, words]) => [name, words.map(flat)]));

/**
 * Runs in the page. A point in the viewport on a mark's own words, not on a link in it. Null while it
 * is not painted there: marks are painted near the viewport only, so its words are brought there first.
 */
export function placeToClick(wanted: string): { x: number; y: number } | null {
  const plain = (text: string) => text.replaceAll('\u00AD', '').replace(/\s+/g, ' ').trim();
  const ours = [...CSS.highlights].filter(([name]) => name.startsWith('counterpoint-'));
  for (const range of ours.flatMap(([, highlight]) => [...highlight])) {
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    if (plain(live.toString()) !== wanted) continue;
    const { top, bottom } = live.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight)
      scrollBy({ top: top - innerHeight / 3, behavior: 'instant' });
    const holder = live.commonAncestorContainer;
    const element = holder instanceof Element ? holder : holder.parentElement;
    for (const box of live.getClientRects()) {
      for (let x = box.left + 4; x < box.right; x += 8) {
        const y = box.top + box.height / 2;
        const at = document.elementFromPoint(x, y);
        if (at && element?.contains(at) && !at.closest('a')) return { x, y };
      }
    }
  }
  [...document.querySelectorAll('h1,h2,h3,h4,p,li,td,figcaption,blockquote')]
    .find((each) => each.getClientRects().length > 0 && plain(each.textContent).includes(wanted))
    ?.scrollIntoView({ block: 'center', behavior: 'instant' });
  return null;
}
