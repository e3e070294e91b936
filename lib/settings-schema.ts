/** What the reader has set, as it may come from disk, from a file or from an older version. Pure. */
import * as v from 'valibot';
import { dateLanguages } from './dates.ts';
import { markColourIds } from './mark-colours.ts';

/** A host name as `URL.hostname` gives it. */
const hostSchema = v.pipe(
  v.string(),
  v.maxLength(253),
  v.regex(/^[^\s/?#@:]+$|^\[[0-9a-f:.]+\]$/i, 'no host name'),
);

/** As it comes with Counterpoint. */
const defaults = {
  sensitivity: 'balanced',
  sitesOff: [] as string[],
  opensOnHover: false,
  printsMarks: false,
  offersToolbar: true,
  showsAllMarks: false,
  markColours: 'usual',
  dateLanguage: 'en-GB',
} as const;

export const settingsEntries = {
  sensitivity: v.picklist(['fewer', 'balanced', 'more']),
  /** Host names where nothing is read although the browser would allow it. */
  sitesOff: v.pipe(v.array(hostSchema), v.maxLength(10_000)),
  /** A pointer that rests on a mark opens its card. */
  opensOnHover: v.boolean(),
  /** Marks are printed with the page. */
  printsMarks: v.boolean(),
  // A file that was saved before these could be set has none of them.
  /** A toolbar stands beside words that are selected. */
  offersToolbar: v.optional(v.boolean(), defaults.offersToolbar),
  /** Every mark is drawn as strong as the others, however many stand in a paragraph. */
  showsAllMarks: v.optional(v.boolean(), defaults.showsAllMarks),
  markColours: v.optional(v.picklist(markColourIds), defaults.markColours),
  dateLanguage: v.optional(v.picklist(dateLanguages), defaults.dateLanguage),
} as const;

export type Settings = Readonly<v.InferOutput<ReturnType<typeof v.object<typeof settingsEntries>>>>;

export const defaultSettings: Settings = defaults;

/** Settings out of whatever was kept: what is missing or cannot be read is as it comes with Counterpoint. */
export function settingsFrom(kept: unknown): Settings {
  const given = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  const read = Object.entries(settingsEntries).map(([key, schema]) => {
    const result = v.safeParse(schema, given[key]);
    return [key, result.success ? result.output : defaultSettings[key as keyof Settings]];
  });
  return Object.fromEntries(read) as Settings;
}
