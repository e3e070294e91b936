import { useState } from 'preact/hooks';
import type { NotebookActions } from '../../lib/notebook/contract.ts';
import type { Entry } from '../../lib/notebook/entries.ts';
import type { AnnotationVersion } from '../../lib/notes/model.ts';
import { versionsOf } from '../../lib/notes/versions.ts';
import { say } from '../../lib/words.ts';
import { PlainList } from '../PlainList.tsx';
import { momentWords } from './dates.ts';
import { verdictWords } from './Note.tsx';
import './conflict.css';

interface Props {
  readonly entry: Entry;
  readonly settle: NotebookActions['settle'];
}

/** Every text one after the other, each once; all tags; the newest verdict. */
function together(versions: readonly AnnotationVersion[]): AnnotationVersion | null {
  const [first] = versions;
  if (first === undefined) return null;
  const texts = new Set(versions.map(({ note }) => note.trim()).filter(Boolean));
  return {
    ...first,
    note: [...texts].join('\n\n'),
    tags: [...new Set(versions.flatMap(({ tags }) => tags))],
    verdict: versions.find(({ verdict }) => verdict !== null)?.verdict ?? null,
    deleted: null,
  };
}

/** A note that was changed in two places: both texts, side by side, and the choice between them. */
export function Conflict({ entry, settle }: Props) {
  const [fault, setFault] = useState<string | null>(null);
  const versions = versionsOf(entry.note);
  const choose = async (version: AnnotationVersion | null) => {
    if (version === null) return;
    const outcome = await settle(entry.id, { ...version, deleted: null });
    setFault(outcome.ok ? null : outcome.sentence);
  };
  return (
    <section class="conflict">
      <h3>{say('notebookConflictTitle')}</h3>
      <p class="small">{say('notebookConflictHint')}</p>
      <PlainList ordered>
        {versions.map((version, at) => (
          <li key={version.modified}>
            <p class="label">{momentWords(version.modified)}</p>
            {version.deleted !== null && <p class="muted">{say('notebookConflictDeleted')}</p>}
            <p class="note-written" dir="auto">
              {version.note || say('notebookConflictNoText')}
            </p>
            {(version.tags.length > 0 || version.verdict) && (
              <p class="small muted">
                {[
                  ...(version.verdict ? [say(verdictWords[version.verdict])] : []),
                  ...version.tags.map((tag) => `#${tag}`),
                ].join(' · ')}
              </p>
            )}
            <button type="button" onClick={() => void choose(version)}>
              {say('notebookKeepVersion', at + 1)}
            </button>
          </li>
        ))}
      </PlainList>
      <button type="button" class="primary" onClick={() => void choose(together(versions))}>
        {say('notebookKeepTogether')}
      </button>
      {fault && (
        <p role="alert" class="fault">
          {fault}
        </p>
      )}
    </section>
  );
}
