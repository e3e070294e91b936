/** Who wrote a page and when, as it says in JSON-LD (schema.org's `Article` and its kin). The page's word, and any page's: read as `unknown`. */

export interface LinkedData {
  readonly author: string | null;
  /** ISO 8601, as the page gives it. */
  readonly published: string | null;
}

/** Longer than any data about an article, in UTF-16 units: a page that carries its whole text twice is not parsed for a name. */
const MOST = 500_000;
const ARTICLE = /(?:Article|Posting|Report)$/;

type Node = Readonly<Record<string, unknown>>;

/** Every object at the top of a document, whether it stands alone, in a list or in a `@graph`. */
const nodesIn = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node;
  return [
    node,
    ...('@graph' in node && Array.isArray(node['@graph']) ? nodesIn(node['@graph']) : []),
  ];
};

const namesIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  const name = typeof value === 'object' && value !== null ? (value as Node).name : undefined;
  return typeof name === 'string' ? [name] : [];
};

/** A line of the page's own, or null for what is none. */
export const lineOf = (text: string | null | undefined): string | null => {
  const line = text?.replace(/\s+/g, ' ').trim() ?? '';
  return line !== '' && line.length < 200 ? line : null;
};

/** What `take` makes of the first JSON-LD of a document of which it makes anything. Only data with `word` in it is read. */
export function fromLinkedData<Taken>(
  document: Document,
  word: string,
  take: (data: unknown) => Taken | null | undefined | false,
): Taken | null {
  for (const { textContent } of document.querySelectorAll('script[type="application/ld+json"]')) {
    if (!textContent?.includes(word) || textContent.length > MOST) continue;
    try {
      const taken = take(JSON.parse(textContent));
      if (taken) return taken;
    } catch {
      // Broken JSON is the page's affair: the next block may be whole.
    }
  }
  return null;
}

export const linkedData = (document: Document): LinkedData =>
  fromLinkedData(document, '', (data): LinkedData | undefined => {
    const article = nodesIn(data).find((node) =>
      [node['@type']].flat().some((type) => typeof type === 'string' && ARTICLE.test(type)),
    );
    const [published] = namesIn(article?.datePublished);
    return (
      article && {
        author: lineOf(namesIn(article.author).join(', ')),
        published: lineOf(published),
      }
    );
  }) ?? { author: null, published: null };
