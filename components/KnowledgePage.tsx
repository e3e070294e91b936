import { useEffect, useRef, useState } from 'preact/hooks';
import { searchPropositions } from '../lib/knowledge/search.ts';
import type { Knowledge, PropositionId } from '../lib/knowledge/types.ts';
import { inWords } from '../lib/knowledge/words.ts';
import { say, sayCount } from '../lib/words.ts';
import { PropositionEntry } from './PropositionEntry.tsx';
import { RatingRule } from './RatingRule.tsx';
import './knowledge-page.css';

interface Props {
  readonly knowledge: Knowledge;
  /** The proposition that was asked for: opened, scrolled to and focused. */
  readonly target: PropositionId | null;
  /** Opens a page of ours. */
  readonly onOpen: (path: string) => void;
}

/** All propositions with their ratings at a glance, each opening to its derivation. */
export function KnowledgePage({ knowledge, target, onOpen }: Props) {
  const root = useRef<HTMLElement>(null);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<ReadonlySet<PropositionId>>(new Set());
  const found = searchPropositions(query, knowledge);
  const allOpen = found.length > 0 && found.every((id) => open.has(id));

  const toggle = (ids: readonly PropositionId[], isOpen: boolean) =>
    setOpen((before) => {
      const after = new Set(before);
      for (const id of ids) isOpen ? after.add(id) : after.delete(id);
      return after;
    });

  useEffect(() => {
    if (target === null) return;
    setQuery('');
    toggle([target], true);
  }, [target]);

  // Once the entry is there and open: a search may have hidden it a moment ago.
  const arrived = target !== null && open.has(target) && found.includes(target);
  useEffect(() => {
    if (!arrived) return;
    const summary = root.current?.querySelector<HTMLElement>(`[data-id="${target}"] > summary`);
    summary?.focus({ preventScroll: true });
    summary?.scrollIntoView({ block: 'start' });
  }, [arrived, target]);

  return (
    <main class="knowledge" ref={root}>
      <header>
        <h1>{say('knowledgeTitle')}</h1>
        <p class="intro">{say('knowledgeIntro', inWords(knowledge.documents.length))}</p>
        <p>
          {say('knowledgeSources')}:{' '}
          {knowledge.documents.map(({ id, title, publisher, date }, index) => (
            <span key={id}>
              {index > 0 && '; '}
              <a href={`source.html#${id}`}>{title}</a> ({publisher}, {date})
            </span>
          ))}
        </p>
      </header>
      <RatingRule ceiling={knowledge.ceiling} />
      <search class="find">
        <label class="label" for="knowledge-search">
          {say('knowledgeSearch')}
        </label>
        <input
          id="knowledge-search"
          type="search"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <div class="found">
          <p role="status" class="muted">
            {found.length === 0
              ? say('knowledgeNoneFound')
              : sayCount('knowledgeFoundOne', 'knowledgeFoundMany', found.length)}
          </p>
          {found.length > 0 && (
            <button type="button" onClick={() => toggle(found, !allOpen)}>
              {say(allOpen ? 'knowledgeCloseAll' : 'knowledgeOpenAll')}
            </button>
          )}
        </div>
      </search>
      {knowledge.propositions
        .filter(({ id }) => found.includes(id))
        .map((proposition) => (
          <PropositionEntry
            key={proposition.id}
            proposition={proposition}
            knowledge={knowledge}
            isOpen={open.has(proposition.id)}
            onToggle={(isOpen) => toggle([proposition.id], isOpen)}
            onOpen={onOpen}
          />
        ))}
    </main>
  );
}
