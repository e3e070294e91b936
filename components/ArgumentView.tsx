import { sourcePath } from '../lib/knowledge/addresses.ts';
import type { ShownArgument } from '../lib/knowledge/counterpoint.ts';
import { say } from '../lib/words.ts';
import { OutLink } from './OutLink.tsx';
import './argument-view.css';

interface Props {
  readonly argument: ShownArgument;
  /** Opens a page of ours: `source.html#…`. */
  readonly onOpen: (path: string) => void;
}

/** One argument: our sentence, then the document's own words, who says them, and the way to their place. */
export function ArgumentView({ argument, onOpen }: Props) {
  return (
    <li class="argument">
      <p>{argument.say}</p>
      <blockquote>
        <p>{argument.quote}</p>
      </blockquote>
      <p class="small muted">
        {argument.who}, {argument.summarised} ({argument.document.date}).{' '}
        {!argument.counted && `${say('notCounted')} `}
        <OutLink href={sourcePath(argument.place)} onOpen={onOpen}>
          {say('seeInSource')}
        </OutLink>
      </p>
    </li>
  );
}
