/** How a page is cited: what it says of itself, as CSL-JSON (citationstyles.org schema 1.0.2) and in words. */
import { type ReadPage, titleOf } from '../notes/model.ts';

/** A date as far as it is known: `[year]`, `[year, month]` or `[year, month, day]`. */
export type DateParts = readonly [number, ...number[]];

/** The date at the start of what a page gives (`2014`, `2014-03`, `2014-03-04T…`), or null for any other text. */
export function dateParts(published: string | null): DateParts | null {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?!\d))?)?(?![\d-])/.exec(published?.trim() ?? '');
  if (found === null) return null;
  const [, year, month, day] = found;
  if (month === undefined) return [Number(year)];
  if (day === undefined) return Number(month) in months ? [Number(year), Number(month)] : null;
  const moment = new Date(`${year}-${month}-${day}T00:00:00.000Z`);
  const real =
    !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(`${year}-${month}-${day}`);
  return real ? [Number(year), Number(month), Number(day)] : null;
}

const months: Readonly<Record<number, string>> = {
  1: 'January',
  2: 'February',
  3: 'March',
  4: 'April',
  5: 'May',
  6: 'June',
  7: 'July',
  8: 'August',
  9: 'September',
  10: 'October',
  11: 'November',
  12: 'December',
};

/** `4 March 2014`, in one form for every reader's language and time zone: the UTC day. */
export function longDate(iso: string): string {
  const [year = 0, month = 1, day = 1] = iso.slice(0, 10).split('-').map(Number);
  return `${day} ${months[month]} ${year}`;
}

/** What kind of source a page is, by its site: decides the reference manager's item type. */
export type SourceKind = 'news' | 'report' | 'blog' | 'webpage';

export function sourceKind(page: ReadPage): SourceKind {
  const host = URL.parse(page.canonicalUrl)?.hostname ?? '';
  if (/(?:^|\.)(?:gov\.uk|parliament\.uk|gov|edu|ac\.uk)$/.test(host)) return 'report';
  if (/(?:^|\.)(?:wordpress\.com|blogspot\.[a-z.]+|substack\.com|medium\.com)$/.test(host))
    return 'blog';
  if (/\/blogs?\//.test(page.canonicalUrl)) return 'blog';
  return page.site !== null && dateParts(page.published) !== null ? 'news' : 'webpage';
}

/** A name as CSL takes it. Pages give names in words, not in parts: `literal` claims nothing more. */
export interface CslName {
  readonly literal: string;
}

/** `A. Reporter and B. Writer`, `A, B & C` → one name each. A comma in a lone name parts it (`Croft, J.` stays). */
export function authorsOf(page: ReadPage): string[] {
  const given = page.author?.replace(/^by\s+/i, '').trim() ?? '';
  if (given === '') return [];
  const parts = given.split(/\s*;\s*|\s+(?:and|&)\s+/i);
  // `Ann Reporter, Ben Writer and …`: every part between commas has a space, so each is a whole name.
  const names = parts.flatMap((part) => {
    const whole = part.split(/\s*,\s*/);
    return whole.every((name) => /\S\s+\S/.test(name)) ? whole : [part];
  });
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

export interface CslItem {
  readonly id: string;
  readonly type: 'article-newspaper' | 'report' | 'post-weblog' | 'webpage';
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly issued?: { readonly 'date-parts': readonly [DateParts] };
  readonly accessed: { readonly 'date-parts': readonly [DateParts] };
  readonly URL: string;
  readonly language?: string;
}

const cslTypes = {
  news: 'article-newspaper',
  report: 'report',
  blog: 'post-weblog',
  webpage: 'webpage',
} as const satisfies Record<SourceKind, CslItem['type']>;

export function cslItem(page: ReadPage): CslItem {
  const kind = sourceKind(page);
  const issued = dateParts(page.published);
  const accessed = dateParts(page.lastRead) ?? [1970];
  const authors = authorsOf(page);
  return {
    id: page.id,
    type: cslTypes[kind],
    title: titleOf(page),
    ...(authors.length === 0 ? {} : { author: authors.map((literal) => ({ literal })) }),
    ...(page.site === null
      ? {}
      : { [kind === 'report' ? 'publisher' : 'container-title']: page.site }),
    ...(issued === null ? {} : { issued: { 'date-parts': [issued] as const } }),
    accessed: { 'date-parts': [accessed] },
    URL: page.address,
    ...(page.language === null ? {} : { language: page.language }),
  };
}

/** The page in words, in the author–date manner: what is not known is left out, never guessed. */
export function citation(page: ReadPage): string {
  const authors = authorsOf(page);
  const names =
    authors.length > 1 ? `${authors.slice(0, -1).join(', ')} and ${authors.at(-1)}` : authors[0];
  const issued = dateParts(page.published);
  const year = issued === null ? 'no date' : String(issued[0]);
  const day =
    issued !== null && issued.length === 3 ? `, ${issued[2]} ${months[issued[1] ?? 1]}` : '';
  const title = `“${titleOf(page)}”`;
  const lead = names === undefined ? `${title} (${year})` : `${names} (${year}) ${title}`;
  const site = page.site === null || page.site === names ? '' : `, ${page.site}`;
  return `${lead}${site}${day}. Read ${longDate(page.lastRead)}. ${page.address}`;
}
