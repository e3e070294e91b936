/** The evidence items of one file. */
import type { BearingItem } from '../rating.ts';
import type { EvidenceItem, PropositionId } from '../types.ts';
import type { Documents } from './documents.ts';
import type { Report } from './problems.ts';
import { compileQuotation, unknownName } from './quotations.ts';
import { itemsSchema } from './schema.ts';
import { readYaml } from './yaml.ts';

export interface PropositionBearing {
  readonly proposition: PropositionId;
  readonly bearing: BearingItem;
}

export interface CompiledItems {
  readonly items: readonly EvidenceItem[];
  readonly bearings: readonly PropositionBearing[];
  /** Where each item stands, to name a repeated id. */
  readonly lines: readonly { item: string; file: string; line: number }[];
}

/** What the side of a bearing asks of the item's link; null when they agree. */
function mismatch(link: string, side: string): string | null {
  if (link === 'none' && side !== 'note') {
    return `the item claims no result ("link: none"), so it can only be a note, not "${side}".`;
  }
  if (link === 'gap' && side !== 'gap' && side !== 'note') {
    return `the item reports not knowing ("link: gap"), so it is a gap or a note, not "${side}": a gap never counts for or against.`;
  }
  if (side === 'gap' && link !== 'gap') {
    return `only an item with "link: gap" can be a gap; this one has "link: ${link}".`;
  }
  return null;
}

/** Null where the file can't be read. */
export function compileItems(
  file: string,
  source: string,
  documents: Documents,
  propositions: ReadonlySet<PropositionId>,
  report: Report,
): CompiledItems | null {
  const read = readYaml(file, source, itemsSchema, report);
  if (read === null) return null;
  const { value, lineOf } = read;
  const items: EvidenceItem[] = [];
  const bearings: PropositionBearing[] = [];
  const lines: { item: string; file: string; line: number }[] = [];
  for (const [index, raw] of value.items.entries()) {
    const line = (field: string) =>
      lineOf(field === 'document' ? ['document'] : ['items', index, field]);
    lines.push({ item: raw.id, file, line: line('id') });
    const quotation = compileQuotation(
      { ...raw, document: value.document },
      documents,
      { file, line },
      report,
    );
    const met = new Set<string>();
    for (const [place, on] of raw['bears-on'].entries()) {
      const at = (field: string) => lineOf(['items', index, 'bears-on', place, field]);
      if (!propositions.has(on.proposition)) {
        report({
          file,
          line: at('proposition'),
          what: unknownName('proposition', on.proposition, [...propositions]),
        });
      }
      if (met.has(on.proposition)) {
        report({
          file,
          line: at('proposition'),
          what: `the item bears on "${on.proposition}" twice. Keep one.`,
        });
      }
      met.add(on.proposition);
      const wrong = mismatch(raw.link, on.side);
      if (wrong !== null) report({ file, line: at('side'), what: wrong });
      if (on.side !== 'note' && on.outcome === undefined) {
        report({
          file,
          line: at('proposition'),
          what: '"outcome" is missing: write "own" where the item speaks of this proposition\'s outcome, else "another".',
        });
      }
      if (on.side === 'note' && on.why === undefined) {
        report({
          file,
          line: at('proposition'),
          what: 'a note needs a "why": say it in a sentence.',
        });
      }
      bearings.push({
        proposition: on.proposition,
        bearing: {
          item: raw.id,
          bearing: on.side,
          design: raw.design,
          link: raw.link,
          setting: raw.setting,
          outcome: on.outcome ?? 'another',
          ownView: raw['own-view'],
          why: on.why ?? null,
        },
      });
    }
    if (quotation === null) continue;
    items.push({
      ...quotation,
      id: raw.id,
      design: raw.design,
      link: raw.link,
      setting: raw.setting,
      about: raw.about,
      ownView: raw['own-view'],
    });
  }
  return { items, bearings, lines };
}
