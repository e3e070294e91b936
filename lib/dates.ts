/** The language in which dates are shown: one for a whole page of ours, as the reader has set it. */

/** BCP 47 tags to choose from; `browser` is the one the browser itself speaks. */
export const dateLanguages = [
  'en-GB',
  'en-US',
  'cy',
  'gd',
  'ga',
  'de',
  'es',
  'fr',
  'it',
  'nl',
  'pl',
  'pt',
  'browser',
] as const;
export type DateLanguage = (typeof dateLanguages)[number];

/** Those in which this browser can say a date: Chromium leaves the smaller languages out. */
export const dateLanguagesHere = (): DateLanguage[] =>
  dateLanguages.filter(
    (each) => each === 'browser' || Intl.DateTimeFormat.supportedLocalesOf(each).length > 0,
  );

let language: DateLanguage = 'en-GB';
const made = new Map<string, Intl.DateTimeFormat>();

/** From now on dates are made in this language. Whoever shows any shows them anew. */
export function speakDates(now: DateLanguage): void {
  if (now !== language) made.clear();
  language = now;
}

/** A format in the language set, made once: to make one costs more than to use it a hundred times. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const kept = made.get(key);
  if (kept) return kept;
  const tag = language === 'browser' ? undefined : language;
  const format = new Intl.DateTimeFormat(tag, options);
  made.set(key, format);
  return format;
}

/** A language's name in itself: `Cymraeg`. */
export function languageName(tag: Exclude<DateLanguage, 'browser'>): string {
  return new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' }).of(tag) ?? tag;
}
