import { useRef, useState } from 'preact/hooks';
import { inTurn } from '../../lib/in-turn.ts';
import type { NotebookActions } from '../../lib/notebook/contract.ts';
import { outletOf } from '../../lib/notebook/entries.ts';
import { waitingLink } from '../../lib/notebook/link.ts';
import type { Unsaved } from '../../lib/unsaved.ts';
import type { Waiting as Desk } from '../../lib/waiting.ts';
import { say, sayCount } from '../../lib/words.ts';
import { copyText } from '../copy-text.ts';
import { OutLink } from '../OutLink.tsx';
import { PlainList } from '../PlainList.tsx';
import { momentWords } from './dates.ts';
import { LongText } from './Marked.tsx';
import { verdictWords } from './Note.tsx';
import { Quote } from './Quote.tsx';
import './waiting.css';

interface Props {
  readonly waiting: Desk;
  readonly openAddress: NotebookActions['openAddress'];
  /** Shows a note that was made of waiting words. */
  readonly showNote: (id: string) => void;
}

/** What was just done, with what can be done about it. */
interface Done {
  readonly sentence: string;
  readonly isFault: boolean;
  readonly next: { readonly name: string; readonly work: () => void } | null;
}

/** Words that were typed and never became a note: whoever typed them looks for them here. Nothing where there are none. */
export function Waiting({ waiting, openAddress, showNote }: Props) {
  const [done, setDone] = useState<Done | null>(null);
  const section = useRef<HTMLElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const list = waiting.list();
  const [next] = useState(inTurn);
  /** The button that was pressed goes: the focus must not go with it, nor be taken from where the reader has gone. */
  const tell = (said: Done) => {
    if (section.current?.contains(document.activeElement)) status.current?.focus();
    setDone(said);
  };

  const save = async (unsaved: Unsaved) => {
    const outcome = await waiting.save(unsaved);
    if (!outcome.ok) return tell({ sentence: outcome.sentence, isFault: true, next: null });
    const { annotation, conflict } = outcome.value;
    tell({
      sentence: conflict?.sentence ?? say('waitingSaved'),
      isFault: false,
      next: { name: say('waitingShow'), work: () => showNote(annotation.id) },
    });
  };
  const throwAway = async (unsaved: Unsaved) => {
    await waiting.throwAway(unsaved);
    const undo = async () => {
      await waiting.bringBack(unsaved);
      tell({ sentence: say('waitingBack'), isFault: false, next: null });
    };
    const back = { name: say('undo'), work: () => void next(undo) };
    tell({ sentence: say('waitingThrown'), isFault: false, next: back });
  };
  const copy = async ({ draft }: Unsaved) => {
    const taken = await copyText(draft.note);
    const sentence = taken ? say('notebookCopied', draft.note.length) : say('quotationNotCopied');
    tell({ sentence, isFault: !taken, next: null });
  };

  return (
    <section class="waiting" ref={section} aria-label={say('notSavedYet')}>
      {list.length > 0 && (
        <>
          <h2>{say('notSavedYet')}</h2>
          <p class="small">{sayCount('waitingHintOne', 'waitingHintMany', list.length)}</p>
          <PlainList class="waiting-list">
            {list.map((unsaved) => (
              <li key={unsaved.name}>
                <Words unsaved={unsaved} />
                <p class="waiting-actions">
                  {unsaved.subject === null ? (
                    <button type="button" onClick={() => void next(() => copy(unsaved))}>
                      {say('waitingCopy')}
                    </button>
                  ) : (
                    <>
                      <button
                        type="button"
                        class="primary"
                        onClick={() => void next(() => save(unsaved))}
                      >
                        {say('waitingSave')}
                      </button>
                      <PageLink link={waitingLink(unsaved.subject)} openAddress={openAddress} />
                    </>
                  )}
                  <button
                    type="button"
                    class="plain danger"
                    onClick={() => void next(() => throwAway(unsaved))}
                  >
                    {say('waitingThrow')}
                  </button>
                </p>
              </li>
            ))}
          </PlainList>
        </>
      )}
      {/* Always there, so that a screen reader hears what comes into it. */}
      <p role="status" tabIndex={-1} ref={status} class={done?.isFault ? 'fault' : 'waiting-done'}>
        {done && `${done.sentence} `}
        {done?.next && (
          <button type="button" class="plain" onClick={done.next.work}>
            {done.next.name}
          </button>
        )}
      </p>
    </section>
  );
}

interface LinkProps {
  readonly link: string | null;
  readonly openAddress: NotebookActions['openAddress'];
}

function PageLink({ link, openAddress }: LinkProps) {
  if (link === null) return null;
  return (
    <OutLink href={link} onOpen={openAddress}>
      {say('waitingOpen')}
    </OutLink>
  );
}

/** What was typed, on which words of which page, and when. */
function Words({ unsaved }: { readonly unsaved: Unsaved }) {
  const { draft, subject, at } = unsaved;
  const { title, site, url, language } = subject?.page ?? {};
  return (
    <>
      {subject?.selectors && (
        <Quote text={subject.selectors.quote.exact} stance={null} language={language} />
      )}
      {draft.note !== '' && (
        <div class="note-written" dir="auto">
          <LongText text={draft.note} words={[]} />
        </div>
      )}
      {(draft.verdict || draft.tags.length > 0) && (
        <p class="small">
          {draft.verdict && say(verdictWords[draft.verdict])}{' '}
          {draft.tags.map((tag) => `#${tag}`).join(' ')}
        </p>
      )}
      <p class="small muted">
        {url === undefined ? (
          say('waitingNoPage')
        ) : (
          <>
            <cite>{title || url}</cite> · {site ?? outletOf(url)}
          </>
        )}
        {at !== null && <> · {say('waitingTyped', momentWords(at))}</>}
      </p>
    </>
  );
}
