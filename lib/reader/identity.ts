/** What a page says of itself. The page's word: shown and cited, never trusted. */
import type { PageIdentity } from '../messages.ts';
import { lineOf, linkedData } from './linked-data.ts';

const attributeOf = (document: Document, selector: string, attribute: string): string | null => {
  const value = document.querySelector(selector)?.getAttribute(attribute)?.trim();
  return value ? value : null;
};

/**
 * What a document's `meta` elements say, by name: the first that says anything. All are looked for at
 * once, since to find that one is missing is to go through the whole document.
 */
const metasOf = (document: Document) => {
  const said = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const value = element.getAttribute('content')?.trim();
    for (const key of ['property', 'name']) {
      const name = element.getAttribute(key);
      if (name && value && !said.has(name)) said.set(name, value);
    }
  }
  return (...names: readonly string[]): string | null =>
    names.map((name) => said.get(name)).find((value) => value !== undefined) ?? null;
};

/** A byline that says that it is one: marked up as such, or a link to the author's own page. */
const byline = (document: Document): string | null =>
  lineOf(
    document
      .querySelector(
        '[rel~="author"],[itemprop~="author"],a[href*="/author/"],a[href*="/authors/"]',
      )
      ?.textContent?.replace(/^\s*by\s/i, ''),
  );

const PUBLISHED =
  'time[itemprop~="datePublished"],time[class*="publish" i],[class*="publish" i] time';

/** Reads the head of a document. `url` is the address that the browser shows, never the page's own. */
export function identityOf(document: Document, url: string): PageIdentity {
  const absolute = (address: string | null): string | null =>
    address && URL.canParse(address, url) ? new URL(address, url).href : null;
  const linked = linkedData(document);
  const meta = metasOf(document);
  return {
    url,
    title: meta('og:title') ?? document.title.trim(),
    canonicalLink: absolute(attributeOf(document, 'link[rel~="canonical"]', 'href')),
    ogUrl: absolute(meta('og:url')),
    ampLink: absolute(attributeOf(document, 'link[rel~="amphtml"]', 'href')),
    site: meta('og:site_name', 'application-name'),
    author:
      meta('author', 'citation_author', 'dc.creator') ??
      linked.author ??
      // Facebook's is most often the address of a profile.
      lineOf(meta('article:author')?.replace(/^https?:.*/, '')) ??
      byline(document),
    published:
      meta(
        'article:published_time',
        'citation_publication_date',
        'dc.date',
        'date',
        'govuk:first-published-at',
      ) ??
      linked.published ??
      attributeOf(document, PUBLISHED, 'datetime'),
    language: document.documentElement.getAttribute('lang'),
  };
}
