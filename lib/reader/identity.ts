/** What a page says of itself. The page's word: shown and cited, never trusted. */
import type { PageIdentity } from '../messages.ts';

const attributeOf = (document: Document, selector: string, attribute: string): string | null => {
  const value = document.querySelector(selector)?.getAttribute(attribute)?.trim();
  return value ? value : null;
};

const meta = (document: Document, ...names: readonly string[]): string | null => {
  for (const name of names) {
    const value = attributeOf(document, `meta[property="${name}"],meta[name="${name}"]`, 'content');
    if (value) return value;
  }
  return null;
};

/** Reads the head of a document. `url` is the address that the browser shows, never the page's own. */
export function identityOf(document: Document, url: string): PageIdentity {
  const absolute = (address: string | null): string | null =>
    address && URL.canParse(address, url) ? new URL(address, url).href : null;
  return {
    url,
    title: meta(document, 'og:title') ?? document.title.trim(),
    canonicalLink: absolute(attributeOf(document, 'link[rel~="canonical"]', 'href')),
    ogUrl: absolute(meta(document, 'og:url')),
    ampLink: absolute(attributeOf(document, 'link[rel~="amphtml"]', 'href')),
    site: meta(document, 'og:site_name', 'application-name'),
    author: meta(document, 'author', 'article:author', 'dc.creator', 'citation_author'),
    published: meta(
      document,
      'article:published_time',
      'date',
      'dc.date',
      'citation_publication_date',
    ),
    language: document.documentElement.getAttribute('lang'),
  };
}
