import type { ShownRating } from '../lib/knowledge/counterpoint.ts';
import type { Grade } from '../lib/knowledge/types.ts';
import { say } from '../lib/words.ts';
import './rating-view.css';

interface ScaleProps {
  readonly label: string;
  readonly strength: Grade;
  readonly ceiling: Grade;
  readonly kind: 'for' | 'against' | 'gap';
}

/** One side's best item on the scale of five, with the ceiling that these documents set. */
function Scale({ label, strength, ceiling, kind }: ScaleProps) {
  const pips = [1, 2, 3, 4, 5].map((step) => (
    <span
      key={step}
      class={`pip ${step <= strength ? 'full' : ''} ${step > ceiling ? 'beyond' : ''}`}
    />
  ));
  return (
    <div class={`scale ${kind}`}>
      <dt>{label}</dt>
      <dd>
        <span class="pips" aria-hidden="true">
          {pips}
        </span>
        <span class="strength">{say('strengthOf', strength)}</span>
      </dd>
    </div>
  );
}

/** A rating as every surface shows it: its name, its one-line reason, both sides' best, and the ceiling. */
export function RatingView({ rating }: { readonly rating: ShownRating }) {
  const { ceiling } = rating;
  return (
    <div class="rating">
      <p class="rating-name">{rating.label}</p>
      <p class="rating-reason">{rating.reason}</p>
      <dl class="scales">
        <Scale label={say('bestFor')} strength={rating.for} ceiling={ceiling} kind="for" />
        <Scale
          label={say('bestAgainst')}
          strength={rating.against}
          ceiling={ceiling}
          kind="against"
        />
        {rating.gap > 0 && (
          <Scale label={say('bestGap')} strength={rating.gap} ceiling={ceiling} kind="gap" />
        )}
      </dl>
      <p class="small muted">{say('ceiling', ceiling)}</p>
    </div>
  );
}
