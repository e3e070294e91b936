/** What a page says of itself. The page's word: shown and cited, never trusted. */
import type { PageIdentity } from '../messages.ts';
import { lineOf, linkedData } from './linked-data.ts';

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
  return {
    url,
    title: meta(document, 'og:title') ?? document.title.trim(),
    canonicalLink: absolute(attributeOf(document, 'link[rel~="canonical"]', 'href')),
    ogUrl: absolute(meta(document, 'og:url')),
    ampLink: absolute(attributeOf(document, 'link[rel~="amphtml"]', 'href')),
    site: meta(document, 'og:site_name', 'application-name'),
    author:
      meta(document, 'author', 'citation_author', 'dc.creator') ??
      linked.author ??
      // Facebook's is most often the address of a profile.
      lineOf(meta(document, 'article:author')?.replace(/^https?:.*/, '')) ??
      byline(document),
    published:
      meta(
        document,
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
