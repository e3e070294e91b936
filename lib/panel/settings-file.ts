/** The reader's settings as a file to keep or to take to another machine, and what is made of such a file. */
import * as v from 'valibot';
import { templateFaults } from '../export/template.ts';
import type { Written } from '../export/types.ts';
import type { Outcome } from '../outcome.ts';
import { type Settings, settingsEntries } from '../settings-schema.ts';
import { say } from '../words.ts';

const FORMAT = 'counterpoint-settings';
const VERSION = 1;

/** Everything that is set, wherever it is kept. The browser's permissions are the browser's: they are not in it. */
export interface SetByReader {
  readonly settings: Settings;
  /** Ids of propositions that are not marked. */
  readonly muted: readonly string[];
  /** The reader's own templates, by format id. */
  readonly templates: Readonly<Record<string, string>>;
}

const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,63}$/, 'no id'));
const template = v.pipe(
  v.string(),
  v.maxLength(200_000),
  v.check((text) => templateFaults(text).length === 0, 'a template that cannot be used'),
);
const header = v.object({ format: v.literal(FORMAT), version: v.pipe(v.number(), v.integer()) });
const body = v.object({
  settings: v.strictObject(settingsEntries),
  muted: v.pipe(v.array(id), v.maxLength(1_000)),
  templates: v.pipe(
    v.record(id, template),
    v.check((templates) => Object.keys(templates).length <= 50, 'too many templates'),
  ),
});

/** `made` is ISO 8601. */
export function writeSettings(set: SetByReader, made: string): Written {
  return {
    fileName: `${made.slice(0, 10)} Counterpoint settings.json`,
    mime: 'application/json',
    text: `${JSON.stringify({ format: FORMAT, version: VERSION, ...set }, null, 2)}\n`,
  };
}

const refused = (sentence: string): Outcome<never> => ({ ok: false, kind: 'invalid', sentence });

/** What a file sets; everything in it is looked at before anything is taken over. */
export function readSettings(text: string): Outcome<SetByReader> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused(say('settingsFileNoJson'));
  }
  const head = v.safeParse(header, value);
  if (!head.success) return refused(say('settingsFileOther'));
  if (head.output.version > VERSION) return refused(say('settingsFileNewer'));
  const read = v.safeParse(body, value, { abortEarly: true });
  if (read.success) return { ok: true, value: read.output };
  const [issue] = read.issues;
  return refused(say('settingsFileFlaw', v.getDotPath(issue) ?? '', issue.message));
}
