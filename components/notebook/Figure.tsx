import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Stance } from '../../lib/knowledge/types.ts';
import type { Tally } from '../../lib/notebook/figures.ts';
import { stances } from '../../lib/notes/model.ts';
import { figure, say } from '../../lib/words.ts';
import { ScrollRegion } from '../ScrollRegion.tsx';
import { stanceWords } from '../stance-words.ts';
import { fillOf, StancePatterns } from './StancePatterns.tsx';
import './figure.css';

interface Props {
  readonly title: string;
  /** What the picture shows, in a sentence: read in place of it. */
  readonly summary: string;
  /** Heads the first column of the table. */
  readonly keyLabel: string;
  readonly tallies: readonly Tally[];
  readonly nameOf: (tally: Tally) => string;
  readonly children: ComponentChildren;
}

/** A picture with its title, its key, a sentence that says what it shows, and its figures as a table. */
export function Figure({ title, summary, keyLabel, tallies, nameOf, children }: Props) {
  const titleId = useId();
  return (
    <figure class="figure" aria-labelledby={titleId}>
      <figcaption>
        <h2 id={titleId}>{title}</h2>
        <p>{summary}</p>
        <StanceKey />
      </figcaption>
      <div aria-hidden="true">{children}</div>
      <details>
        <summary>{say('notebookAsTable')}</summary>
        <ScrollRegion class="table-scroll" aria-label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{keyLabel}</th>
                {stances.map((stance) => (
                  <th scope="col" key={stance}>
                    {say(stanceWords[stance])}
                  </th>
                ))}
                <th scope="col">{say('notebookTotal')}</th>
              </tr>
            </thead>
            <tbody>
              {tallies.map((tally) => (
                <tr key={tally.key}>
                  <th scope="row">{nameOf(tally)}</th>
                  {stances.map((stance) => (
                    <td key={stance}>{figure(tally.counts[stance])}</td>
                  ))}
                  <td>{figure(tally.total)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </figure>
  );
}

function StanceKey() {
  const id = useId();
  return (
    <p class="figure-key small">
      {stances.map((stance: Stance) => (
        <span key={stance}>
          <svg width="16" height="12" aria-hidden="true">
            <StancePatterns id={`${id}${stance}`} />
            <rect class="bar" width="16" height="12" fill={fillOf(stance, `${id}${stance}`)} />
          </svg>
          {say(stanceWords[stance])}
        </span>
      ))}
    </p>
  );
}
