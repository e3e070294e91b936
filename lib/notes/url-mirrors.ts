/** Hosts that serve other people's pages under addresses which hold the original's. */

/** The original's address, scheme implied, or null where this is no mirror address. */
function originalOf(url: URL): string | null {
  const host = url.hostname;
  // AMP caches: /c/s/host/path, also /v/s/ and /i/s/; the `s` says https.
  if (/(?:^|\.)(?:cdn\.ampproject\.org|bing-amp\.com)$/.test(host)) {
    const found = /^\/[cvi]\/(s\/)?(.+)$/.exec(url.pathname);
    return found?.[2] === undefined
      ? null
      : `${found[1] ? 'https' : 'http'}://${found[2]}${url.search}`;
  }
  // Google's viewer: google.com/amp/s/host/path.
  if (/^(?:www\.)?google\.[a-z.]+$/.test(host)) {
    const found = /^\/amp\/(s\/)?(.+\..+)$/.exec(url.pathname);
    return found?.[2] === undefined
      ? null
      : `${found[1] ? 'https' : 'http'}://${found[2]}${url.search}`;
  }
  // The Wayback Machine: /web/20140304000000id_/https://host/path. It joins double slashes.
  if (host === 'web.archive.org') {
    const found = /^\/web\/\d+[a-z_*]*\/(https?):\/{1,2}(.+)$/.exec(url.pathname);
    return found === null ? null : `${found[1]}://${found[2]}${url.search}`;
  }
  return null;
}

/** The page that a mirror shows, or the same address. Only the listed mirrors are unwrapped, and only to the web. */
export function unwrapMirror(url: URL): URL {
  const original = originalOf(url);
  const parsed = original === null ? null : URL.parse(original);
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.hostname.includes('.')
    ? parsed
    : new URL(url.href);
}
