import { useId } from 'preact/hooks';

interface Props {
  readonly name: string;
  /** One sentence, read after the name. */
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Names the group of a choice of one among several; null for one that stands by itself. */
  readonly group: string | null;
}

/** A box or button to tick, its name, and a sentence that says what it does. */
export function Choice({ name, hint, checked, onChange, group }: Props) {
  const id = useId();
  return (
    <div class="option-choice">
      <input
        id={id}
        aria-describedby={`${id}-hint`}
        type={group === null ? 'checkbox' : 'radio'}
        {...(group === null ? {} : { name: group })}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{name}</label>
      <p id={`${id}-hint`} class="small muted">
        {hint}
      </p>
    </div>
  );
}
