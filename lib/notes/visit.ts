/** One reading of a page, and the page record that it makes or brings up to date. Pure. */
import { canonicalUrl, pageAddress } from './canonical-url.ts';
import { type ClaimDraft, claimMet, clip } from './draft.ts';
import { mergePages } from './merge.ts';
import { type ReadPage, SCHEMA } from './model.ts';
import { most } from './order.ts';

/** What a page says of itself. All of it is the page's word: never trusted beyond being shown. */
export interface PageIdentity {
  readonly url: string;
  readonly title: string;
  readonly canonicalLink: string | null;
  readonly ogUrl: string | null;
  readonly ampLink: string | null;
  readonly site: string | null;
  readonly author: string | null;
  /** ISO 8601 date as the page gives it. */
  readonly published: string | null;
  readonly language: string | null;
}

/** A page as it was read: what it says of itself is clipped to what can be kept. */
export interface PageVisit extends PageIdentity {
  /** The claims marked, in reading order; left out when this visit did not read for them. */
  readonly claims?: readonly (ClaimDraft & { readonly quote: string })[];
  /** Notes whose passage was not found, and why; left out when nobody looked. */
  readonly notFound?: readonly Readonly<ReadPage['notFound'][number]>[];
}

/** The identities a visit can be known by: its own first, then the bare address's. */
export function identitiesOf(visit: Pick<PageVisit, 'url' | 'canonicalLink' | 'ogUrl'>): {
  readonly own: string;
  readonly bare: string;
} {
  return { own: canonicalUrl(visit.url, visit), bare: canonicalUrl(visit.url) };
}

/** The page as this visit alone shows it. */
function pageOf(visit: PageVisit, id: string, now: string): ReadPage {
  const { own, bare } = identitiesOf(visit);
  const title = clip(visit.title, 5_000);
  return {
    schema: SCHEMA,
    id,
    canonicalUrl: own,
    identities: [own],
    urls: [bare],
    address: pageAddress(visit.url, visit),
    titles: title === null ? [] : [{ title, first: now, last: now }],
    site: clip(visit.site, 1_000),
    author: clip(visit.author, 2_000),
    published: clip(visit.published, 200),
    language: clip(visit.language, 100),
    read: now,
    lastRead: now,
    claims: (visit.claims ?? []).map(claimMet),
    notFound: (visit.notFound ?? []).map(({ id: note, reason }) => ({ id: note, reason })),
  };
}

/**
 * The page record after a visit. What the visit does not tell (no claims looked for, no author found)
 * stays as it was known.
 */
export function visited(known: ReadPage | null, visit: PageVisit, id: string, now: Date): ReadPage {
  const moment = now.toISOString();
  if (known === null) return pageOf(visit, id, moment);
  // A clock set back must not make an older reading of this one.
  const fresh = pageOf(visit, known.id, most(moment, known.lastRead));
  const merged = mergePages(known, fresh);
  return {
    ...merged,
    canonicalUrl: fresh.canonicalUrl,
    address: fresh.address,
    site: fresh.site ?? known.site,
    author: fresh.author ?? known.author,
    published: fresh.published ?? known.published,
    language: fresh.language ?? known.language,
    lastRead: fresh.lastRead,
    claims: visit.claims === undefined ? known.claims : fresh.claims,
    notFound: visit.notFound === undefined ? known.notFound : fresh.notFound,
  };
}
