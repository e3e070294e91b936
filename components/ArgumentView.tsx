import type { ShownArgument } from '../lib/knowledge/counterpoint.ts';
import type { Place } from '../lib/knowledge/types.ts';
import { say } from '../lib/words.ts';
import './argument-view.css';

interface Props {
  readonly argument: ShownArgument;
  /** Opens a page of ours: `source.html#…`. */
  readonly onOpen: (path: string) => void;
}

/** Where a quotation stands in the source reader. */
export function sourcePath({ document, start, end }: Place): string {
  return `source.html#${document}:${start}-${end}`;
}

/** One argument: our sentence, then the document's own words, who says them, and the way to their place. */
export function ArgumentView({ argument, onOpen }: Props) {
  const path = sourcePath(argument.place);
  return (
    <li class="argument">
      <p>{argument.say}</p>
      <blockquote>
        <p>{argument.quote}</p>
      </blockquote>
      <p class="small muted">
        {argument.who}, {argument.summarised} ({argument.document.date}).{' '}
        <a
          href={path}
          onClick={(event) => {
            event.preventDefault();
            onOpen(path);
          }}
        >
          {say('seeInSource')}
        </a>
      </p>
    </li>
  );
}
