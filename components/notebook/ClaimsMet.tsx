import { useState } from 'preact/hooks';
import { labelOf } from '../../lib/knowledge/lookup.ts';
import type { Knowledge } from '../../lib/knowledge/types.ts';
import type { ReadPage } from '../../lib/notes/model.ts';
import { sayCount } from '../../lib/words.ts';
import { StanceChip } from '../StanceChip.tsx';

interface Props {
  readonly page: ReadPage;
  readonly knowledge: Knowledge;
}

/** The claims met on a page, folded away until asked for. */
export function ClaimsMet({ page, knowledge }: Props) {
  const [open, setOpen] = useState(false);
  if (page.claims.length === 0) return null;
  return (
    <details class="claims-met" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {sayCount('notebookClaimsMetOne', 'notebookClaimsMetMany', page.claims.length)}
      </summary>
      {open && (
        <ol>
          {page.claims.map(({ quote, propositions }, at) => (
            <li key={at}>
              <q lang={page.language ?? undefined}>{quote}</q>{' '}
              {propositions.map(({ id, stance }) => (
                <span class="claims-met-side" key={id}>
                  {labelOf(knowledge, id)} <StanceChip stance={stance} />{' '}
                </span>
              ))}
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
