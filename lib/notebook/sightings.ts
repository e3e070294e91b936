/** Every time a proposition was met: the claims of the pages read, and the notes made on them. */
import type { PropositionId, RatingId, Stance } from '../knowledge/types.ts';
import { type ReadPage, titleOf } from '../notes/model.ts';
import { byText, most } from '../notes/order.ts';
import { type Entry, siteOf } from './entries.ts';
import { fold } from './search.ts';

/** One sentence's stand on one proposition, on one page. */
export interface Sighting {
  readonly proposition: PropositionId;
  readonly stance: Stance;
  /** As the reader was shown it then. */
  readonly rating: RatingId;
  readonly quote: string;
  readonly speaker: string | null;
  readonly page: ReadPage | null;
  readonly site: string;
  /** When the page was first read, or the note made; ISO 8601 UTC. */
  readonly when: string;
  /** The reader's note on this very sentence. */
  readonly entry: Entry | null;
}

/**
 * A sentence counts once for each proposition it carries, on each page. A note whose sentence is no
 * longer among the page's claims (the page changed, or it was marked then and not now) still counts.
 */
export function sightingsOf(entries: readonly Entry[], pages: readonly ReadPage[]): Sighting[] {
  const noted = new Map<string, Entry>();
  for (const entry of entries) noted.set(`${entry.note.pageId} ${entry.quote}`, entry);
  const met = new Set<string>();
  const sightings: Sighting[] = [];
  for (const page of pages) {
    const site = siteOf(page);
    for (const claim of page.claims) {
      const key = `${page.id} ${claim.quote}`;
      if (met.has(key)) continue;
      met.add(key);
      const entry = noted.get(key) ?? null;
      for (const { id, stance, rating } of claim.propositions) {
        sightings.push({
          proposition: id,
          stance,
          rating,
          quote: claim.quote,
          speaker: claim.speaker,
          page,
          site,
          when: page.read,
          entry,
        });
      }
    }
  }
  for (const entry of entries) {
    const { claim, pageId, created } = entry.note;
    if (claim === null || met.has(`${pageId} ${entry.quote}`)) continue;
    for (const { id, stance, rating } of claim.propositions) {
      sightings.push({
        proposition: id,
        stance,
        rating,
        quote: entry.quote,
        speaker: claim.speaker,
        page: entry.page,
        site: entry.site,
        when: created,
        entry,
      });
    }
  }
  return sightings;
}

/** How often each proposition was met. */
export function timesMet(sightings: readonly Sighting[]): ReadonlyMap<PropositionId, number> {
  const times = new Map<PropositionId, number>();
  for (const { proposition } of sightings)
    times.set(proposition, (times.get(proposition) ?? 0) + 1);
  return times;
}

export interface MetOn {
  /** The page's id, or the note's where its page is unknown. */
  readonly key: string;
  readonly page: ReadPage | null;
  readonly site: string;
  readonly sightings: readonly Sighting[];
}

/** The pages on which a proposition was met, the last first; `words` (folded) must all be there. */
export function byPlaceMet(
  sightings: readonly Sighting[],
  proposition: PropositionId,
  words: readonly string[] = [],
): MetOn[] {
  const met = sightings.filter((sighting) => {
    if (sighting.proposition !== proposition) return false;
    if (words.length === 0) return true;
    const { quote, site, speaker, page } = sighting;
    const text = fold([quote, site, speaker, page && titleOf(page)].join('\n'));
    return words.every((word) => text.includes(word));
  });
  const pages = Map.groupBy(met, ({ page, entry }) => page?.id ?? entry?.id ?? '');
  return [...pages]
    .map(([key, list]) => ({
      key,
      page: list[0]?.page ?? null,
      site: list[0]?.site ?? '',
      sightings: list,
      when: list.reduce((last, { page, when }) => {
        return most(last, page?.lastRead ?? when);
      }, ''),
    }))
    .sort((a, b) => byText(b.when, a.when))
    .map(({ when: _when, ...page }) => page);
}
