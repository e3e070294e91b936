import { propositionOf } from '../../lib/knowledge/lookup.ts';
import type { Knowledge } from '../../lib/knowledge/types.ts';
import { type Arrangement, dayOf, type Group } from '../../lib/notebook/arrange.ts';
import { siteOf } from '../../lib/notebook/entries.ts';
import { isOpenable } from '../../lib/notebook/link.ts';
import { titleOf } from '../../lib/notes/model.ts';
import { say, sayCount } from '../../lib/words.ts';
import { OutLink } from '../OutLink.tsx';
import { dateWords, dayWords, publishedWords } from './dates.ts';
import { Marked } from './Marked.tsx';

interface Props {
  readonly by: Arrangement;
  readonly group: Group;
  readonly knowledge: Knowledge;
  readonly words: readonly string[];
  readonly headingId: string;
  readonly onOpen: (address: string) => void;
}

/** What a group of notes is called, and what is said of it. */
export function GroupHead(props: Props) {
  switch (props.by) {
    case 'page':
      return <PageHead {...props} />;
    case 'proposition':
      return <PropositionHead {...props} />;
    case 'tag':
      return (
        <h2 id={props.headingId}>
          {props.group.key === '' ? (
            say('notebookNoTags')
          ) : (
            <>
              <span aria-hidden="true">#</span>
              {props.group.name}
            </>
          )}
        </h2>
      );
    case 'date':
      return (
        <h2 id={props.headingId}>
          <time dateTime={props.group.key}>
            {dayWords(props.group.key, dayOf(new Date().toISOString()))}
          </time>
        </h2>
      );
  }
}

function PageHead({ group: { page }, words, headingId, onOpen }: Props) {
  if (page === null) return <h2 id={headingId}>{say('notebookPageUnknown')}</h2>;
  const { address, author, published, lastRead } = page;
  const earlier = page.titles.filter(({ title }) => title !== titleOf(page));
  return (
    <>
      <h2 id={headingId}>
        {isOpenable(address) ? (
          <OutLink href={address} onOpen={onOpen} dir="auto" lang={page.language ?? undefined}>
            <Marked text={titleOf(page)} words={words} />
          </OutLink>
        ) : (
          <Marked text={titleOf(page)} words={words} />
        )}
      </h2>
      <p class="group-about small muted">
        <span>
          <Marked text={siteOf(page)} words={words} />
        </span>
        {author && (
          <span>
            <Marked text={author} words={words} />
          </span>
        )}
        {published && <span>{publishedWords(published)}</span>}
        <span>{say('notebookReadOn', dateWords(lastRead))}</span>
      </p>
      {earlier.map(({ title }) => (
        <p class="small muted" key={title}>
          {say('notebookEarlierTitle', title)}
        </p>
      ))}
    </>
  );
}

function PropositionHead({ group, knowledge, headingId }: Props) {
  const proposition = propositionOf(knowledge, group.key);
  if (group.key === '') {
    return (
      <>
        <h2 id={headingId}>{say('notebookOwnMarks')}</h2>
        <p class="group-about small muted">{say('notebookOwnMarksHint')}</p>
      </>
    );
  }
  return (
    <>
      <h2 id={headingId}>{proposition?.label ?? group.key}</h2>
      {proposition ? (
        <>
          <p class="group-statement">{proposition.statement}</p>
          <p class="small muted">{proposition.rating.reason}</p>
        </>
      ) : (
        <p class="group-about small muted">{say('notebookPropositionUnknown')}</p>
      )}
    </>
  );
}

/** How many notes a group holds, in words. */
export const notesCount = (count: number): string =>
  sayCount('notebookNotesOne', 'notebookNotesMany', count);
