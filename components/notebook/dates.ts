/** Dates as people write them, where the reader is. */
import { dateFormat } from '../../lib/dates.ts';
import { say } from '../../lib/words.ts';

/** "28 March 2026" for a moment in ISO 8601. */
export const dateWords = (iso: string): string =>
  dateFormat({ dateStyle: 'long' }).format(new Date(iso));

/** "28 March 2026 at 14:05". */
export const momentWords = (iso: string): string =>
  dateFormat({ dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso));

/** Local midnight of a day such as `2026-03-28`. */
export const midnightOf = (day: string): Date => new Date(`${day}T00:00:00`);

/** "Saturday 28 March 2026" for a day, with today and yesterday by name. */
export function dayWords(day: string, today: string): string {
  const apart = Math.round((midnightOf(today).getTime() - midnightOf(day).getTime()) / 86_400_000);
  if (apart === 0) return say('notebookToday');
  if (apart === 1) return say('notebookYesterday');
  return dateFormat({ dateStyle: 'full' }).format(midnightOf(day));
}

/** A date the page gave: as a date where it is one, else as it stands. */
export function publishedWords(published: string): string {
  return /^\d{4}-\d\d-\d\d/.test(published) && !Number.isNaN(Date.parse(published))
    ? dateWords(published)
    : published;
}
