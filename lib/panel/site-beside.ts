/** How the site of the page beside stands, as the page, the browser's leave and the reader's word for it change. */
import { newest } from '../newest.ts';
import {
  hostOf,
  onSiteChange,
  type SiteState,
  setAlways,
  setSiteOff,
  siteStateOf,
} from '../site.ts';
import { say } from '../words.ts';
import type { PanelState } from './panel-state.ts';

export interface SiteBeside {
  /** Looks how it stands; `show` is called with the answer, but for one that a later look has overtaken. */
  look(): Promise<void>;
  /**
   * Has the site read by itself, or no more; answers why that was not done, in a sentence. To be called in
   * the click: the browser's own question may close the popup, and the background hears its answer.
   */
  setAlways(wanted: boolean): Promise<string | null>;
  setOff(off: boolean): Promise<void>;
}

/** `page` answers the page beside. */
export function siteBeside(
  page: () => Pick<PanelState, 'tab' | 'reading'>,
  show: (site: SiteState | null) => void,
): SiteBeside {
  const begin = newest();
  const host = () => hostOf(page().tab?.url ?? page().reading?.identity.url);
  const look = async () => {
    const isNewest = begin();
    const site = await siteStateOf(host());
    if (isNewest()) show(site);
  };
  onSiteChange(() => void look());
  return {
    look,
    async setAlways(wanted) {
      const done = await setAlways(host() ?? '', wanted);
      return done ? null : say(wanted ? 'popupNotGranted' : 'popupNotTaken');
    },
    setOff: (off) => setSiteOff(host() ?? '', off),
  };
}
