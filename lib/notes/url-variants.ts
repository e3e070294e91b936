/** The parts of an address that change how a page is counted or drawn, never which page it is. */

/** Query keys that only count visits, by whole name. */
const TRACKING = new Set(
  (
    'gclid gclsrc dclid gbraid wbraid fbclid msclkid yclid twclid ttclid igshid igsh li_fat_id mc_cid mc_eid ' +
    'mkt_tok _ga _gl _hsenc _hsmi hsctatracking __hstc __hssc __hsfp s_cid s_kwcid cmp cmpid icid ito xtor spm ' +
    'sharetype shared share smid smtyp sr_share ref_src ref_url ncid ocid cid campaign_id ' +
    'phpsessid jsessionid cfid cftoken sessionid'
  ).split(/\s+/),
);

/** Families of such keys: Google, Piwik, BBC, Adobe, WebTrends, HubSpot, Vero, Omeda, Marketo. */
const TRACKING_FAMILY =
  /^(?:utm_|pk_|piwik_|mtm_|at_|ns_|wt\.|hsa_|vero_|oly_|mkt_|fb_|trk_|ga_|__cf_)/;

/** Keys that ask for a print, AMP or mobile drawing of the same page, with the values that do. */
const RENDERING: ReadonlyMap<string, RegExp> = new Map([
  ['amp', /^(?:|1|true|amp)$/],
  ['outputtype', /^amp$/],
  ['print', /^(?:|1|true|yes|print)$/],
  ['printable', /^(?:|1|true|yes)$/],
  ['printview', /./],
  ['view', /^(?:print|printable|amp|mobile)$/],
  ['format', /^(?:print|amp|mobile)$/],
  ['mobile', /^(?:|1|true)$/],
  ['tmpl', /^component$/],
  ['replytocom', /./],
  ['nocache', /./],
]);

/** True for a query pair that does not tell articles apart. `ref` counts only as a word, not as a number. */
export function isTracking(key: string, value: string): boolean {
  const name = key.toLowerCase();
  if (TRACKING.has(name) || TRACKING_FAMILY.test(name)) return true;
  if (name === 'ref' || name === 'source' || name === 'via')
    return /^[a-z][a-z0-9._-]*$/i.test(value);
  return RENDERING.get(name)?.test(value.toLowerCase()) ?? false;
}

/** A last path segment that draws the page before it otherwise. */
const VARIANT_SEGMENT = /\/(?:amp|print|printable|print-view|amp\.html|comments)$/i;

/**
 * The path without an AMP or print tail: `/a-story/amp`, `/a-story.amp.html`, `/a-story/print`. Only where
 * what stays looks like an article (a hyphen or a digit in its last segment): `/news/print` may be a section.
 */
export function withoutVariant(path: string): string {
  const dotted = path.replace(/\.amp(\.html?)?$/i, '$1');
  const cut = dotted.replace(VARIANT_SEGMENT, '');
  const last = cut.slice(cut.lastIndexOf('/') + 1);
  return cut !== dotted && /[-\d]/.test(last) ? cut : dotted;
}
