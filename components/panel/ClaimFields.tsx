import { useMemo } from 'preact/hooks';
import { ratingLabels } from '../../lib/knowledge/rating.ts';
import type { Knowledge, RatingId, Stance } from '../../lib/knowledge/types.ts';
import { ratings, stances } from '../../lib/notes/model.ts';
import {
  type ClaimFilter,
  type ClaimSort,
  claimSorts,
  facetsOf,
  isNarrowed,
  noClaimFilter,
} from '../../lib/panel/listing.ts';
import type { RatedClaim } from '../../lib/weigh.ts';
import { say, type WordKey } from '../../lib/words.ts';
import { stanceWords } from '../stance-words.ts';

interface Props {
  readonly claims: readonly RatedClaim[];
  readonly filter: ClaimFilter;
  readonly sort: ClaimSort;
  readonly knowledge: Knowledge;
  readonly onFilter: (filter: ClaimFilter) => void;
  readonly onSort: (sort: ClaimSort) => void;
}

const sortWords = {
  place: 'panelSortPlace',
  proposition: 'panelSortProposition',
  evidence: 'panelSortEvidence',
} as const satisfies Record<ClaimSort, WordKey>;

interface FieldProps {
  readonly label: string;
  readonly value: string | null;
  /** Null for a field that always has a value. */
  readonly any: string | null;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onPick: (value: string | null) => void;
}

function Field({ label, value, any, options, onPick }: FieldProps) {
  return (
    <label>
      <span class="label">{label}</span>
      <select value={value ?? ''} onChange={(event) => onPick(event.currentTarget.value || null)}>
        {any !== null && <option value="">{any}</option>}
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What the list is narrowed to and how it is sorted. */
export function ClaimFields({ claims, filter, sort, knowledge, onFilter, onSort }: Props) {
  const facets = useMemo(() => facetsOf(claims), [claims]);
  const counted = (label: string, count: number | undefined) =>
    say('panelViewCount', label, count ?? 0);
  const set = (change: Partial<ClaimFilter>) => onFilter({ ...filter, ...change });
  const met =
    <T,>(counts: ReadonlyMap<T, number>, chosen: T | null) =>
    (key: T) =>
      counts.has(key) || chosen === key;
  const propositions = knowledge.propositions.filter(({ id }) =>
    met(facets.proposition, filter.proposition)(id),
  );
  return (
    <search aria-label={say('panelNarrow')}>
      <details class="claim-fields" open={isNarrowed(filter)}>
        <summary>{say('panelNarrow')}</summary>
        <div>
          <Field
            label={say('notebookStance')}
            value={filter.stance}
            any={say('notebookAny')}
            options={stances
              .filter(met(facets.stance, filter.stance))
              .map((id) => [id, counted(say(stanceWords[id]), facets.stance.get(id))])}
            onPick={(stance) => set({ stance: stance as Stance | null })}
          />
          <Field
            label={say('notebookProposition')}
            value={filter.proposition}
            any={say('notebookAny')}
            options={propositions.map(({ id, label }) => [
              id,
              counted(label, facets.proposition.get(id)),
            ])}
            onPick={(proposition) => set({ proposition })}
          />
          <Field
            label={say('panelRating')}
            value={filter.rating}
            any={say('notebookAny')}
            options={ratings
              .filter(met(facets.rating, filter.rating))
              .map((id) => [id, counted(ratingLabels[id], facets.rating.get(id))])}
            onPick={(rating) => set({ rating: rating as RatingId | null })}
          />
          <Field
            label={say('panelSort')}
            value={sort}
            any={null}
            options={claimSorts.map((id) => [id, say(sortWords[id])])}
            onPick={(value) => onSort((value ?? 'place') as ClaimSort)}
          />
          {isNarrowed(filter) && (
            <button type="button" class="plain" onClick={() => onFilter(noClaimFilter)}>
              {say('panelShowAll')}
            </button>
          )}
        </div>
      </details>
    </search>
  );
}
