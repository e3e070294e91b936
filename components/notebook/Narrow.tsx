import { useMemo } from 'preact/hooks';
import { labelOf } from '../../lib/knowledge/lookup.ts';
import type { Knowledge } from '../../lib/knowledge/types.ts';
import type { Entry } from '../../lib/notebook/entries.ts';
import { type Facets, facetsOf } from '../../lib/notebook/facets.ts';
import { type Filter, isNarrowed, noFilter } from '../../lib/notebook/filter.ts';
import { stances, verdicts } from '../../lib/notes/model.ts';
import { say } from '../../lib/words.ts';
import { stanceWords } from '../stance-words.ts';
import { verdictWords } from './Note.tsx';

interface Props {
  readonly entries: readonly Entry[];
  readonly filter: Filter;
  readonly knowledge: Knowledge;
  /** True where there is room to show it open from the start. */
  readonly open: boolean;
  readonly onChange: (filter: Filter) => void;
}

interface FieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly counts: ReadonlyMap<string, number>;
  readonly onPick: (value: string | null) => void;
}

function Field({ label, value, options, counts, onPick }: FieldProps) {
  return (
    <label class="narrow-field">
      <span class="label">{label}</span>
      <select value={value ?? ''} onChange={(event) => onPick(event.currentTarget.value || null)}>
        <option value="">{say('notebookAny')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {say('notebookOption', option.label, counts.get(option.value) ?? 0)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The choices of a list met among the notes, the commonest first, the chosen one always. */
function choices(counts: Facets[keyof Facets], chosen: string | null) {
  const keys = [...counts].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  return chosen === null || counts.has(chosen) ? keys : [chosen, ...keys];
}

/** What the list is narrowed to: plain selects, because they work with any device and any key. */
export function Narrow({ entries, filter, knowledge, open, onChange }: Props) {
  const facets = useMemo(() => facetsOf(entries), [entries]);
  const set = (change: Partial<Filter>) => onChange({ ...filter, ...change });
  const named = (
    counts: Facets[keyof Facets],
    chosen: string | null,
    label: (key: string) => string,
  ) => choices(counts, chosen).map((key) => ({ value: key, label: label(key) }));
  return (
    <search class="narrow" aria-label={say('notebookNarrow')}>
      <details open={open || isNarrowed(filter)}>
        <summary>{say('notebookNarrow')}</summary>
        <div class="narrow-fields">
          <Field
            label={say('notebookProposition')}
            value={filter.proposition}
            options={named(facets.proposition, filter.proposition, (id) => labelOf(knowledge, id))}
            counts={facets.proposition}
            onPick={(proposition) => set({ proposition })}
          />
          <Field
            label={say('notebookStance')}
            value={filter.stance}
            options={stances.map((stance) => ({ value: stance, label: say(stanceWords[stance]) }))}
            counts={facets.stance}
            onPick={(stance) => set({ stance: stance as Filter['stance'] })}
          />
          <Field
            label={say('verdictLabel')}
            value={filter.verdict}
            options={verdicts.map((verdict) => ({
              value: verdict,
              label: say(verdictWords[verdict]),
            }))}
            counts={facets.verdict}
            onPick={(verdict) => set({ verdict: verdict as Filter['verdict'] })}
          />
          <Field
            label={say('notebookTag')}
            value={filter.tag}
            options={named(facets.tag, filter.tag, (tag) => `#${tag}`)}
            counts={facets.tag}
            onPick={(tag) => set({ tag })}
          />
          <Field
            label={say('notebookSite')}
            value={filter.site}
            options={named(facets.site, filter.site, (site) => site)}
            counts={facets.site}
            onPick={(site) => set({ site })}
          />
          <Field
            label={say('notebookAttention')}
            value={filter.attention}
            options={[
              { value: 'conflict', label: say('notebookAttentionConflict') },
              { value: 'missing', label: say('notebookAttentionMissing') },
            ]}
            counts={facets.attention}
            onPick={(attention) => set({ attention: attention as Filter['attention'] })}
          />
          {isNarrowed(filter) && (
            <button type="button" class="plain" onClick={() => onChange(noFilter)}>
              {say('notebookWiden')}
            </button>
          )}
        </div>
      </details>
    </search>
  );
}
