import { useMemo, useRef } from 'preact/hooks';
import { labelOf } from '../../lib/knowledge/lookup.ts';
import { ratingLabels } from '../../lib/knowledge/rating.ts';
import type { Knowledge } from '../../lib/knowledge/types.ts';
import type { RatedClaim } from '../../lib/weigh.ts';
import { say } from '../../lib/words.ts';
import { StanceChip } from '../StanceChip.tsx';

interface Props {
  readonly claim: RatedClaim;
  readonly knowledge: Knowledge;
  readonly language: string | null;
  readonly isOpen: boolean;
  readonly isNoted: boolean;
  readonly onOpen: (claim: RatedClaim) => void;
}

/** What a line shows of a claim, as one string: the same while a long page sends its claims again and again. */
const shownOf = ({ text, overreach, propositions }: RatedClaim): string =>
  JSON.stringify([
    text,
    overreach !== null,
    propositions.map(({ id, stance, rating }) => [id, stance, rating]),
  ]);

/** One claim: its words, the side they take, on what, and how that is rated. Opens it on the page. */
export function ClaimLine({ claim, knowledge, language, isOpen, isNoted, onOpen }: Props) {
  const now = useRef({ claim, onOpen });
  now.current = { claim, onOpen };
  return useMemo(
    () => (
      <li class="claim-item">
        <button
          type="button"
          class={`claim-line ${claim.propositions[0].stance}`}
          aria-current={isOpen ? 'true' : undefined}
          onClick={() => now.current.onOpen(now.current.claim)}
        >
          <span class="claim-words" lang={language ?? undefined}>
            {claim.text}
          </span>
          {claim.propositions.map(({ id, stance, rating }) => (
            <span class="claim-about" key={id}>
              <StanceChip stance={stance} /> {labelOf(knowledge, id)}
              <span class="claim-rating">{ratingLabels[rating]}</span>
            </span>
          ))}
          {(claim.overreach || isNoted) && (
            <span class="claim-cues">
              {claim.overreach && <span class="claim-overreach">{say('panelOverreach')}</span>}
              {isNoted && <span>{say('panelNoted')}</span>}
            </span>
          )}
        </button>
      </li>
    ),
    [shownOf(claim), knowledge, language, isOpen, isNoted],
  );
}
