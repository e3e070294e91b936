import { useMemo } from 'preact/hooks';
import { dateFormat } from '../../lib/dates.ts';
import { labelOf } from '../../lib/knowledge/lookup.ts';
import type { Knowledge } from '../../lib/knowledge/types.ts';
import {
  type Step,
  type Tally,
  talliesByProposition,
  talliesBySite,
  talliesOverTime,
} from '../../lib/notebook/figures.ts';
import type { Sighting } from '../../lib/notebook/sightings.ts';
import { figure, say, sayCount, type WordKey } from '../../lib/words.ts';
import { Bars } from './Bars.tsx';
import { Columns } from './Columns.tsx';
import { midnightOf } from './dates.ts';
import { Figure } from './Figure.tsx';

const stepWords = {
  day: 'notebookPerDay',
  week: 'notebookPerWeek',
  month: 'notebookPerMonth',
  year: 'notebookPerYear',
} as const satisfies Record<Step, WordKey>;

const shortDates = {
  day: { day: 'numeric', month: 'short' },
  week: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: '2-digit' },
  year: { year: 'numeric' },
} as const satisfies Record<Step, Intl.DateTimeFormatOptions>;

const longDates = {
  day: { dateStyle: 'long' },
  week: { dateStyle: 'long' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
} as const satisfies Record<Step, Intl.DateTimeFormatOptions>;

/** Outlets with a bar of their own; the others share one. */
const SITES = 12;

interface Props {
  readonly sightings: readonly Sighting[];
  readonly knowledge: Knowledge;
}

const largest = (tallies: readonly Tally[]): Tally | undefined =>
  tallies.reduce<Tally | undefined>(
    (best, next) => (best === undefined || next.total > best.total ? next : best),
    undefined,
  );

/** What was met so far, in three pictures, each with its table. */
export function Pictures({ sightings, knowledge }: Props) {
  const shown = useMemo(() => {
    const order = knowledge.propositions.map(({ id }) => id);
    return {
      propositions: talliesByProposition(sightings, order),
      sites: talliesBySite(sightings, SITES),
      time: talliesOverTime(sightings),
    };
  }, [sightings, knowledge]);
  if (sightings.length === 0) return <p class="state">{say('notebookNoFigures')}</p>;

  const propositionName = ({ key }: Tally) => labelOf(knowledge, key);
  const siteName = ({ key }: Tally) => key || say('notebookOtherSites');
  const { step, tallies } = shown.time;
  const timeName = ({ key }: Tally) => dateFormat(longDates[step]).format(midnightOf(key));
  const most = largest(shown.propositions);
  const site = largest(shown.sites.filter(({ key }) => key !== ''));
  const time = largest(tallies);
  const met = sayCount('notebookMetOne', 'notebookMetMany', sightings.length);
  return (
    <div class="pictures">
      <p class="pictures-lead">
        {met} {say('notebookFiguresCount')}
      </p>
      <Figure
        title={say('notebookByProposition')}
        summary={
          most
            ? say(
                'notebookMostProposition',
                propositionName(most),
                figure(most.total),
                figure(most.counts.asserts),
                figure(most.counts.disputes),
                figure(most.counts.open),
              )
            : ''
        }
        keyLabel={say('notebookProposition')}
        tallies={shown.propositions}
        nameOf={propositionName}
      >
        <Bars tallies={shown.propositions} nameOf={propositionName} />
      </Figure>
      <Figure
        title={say('notebookBySite')}
        summary={site ? say('notebookMostSite', siteName(site), figure(site.total)) : ''}
        keyLabel={say('notebookSite')}
        tallies={shown.sites}
        nameOf={siteName}
      >
        <Bars tallies={shown.sites} nameOf={siteName} />
      </Figure>
      <Figure
        title={say('notebookOverTime')}
        summary={
          time
            ? say('notebookMostTime', say(stepWords[step]), timeName(time), figure(time.total))
            : ''
        }
        keyLabel={say('notebookWhen')}
        tallies={tallies}
        nameOf={timeName}
      >
        <Columns
          tallies={tallies}
          labelOf={({ key }) => dateFormat(shortDates[step]).format(midnightOf(key))}
        />
      </Figure>
    </div>
  );
}
