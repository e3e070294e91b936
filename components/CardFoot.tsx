import { useId, useRef, useState } from 'preact/hooks';
import type { CardActions } from '../lib/card-actions.ts';
import type { CardProposition, CardView } from '../lib/card-view.ts';
import { inTurn } from '../lib/in-turn.ts';
import type { Outcome } from '../lib/outcome.ts';
import { unreachable } from '../lib/unreachable.ts';
import { say } from '../lib/words.ts';
import { copyText } from './copy-text.ts';
import { PlainList } from './PlainList.tsx';

interface Props {
  readonly view: CardView;
  /** The proposition shown; undefined for a passage that is about none. */
  readonly current: CardProposition | undefined;
  readonly actions: Pick<CardActions, 'dismiss' | 'mute'>;
  /** Into the note; null where none can be written. */
  readonly toNote: (() => void) | null;
}

/** What was just done, and the way back. */
interface Done {
  readonly sentence: string;
  readonly undo: (() => void) | null;
  readonly isFault?: boolean;
}

/** Always in sight at the card's end: the way to the note, and what one does with a sentence less often. */
export function CardFoot({ view, current, actions, toNote }: Props) {
  const { dismiss, mute } = actions;
  const failed = unreachable('reloadAfterUpdate', 'cardUnreachable');
  const [open, setOpen] = useState(false);
  const listId = useId();
  const [next] = useState(inTurn);
  const foot = useRef<HTMLElement>(null);
  const more = useRef<HTMLButtonElement>(null);
  /** The button that was pressed goes: the focus must not go with it, nor be taken from a note that is typed. */
  const shut = () => {
    if (foot.current?.contains(document.activeElement)) more.current?.focus();
    setOpen(false);
  };

  /** Does something and offers the way back from it. */
  const turn = (work: (on: boolean) => Promise<Outcome<null>>, on: boolean, said: string) =>
    next(async () => {
      const outcome = await work(on).catch(failed);
      if (!outcome.ok) setDone({ sentence: outcome.sentence, undo: null, isFault: true });
      else if (on) setDone({ sentence: said, undo: () => void turn(work, false, said) });
      else setDone(null);
      shut();
    });
  const turnDown = (on: boolean) => dismiss(null, on);
  const [done, setDone] = useState<Done | null>(() => {
    const sentence = say('dismissedSentence');
    return view.dismissed ? { sentence, undo: () => void turn(turnDown, false, sentence) } : null;
  });

  const copy = async () => {
    const taken = await copyText(view.quotation);
    setDone({
      sentence: say(taken ? 'quotationCopied' : 'quotationNotCopied'),
      undo: null,
      isFault: !taken,
    });
    shut();
  };
  const isClaim = current !== undefined && view.choices === null && !view.isPrivate;
  const { id = '', label = '' } = current?.counterpoint.proposition ?? {};

  return (
    <footer class="card-foot" ref={foot}>
      {/* There before it says anything: what appears together with its words is not announced. */}
      <p role="status" class={done?.isFault ? 'fault' : undefined}>
        {done && `${done.sentence} `}
        {done?.undo && (
          <button type="button" class="plain" onClick={done.undo}>
            {say('undo')}
          </button>
        )}
      </p>
      <div class="foot-row">
        {toNote && (
          <button type="button" onClick={toNote}>
            {say(view.saved ? 'yourNote' : 'writeNote')}
          </button>
        )}
        <button
          type="button"
          class="plain"
          ref={more}
          aria-expanded={open}
          aria-controls={listId}
          onClick={() => setOpen(!open)}
        >
          {say('more')}
        </button>
      </div>
      <PlainList id={listId} class="foot-more" hidden={!open}>
        <Item name={say('copyQuotation')} work={() => void copy()} />
        {isClaim && (
          <>
            <Item
              name={say('notAClaim')}
              work={() => void turn(turnDown, true, say('dismissedSentence'))}
            />
            <Item
              name={say('notThisProposition')}
              work={() => void turn((on) => dismiss(id, on), true, say('dismissedAs', label))}
            />
            <Item
              name={say('muteProposition')}
              work={() => void turn((on) => mute(id, on), true, say('settingsMuted', label))}
            />
          </>
        )}
      </PlainList>
    </footer>
  );
}

function Item({ name, work }: { readonly name: string; readonly work: () => void }) {
  return (
    <li>
      <button type="button" class="plain" onClick={work}>
        {name}
      </button>
    </li>
  );
}
