/** Reads one YAML file against a schema, keeping for every field the line that it stands on. */
import * as v from 'valibot';
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Report } from './problems.ts';

export type Path = readonly (string | number)[];

export interface ReadFile<T> {
  readonly file: string;
  readonly value: T;
  /** The line of a field, counted from 1; of the nearest field around it where it is missing. */
  readonly lineOf: (path: Path) => number;
}

type YamlDocument = ReturnType<typeof parseDocument>;

/** Start of the key (where the last step is a key of a map), else of the value, else of the parent. */
function offsetOf(document: YamlDocument, path: Path): number {
  const last = path.at(-1);
  if (last === undefined) return 0;
  const parentPath = path.slice(0, -1);
  const parent = parentPath.length === 0 ? document.contents : document.getIn(parentPath, true);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === last);
    if (pair !== undefined && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
  } else {
    const node = document.getIn(path, true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return offsetOf(document, parentPath);
}

/** The one of `names` within two edits of `word`, if any: for "did you mean". */
export function closest(word: string, names: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = 3;
  for (const name of names) {
    let row = Array.from({ length: name.length + 1 }, (_, index) => index);
    for (const [i, letter] of [...word].entries()) {
      const next = [i + 1];
      for (let j = 1; j <= name.length; j += 1) {
        next.push(
          Math.min(
            (next[j - 1] ?? 0) + 1,
            (row[j] ?? 0) + 1,
            (row[j - 1] ?? 0) + (letter === name[j - 1] ? 0 : 1),
          ),
        );
      }
      row = next;
    }
    const distance = row[name.length] ?? 3;
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** "id", "items 3, quote": the path as a person would say it; list places counted from 1. */
function spoken(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `no. ${step + 1}` : `"${step}"`))
    .join(', ');
}

function described(issue: v.BaseIssue<unknown>, path: Path): string {
  const name = spoken(path);
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const parent = issue.path?.at(-1)?.input;
    const known = Object.keys((issue.requirement as Record<string, unknown> | undefined) ?? {});
    const near = closest(String(path.at(-1)), [...known, ...fieldNames(parent)]);
    return `there is no field ${name} here${near === null ? '' : `; did you mean "${near}"?`} Correct it or take it out.`;
  }
  if (issue.received === 'undefined') return `${name} is missing; write it.`;
  const received = issue.received === 'null' ? ', but is left empty' : `, not ${issue.received}`;
  const plain = issue.message.startsWith('should');
  return plain ? `${name} ${issue.message}${received}.` : `${name}: ${issue.message}.`;
}

/** Every field name of the schemas; a misspelt one is looked for among them. */
const everyField = [
  ...['title', 'short', 'publisher', 'authors', 'date', 'dated-by', 'address', 'kind'],
  ...['summarised-by', 'breaks-off', 'headings', 'speakers', 'references', 'text', 'published'],
  ...['document', 'items', 'speaker', 'cites', 'quote', 'occurrence', 'design', 'link', 'setting'],
  ...['about', 'own-view', 'bears-on', 'proposition', 'side', 'outcome', 'why', 'order', 'label'],
  ...['statement', 'not', 'about-evidence', 'premise', 'arguments', 'settle', 'related', 'say'],
  ...['item', 'sentence', 'for', 'against'],
];

function fieldNames(parent: unknown): string[] {
  const present = typeof parent === 'object' && parent !== null ? Object.keys(parent) : [];
  return everyField.filter((name) => !present.includes(name));
}

/** The file's value as the schema gives it, or null with its problems reported. */
export function readYaml<Schema extends v.GenericSchema>(
  file: string,
  source: string,
  schema: Schema,
  report: Report,
): ReadFile<v.InferOutput<Schema>> | null {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      report({
        file,
        line: lineAt(error.pos[0]),
        what: `this is not YAML that can be read (${error.message}). Check indents, quotes and colons: text that holds ": " or " #" or begins with a quote needs quotes around it or ">-" before it.`,
      });
    }
    return null;
  }
  const result = v.safeParse(schema, document.toJS());
  if (!result.success) {
    for (const issue of result.issues) {
      const path = (issue.path ?? []).map((step) => step.key as string | number);
      report({ file, line: lineAt(offsetOf(document, path)), what: described(issue, path) });
    }
    return null;
  }
  return { file, value: result.output, lineOf: (path) => lineAt(offsetOf(document, path)) };
}
