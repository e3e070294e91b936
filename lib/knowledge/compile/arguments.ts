/** One proposition with its arguments looked up; its rating is added once all items are known. */
import type * as v from 'valibot';
import type {
  Argument,
  Bearing,
  EvidenceItem,
  ItemId,
  Place,
  Proposition,
  PropositionId,
  Side,
} from '../types.ts';
import type { Documents } from './documents.ts';
import type { PropositionBearing } from './items.ts';
import type { Report } from './problems.ts';
import { compileQuotation, unknownName } from './quotations.ts';
import type { propositionSchema } from './schema.ts';
import type { Path, ReadFile } from './yaml.ts';

type RawProposition = v.InferOutput<typeof propositionSchema>;
type RawArgument = RawProposition['settle'];

export interface PropositionDraft extends Omit<Proposition, 'rating'> {
  readonly order: number;
}

interface Context {
  readonly documents: Documents;
  readonly items: readonly EvidenceItem[];
  readonly bearings: readonly PropositionBearing[];
  readonly known: ReadonlySet<PropositionId>;
  /** The ids of all items, broken ones too; null where a whole file of them can't be read. */
  readonly itemIds: ReadonlySet<ItemId> | null;
}

/** How items bear on the proposition at hand, and the side that the argument stands on. */
interface Counts {
  readonly side: Side | null;
  readonly bearingOf: (item: string) => Bearing | null;
}

const nowhere: Place = { document: '', start: 0, end: 0, paragraph: 0, heading: null };

/** Stands in for an argument that can't be compiled, so that the rest is checked too. */
const missing: Argument = {
  say: '',
  item: null,
  bearing: null,
  counted: false,
  quote: '',
  who: '',
  as: '',
  party: '',
  place: nowhere,
  references: [],
};

function compileArgument(
  raw: RawArgument,
  file: ReadFile<RawProposition>,
  path: Path,
  counts: Counts,
  { documents, items, itemIds }: Context,
  report: Report,
): Argument {
  const line = (field: string) => file.lineOf([...path, field]);
  const wrong = (field: string, what: string) =>
    report({ file: file.file, line: line(field), what });
  if (raw.item !== undefined) {
    if (raw.quote !== undefined || raw.document !== undefined || raw.speaker !== undefined) {
      wrong('item', 'this names an item and brings a quote of its own. Keep one of the two.');
    }
    const item = items.find(({ id }) => id === raw.item);
    if (item === undefined) {
      // A broken item is reported in its own file.
      if (itemIds !== null && !itemIds.has(raw.item)) {
        wrong('item', unknownName('item', raw.item, [...itemIds]));
      }
      return missing;
    }
    const { quote, who, as, party, place, references } = item;
    const bearing = counts.bearingOf(item.id);
    const counted = bearing !== null && (bearing === 'gap' || bearing === counts.side);
    return {
      say: raw.say,
      item: item.id,
      bearing,
      counted,
      quote,
      who,
      as,
      party,
      place,
      references,
    };
  }
  const { document, speaker, quote } = raw;
  if (document === undefined || speaker === undefined || quote === undefined) {
    wrong(
      'say',
      'this needs the words it rests on: either "item", or "document", "speaker" and "quote".',
    );
    return missing;
  }
  const at = { file: file.file, line };
  const quotation = compileQuotation(
    { document, speaker, quote, occurrence: raw.occurrence },
    documents,
    at,
    report,
  );
  return quotation === null
    ? missing
    : { ...quotation, say: raw.say, item: null, bearing: null, counted: false };
}

export function compileProposition(
  file: ReadFile<RawProposition>,
  id: PropositionId,
  context: Context,
  report: Report,
): PropositionDraft {
  const { value, lineOf } = file;
  const bearingOf = (item: string) =>
    context.bearings.find(({ proposition, bearing }) => proposition === id && bearing.item === item)
      ?.bearing.bearing ?? null;
  const side = (name: Side) =>
    value.arguments[name].map((raw, index) =>
      compileArgument(
        raw,
        file,
        ['arguments', name, index],
        { side: name, bearingOf },
        context,
        report,
      ),
    );
  const named = (name: PropositionId, path: Path) => {
    if (context.known.has(name) && name !== id) return;
    const what =
      name === id
        ? 'a proposition does not point to itself. Take it out.'
        : unknownName('proposition', name, [...context.known]);
    report({ file: file.file, line: lineOf(path), what });
  };
  for (const [index, name] of value.related.entries()) named(name, ['related', index]);
  if (value.premise !== undefined) named(value.premise, ['premise']);
  return {
    id,
    order: value.order,
    label: value.label,
    statement: value.statement,
    not: value.not,
    setting: value.setting,
    aboutEvidence: value['about-evidence'],
    premise: value.premise ?? null,
    for: side('for'),
    against: side('against'),
    settle: compileArgument(
      value.settle,
      file,
      ['settle'],
      { side: null, bearingOf },
      context,
      report,
    ),
    related: value.related,
  };
}
