/** Whether and what the reader wants read on this page: the site's setting, and their word for this visit. */

export interface Wishes {
  isOff(): boolean;
  /** True while it is the site's setting that turns this page off. */
  offBySite(): boolean;
  /** The reader wants a page read that looks like no article. */
  insists(): boolean;
  /** Off, or on again, until the page is left. */
  toggle(): void;
  insist(): void;
  /** What is set for the site. A change of it overrides what was wished for this visit before. */
  setSite(off: boolean): void;
}

export function openWishes(): Wishes {
  let siteOff = false;
  let visit: 'on' | 'off' | null = null;
  let insisting = false;
  const isOff = () => (visit === null ? siteOff : visit === 'off');
  return {
    isOff,
    offBySite: () => visit === null && siteOff,
    insists: () => insisting,
    toggle() {
      visit = isOff() ? 'on' : 'off';
    },
    insist() {
      insisting = true;
      visit = 'on';
    },
    setSite(off) {
      if (off !== siteOff) visit = null;
      siteOff = off;
    },
  };
}
