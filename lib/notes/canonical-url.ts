/**
 * Which article an address stands for. Two addresses with one canonical URL share their notes, so a
 * wrong union is worse than a missed one: a hint of the page is believed only where it is plausible.
 */

import { unwrapMirror } from './url-mirrors.ts';
import { isTracking, withoutVariant } from './url-variants.ts';

/** What a page says of its own address. The page may lie: see {@link pageAddress}. */
export interface AddressHints {
  /** `href` of `<link rel="canonical">`, absolute or relative. */
  readonly canonicalLink?: string | null;
  /** `content` of `<meta property="og:url">`. */
  readonly ogUrl?: string | null;
  /** `href` of `<link rel="amphtml">`: says only that this page is *not* the AMP one; never an identity. */
  readonly ampLink?: string | null;
}

/** Query keys that tell two articles on one path apart; a hint that drops one is a misconfigured site. */
const IDENTIFYING =
  /^(?:id|p|pid|aid|nid|article|articleid|story|storyid|storycode|newsid|doc|docid|item|itemid|contentid|post|node|v)$/i;

const isWeb = (url: URL): boolean => url.protocol === 'http:' || url.protocol === 'https:';

/** Second levels that are no site of their own, so that `m.co.uk` keeps its `m.`. */
const SHARED_SUFFIX = /^(?:co|com|org|net|ac|gov|sch|nhs|edu)\.[a-z]{2}$/;

/** The host without what only picks a rendering: `www.`, `m.`, `mobile.`, `amp.`, a closing dot. */
function bareHost(url: URL): string {
  const host = url.hostname.replace(/\.+$/, '');
  const bare = host.replace(/^(?:www\d?|m|mobile|amp)\./, '');
  const site = bare.includes('.') && !SHARED_SUFFIX.test(bare) ? bare : host;
  return url.port === '' ? site : `${site}:${url.port}`;
}

/** A path in one spelling: single slashes, no directory index, no closing slash, upper-case escapes. */
function plainPath(pathname: string): string {
  const path = pathname
    .replace(/;(?:jsessionid|sid|phpsessid)=[^/;]*/gi, '')
    .replace(/\/{2,}/g, '/')
    .replace(/%[0-9a-f]{2}/gi, (octet) => {
      const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
      return /[A-Za-z0-9\-._~]/.test(character) ? character : octet.toUpperCase();
    })
    .replace(/\/(?:index|default)\.(?:x?html?|php\d?|aspx?|jsp|cfm)$/i, '/');
  return path === '/' ? path : path.replace(/\/+$/, '') || '/';
}

/** The query without what only tracks or renders, in one order. */
function plainQuery(params: URLSearchParams): string {
  const kept = [...params].filter(([key, value]) => !isTracking(key, value));
  kept.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0));
  const query = new URLSearchParams(kept).toString();
  return query === '' ? '' : `?${query}`;
}

/** Only a client-side route is part of an address; any other fragment is a place within the page. */
const routeOf = (hash: string): string =>
  /^#!?\//.test(hash) || /^#!./.test(hash) ? (hash.split(':~:')[0] ?? '') : '';

/** True when `hint` is one step up from `address`, which only a section or home page is. */
function isAncestor(hint: URL, address: URL): boolean {
  const above = plainPath(hint.pathname);
  const below = withoutVariant(plainPath(address.pathname));
  return above !== below && (above === '/' || below.startsWith(`${above}/`));
}

function dropsIdentity(hint: URL, address: URL): boolean {
  if (plainPath(hint.pathname) !== plainPath(address.pathname)) return false;
  return [...address.searchParams.keys()].some(
    (key) => IDENTIFYING.test(key) && hint.searchParams.get(key) !== address.searchParams.get(key),
  );
}

/**
 * What the page says it is, when that can be believed: a web address of the same site (bare of
 * `www.`, `m.`, `amp.`), not its home or section page, and not one that drops the article's number.
 */
function believable(hint: string | null | undefined, address: URL): URL | null {
  if (hint === null || hint === undefined || hint.trim() === '') return null;
  const parsed = URL.parse(hint.trim(), address.href);
  if (parsed === null) return null;
  const url = unwrapMirror(parsed);
  if (!isWeb(url) || url.username !== '' || bareHost(url) !== bareHost(address)) return null;
  if (routeOf(address.hash) !== '' && routeOf(url.hash) !== routeOf(address.hash)) return null;
  return isAncestor(url, address) || dropsIdentity(url, address) ? null : url;
}

/**
 * The address to open and to cite: the page's own canonical link when it can be believed (then
 * og:url, then the address itself), unwrapped from AMP caches and web archives, without tracking and
 * without a place within the page. Scheme and host stay as given. What is no URL comes back trimmed.
 */
export function pageAddress(address: string, hints: AddressHints = {}): string {
  const parsed = URL.parse(address.trim());
  if (parsed === null) return address.trim();
  const here = unwrapMirror(parsed);
  if (!isWeb(here)) {
    here.hash = '';
    return here.href;
  }
  const best = believable(hints.canonicalLink, here) ?? believable(hints.ogUrl, here) ?? here;
  const kept = new URL(best.href);
  kept.username = '';
  kept.password = '';
  kept.search = plainQuery(best.searchParams);
  kept.hash = routeOf(best.hash);
  return kept.href;
}

/**
 * The identity of a page: equal for every address of one article. A valid URL, but a key rather than a
 * link: `https`, no `www.`/`m.`/`amp.` host, no AMP, print or tracking variants, sorted query.
 * Idempotent. Source: RFC 3986 section 6 (normalisation), then what news sites do to addresses.
 */
export function canonicalUrl(address: string, hints: AddressHints = {}): string {
  const url = URL.parse(pageAddress(address, hints));
  if (url === null || !isWeb(url)) return url?.href ?? address.trim();
  const path = withoutVariant(plainPath(url.pathname));
  return `https://${bareHost(url)}${path}${plainQuery(url.searchParams)}${routeOf(url.hash)}`;
}
