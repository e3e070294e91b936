/** Whether and what the reader wants read on this page: the site's setting, and their word for this visit. */

export interface Wishes {
  isOff(): boolean;
  /** False once the browser's permission was taken away: nothing is read then, whatever is wished. */
  isAllowed(): boolean;
  /** True while it is the site's setting that turns this page off. */
  offBySite(): boolean;
  /** The reader wants a page read that looks like no article. */
  insists(): boolean;
  /** Every mark is drawn in full. */
  showsAll(): boolean;
  showAll(): void;
  /** Off, or on again, until the page is left. */
  toggle(): void;
  insist(): void;
  /** What is set for the site. A change of `off` overrides what was wished for this visit before. */
  setSite(site: { readonly allowed: boolean; readonly off: boolean }): void;
}

export function openWishes(): Wishes {
  let allowed = true;
  let siteOff = false;
  let visit: 'on' | 'off' | null = null;
  let insisting = false;
  let all = false;
  const isOff = () => !allowed || (visit === null ? siteOff : visit === 'off');
  return {
    isOff,
    isAllowed: () => allowed,
    offBySite: () => visit === null && siteOff,
    insists: () => insisting,
    showsAll: () => all,
    showAll() {
      all = true;
    },
    toggle() {
      visit = isOff() ? 'on' : 'off';
    },
    insist() {
      insisting = true;
      visit = 'on';
    },
    setSite(site) {
      if (site.off !== siteOff) visit = null;
      siteOff = site.off;
      allowed = site.allowed;
    },
  };
}
