import { useState } from 'preact/hooks';
import { say } from '../../lib/words.ts';
import type { TakeAway } from './TakeAway.tsx';
import './take-away.css';

type Props = Parameters<typeof TakeAway>[0];

/** Folded away until asked for, and so is its code: the formats are ten times the panel. */
export function TakeAwayLater(props: Props) {
  const [form, setForm] = useState<{ readonly Form: typeof TakeAway } | null>(null);
  const open = async () => {
    if (form) return;
    const { TakeAway: Form } = await import('./TakeAway.tsx');
    setForm({ Form });
  };
  return (
    <details class="take-away" onToggle={() => void open()}>
      <summary>{say('panelTakeAway')}</summary>
      {form && <form.Form {...props} />}
    </details>
  );
}
