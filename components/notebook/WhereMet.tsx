import { useMemo, useState } from 'preact/hooks';
import { knowledgePath } from '../../lib/knowledge/addresses.ts';
import { shownRating } from '../../lib/knowledge/counterpoint.ts';
import { labelOf, propositionOf } from '../../lib/knowledge/lookup.ts';
import type { Knowledge, PropositionId } from '../../lib/knowledge/types.ts';
import { placeLink, quoteLink } from '../../lib/notebook/link.ts';
import { byPlaceMet, type Sighting, timesMet } from '../../lib/notebook/sightings.ts';
import { titleOf } from '../../lib/notes/model.ts';
import { figure, say, sayCount } from '../../lib/words.ts';
import { OutLink } from '../OutLink.tsx';
import { PlainList } from '../PlainList.tsx';
import { RatingView } from '../RatingView.tsx';
import { StanceChip } from '../StanceChip.tsx';
import { dateWords } from './dates.ts';
import { Marked } from './Marked.tsx';
import { Quote } from './Quote.tsx';
import './where-met.css';

interface Props {
  readonly sightings: readonly Sighting[];
  readonly knowledge: Knowledge;
  readonly proposition: PropositionId | null;
  /** The words searched for, folded. */
  readonly words: readonly string[];
  readonly onPick: (proposition: PropositionId) => void;
  readonly onOpen: (address: string) => void;
  readonly onNote: (id: string) => void;
  readonly onPath: (path: string) => void;
}

/** Pages drawn at first, and with each "more". */
const STEP = 30;

/** Every page on which a proposition was met, with the sentences that carried it and the side they took. */
export function WhereMet(props: Props) {
  const { sightings, knowledge, words } = props;
  const [most, setMost] = useState(STEP);
  const times = useMemo(() => timesMet(sightings), [sightings]);
  const ids = [
    ...knowledge.propositions.map(({ id }) => id),
    ...[...times.keys()].filter((id) => !propositionOf(knowledge, id)),
  ];
  const chosen =
    props.proposition ?? [...times].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ids[0] ?? '';
  const proposition = propositionOf(knowledge, chosen);
  const pages = useMemo(() => byPlaceMet(sightings, chosen, words), [sightings, chosen, words]);
  const met = pages.flatMap((page) => page.sightings);
  const count = (stance: Sighting['stance']) =>
    figure(met.filter((sighting) => sighting.stance === stance).length);
  return (
    <div class="where-met">
      <label class="where-met-pick">
        <span class="label">{say('notebookMetWhich')}</span>
        <select value={chosen} onChange={(event) => props.onPick(event.currentTarget.value)}>
          {ids.map((id) => (
            <option key={id} value={id}>
              {say('notebookOption', labelOf(knowledge, id), figure(times.get(id) ?? 0))}
            </option>
          ))}
        </select>
      </label>
      <header class="group-head">
        <h2>{labelOf(knowledge, chosen)}</h2>
        {proposition && (
          <>
            <p class="group-statement">{proposition.statement}</p>
            <RatingView rating={shownRating(proposition, knowledge)} />
            <button
              type="button"
              class="plain"
              onClick={() => props.onPath(knowledgePath(proposition.id))}
            >
              {say('howDoYouKnow')}
            </button>
          </>
        )}
        <p class="where-met-sum" role="status">
          {met.length === 0
            ? say('notebookMetNever')
            : `${sayCount('notebookMetOne', 'notebookMetMany', met.length)} ${sayCount('notebookMetPagesOne', 'notebookMetPagesMany', pages.length)} ${say('notebookMetSides', count('asserts'), count('disputes'), count('open'))}`}
        </p>
      </header>
      <PlainList ordered class="met-pages">
        {pages.slice(0, most).map(({ key, page, site, sightings: here }) => (
          <li key={key}>
            <h3>
              {page === null ? (
                say('notebookPageUnknown')
              ) : (
                <Marked text={titleOf(page)} words={words} />
              )}
            </h3>
            <p class="small muted">
              {site}
              {page && <> · {say('notebookReadOn', dateWords(page.lastRead))}</>}
            </p>
            <PlainList>
              {here.map((sighting) => (
                <Met key={sighting.quote} {...props} sighting={sighting} />
              ))}
            </PlainList>
          </li>
        ))}
      </PlainList>
      {pages.length > most && (
        <p class="more">
          <button type="button" onClick={() => setMost(most + STEP)}>
            {sayCount('notebookMorePagesOne', 'notebookMorePagesMany', pages.length - most)}
          </button>
        </p>
      )}
    </div>
  );
}

function Met({ sighting, words, onOpen, onNote }: Props & { readonly sighting: Sighting }) {
  const { quote, stance, speaker, entry, page } = sighting;
  const link = entry ? placeLink(entry) : quoteLink(page, quote);
  return (
    <li class={`met ${stance}`}>
      <Quote text={quote} stance={stance} language={page?.language} words={words} />
      <p class="met-about small">
        <StanceChip stance={stance} />
        {speaker && <span class="muted">{say('saidBy', speaker)}</span>}
        {link !== null && (
          <OutLink href={link} onOpen={onOpen}>
            {say('notebookOpenPlace')}
          </OutLink>
        )}
        {entry && (
          <button type="button" class="plain" onClick={() => onNote(entry.id)}>
            {say('notebookToNote')}
          </button>
        )}
      </p>
    </li>
  );
}
