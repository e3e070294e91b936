import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Knowledge } from '../../lib/knowledge/types.ts';
import type { PageReading } from '../../lib/messages.ts';
import {
  type ClaimFilter,
  type ClaimSort,
  isNarrowed,
  listClaims,
  neighbour,
  noClaimFilter,
} from '../../lib/panel/listing.ts';
import type { PageNote } from '../../lib/panel/page-notes.ts';
import type { RatedClaim } from '../../lib/weigh.ts';
import { say, sayCount } from '../../lib/words.ts';
import { PlainList } from '../PlainList.tsx';
import { ClaimFields } from './ClaimFields.tsx';
import { ClaimLine } from './ClaimLine.tsx';
import { useGrowing } from './use-growing.ts';
import './claims.css';

interface Props {
  readonly reading: PageReading;
  readonly notes: readonly PageNote[] | null;
  readonly knowledge: Knowledge;
  readonly filter: ClaimFilter;
  readonly sort: ClaimSort;
  readonly onFilter: (filter: ClaimFilter) => void;
  readonly onSort: (sort: ClaimSort) => void;
  readonly showClaim: (start: number) => Promise<boolean>;
  /** Draws the marks of crowded paragraphs in full. */
  readonly showAllMarks: () => void;
}

/** The page's claims, to be narrowed, sorted and stepped through; each opens at its place on the page. */
export function Claims(props: Props) {
  const { reading, notes, knowledge, filter, sort, showClaim } = props;
  const { claims, opened } = reading;
  const [said, setSaid] = useState('');
  const list = useRef<HTMLElement>(null);
  const order = useMemo(() => knowledge.propositions.map(({ id }) => id), [knowledge]);
  const listed = useMemo(
    () => listClaims(claims, filter, sort, order),
    [claims, filter, sort, order],
  );
  const noted = useMemo(
    () => new Set(notes?.flatMap(({ place }) => (place.kind === 'placed' ? [place.start] : []))),
    [notes],
  );
  const current = listed.findIndex(({ start }) => start === opened);
  const drawn = useGrowing(listed.length, current, reading.identity.url);

  // What is open on the page is in sight here, whoever opened it.
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [opened, listed]);

  const open = async (claim: RatedClaim) => {
    const there = await showClaim(claim.start);
    setSaid(
      there
        ? say('claimOf', listed.indexOf(claim) + 1, listed.length, claim.text)
        : say('panelGone'),
    );
  };
  /** Where the reader is by what was asked last: the page is slower than two presses. */
  const last = useRef({ opened, at: opened });
  if (last.current.opened !== opened) last.current = { opened, at: opened };
  const step = (by: 'next' | 'previous') => {
    const claim = neighbour(listed, last.current.at, by);
    if (!claim) return;
    last.current.at = claim.start;
    void open(claim);
  };

  return (
    <>
      <ClaimFields
        claims={claims}
        filter={filter}
        sort={sort}
        knowledge={knowledge}
        onFilter={props.onFilter}
        onSort={props.onSort}
      />
      <div class="claim-steps">
        <fieldset>
          <legend class="visually-hidden">{say('panelSteps')}</legend>
          <button type="button" disabled={listed.length === 0} onClick={() => step('previous')}>
            <span aria-hidden="true">↑ </span>
            {say('panelPrevious')}
          </button>
          <button type="button" disabled={listed.length === 0} onClick={() => step('next')}>
            <span aria-hidden="true">↓ </span>
            {say('panelNext')}
          </button>
        </fieldset>
        <p class="small muted">
          {current >= 0
            ? say('panelAt', current + 1, listed.length)
            : isNarrowed(filter) && say('panelShownOf', listed.length, claims.length)}
        </p>
      </div>
      {reading.faint > 0 && (
        <p class="small muted crowded">
          {sayCount('panelFaintOne', 'panelFaintMany', reading.faint)}{' '}
          <button type="button" class="plain" onClick={props.showAllMarks}>
            {say('showAllMarks')}
          </button>
        </p>
      )}
      <p role="status" class="visually-hidden">
        {said}
      </p>
      {listed.length === 0 ? (
        <section class="panel-state">
          <p>{say('panelNoneListed')}</p>
          <p>
            <button type="button" onClick={() => props.onFilter(noClaimFilter)}>
              {say('panelShowAll')}
            </button>
          </p>
        </section>
      ) : (
        <PlainList ordered class="claim-list" ref={list}>
          {listed.slice(0, drawn).map((claim) => (
            <ClaimLine
              key={claim.start}
              claim={claim}
              knowledge={knowledge}
              language={reading.identity.language}
              isOpen={claim.start === opened}
              isNoted={noted.has(claim.start)}
              onOpen={open}
            />
          ))}
        </PlainList>
      )}
    </>
  );
}
