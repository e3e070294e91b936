/** Shapes that foreign formats share, for parsing what strangers wrote. */
import * as v from 'valibot';
import { type Imported, refused } from './import.ts';

/** An object with at least these fields. Valibot alone would take a list for one whose fields are all optional. */
export const object = <T extends v.ObjectEntries>(entries: T) =>
  v.pipe(
    v.looseObject(entries),
    v.check((value) => !Array.isArray(value), 'a list where one thing should stand'),
  );

export const quoteSelector = object({
  type: v.literal('TextQuoteSelector'),
  exact: v.string(),
  prefix: v.optional(v.string(), ''),
  suffix: v.optional(v.string(), ''),
});

export const positionSelector = object({
  type: v.literal('TextPositionSelector'),
  start: v.number(),
  end: v.number(),
});

/** The first of the values that fits a schema. */
export function firstOf<T extends v.GenericSchema>(
  schema: T,
  values: readonly unknown[],
): v.InferOutput<T> | undefined {
  for (const value of values) {
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
  }
  return undefined;
}

/** Every entry of a list by one schema; one that does not fit refuses the whole file. */
export function parseAll<T extends v.GenericSchema>(
  schema: T,
  list: readonly unknown[],
  kind: string,
): { readonly parsed: readonly v.InferOutput<T>[] } | { readonly refusal: Imported } {
  const parsed: v.InferOutput<T>[] = [];
  const faults: string[] = [];
  list.forEach((entry, i) => {
    const result = v.safeParse(schema, entry, { abortEarly: true });
    if (result.success) parsed.push(result.output);
    else {
      const [issue] = result.issues;
      faults.push(`entry ${i + 1}: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}`);
    }
  });
  return faults.length === 0
    ? { parsed }
    : {
        refusal: refused(
          `This file is not whole: not all of it is ${kind}. Nothing was imported.`,
          faults,
        ),
      };
}
