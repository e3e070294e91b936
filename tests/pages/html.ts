/** What every served page is put together from. Strings on purpose: these are pages as a server sends them. */

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** A small hash (FNV-1a), so that the same sentence is always dressed up in the same way. */
export function seedOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  }
  return hash >>> 0;
}

/**
 * A sentence as editors leave it: now and then a link, an emphasis or a quotation span around some of
 * its words, a line wrapped in the source, a soft hyphen in a long word.
 */
export function dress(sentence: string): string {
  const seed = seedOf(sentence);
  const words = sentence.split(' ');
  const wrap = [
    (inner: string) => `<a href="/elsewhere/${seed % 997}">${inner}</a>`,
    (inner: string) => `<em>${inner}</em>`,
    (inner: string) => `<span class="q">${inner}</span>`,
    (inner: string) => `<strong>${inner}</strong>`,
  ][(seed >>> 8) % 4];
  const from = (seed >>> 4) % Math.max(1, words.length - 4);
  const to = from + 2 + ((seed >>> 12) % 3);
  const pieces = words.map((word) => {
    const escaped = escapeHtml(word);
    return word.length > 12 && seed % 5 === 0
      ? `${escaped.slice(0, 6)}&shy;${escaped.slice(6)}`
      : escaped;
  });
  if (words.length < 8 || seed % 3 === 0 || !wrap)
    return pieces.join(seed % 7 === 0 ? '\n      ' : ' ');
  return [
    ...pieces.slice(0, from),
    wrap(pieces.slice(from, to).join(' ')),
    ...pieces.slice(to),
  ].join(' ');
}

/** One paragraph of sentences. */
export function paragraph(sentences: readonly string[], attributes = ''): string {
  return `<p${attributes}>${sentences.map(dress).join(' ')}</p>`;
}

/** The traps that real pages carry: the article's words a second time where no reader sees them. */
export function hiddenCopies(title: string, body: readonly string[]): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    articleBody: body.join(' '),
  };
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<script type="application/ld+json">${json}</script>
<script>window.__STATE__ = ${json};</script>
<div style="display:none" class="print-copy"><p>${escapeHtml(body.slice(0, 3).join(' '))}</p></div>
<template><p>${escapeHtml(body[0] ?? '')}</p></template>`;
}

export interface PageParts {
  readonly title: string;
  readonly head?: string;
  readonly body: string;
  readonly css: string;
}

export function page({ title, head = '', body, css }: PageParts): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${head}
<style>${css}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
