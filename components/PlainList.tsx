import { type HTMLAttributes, h, type Ref } from 'preact';

interface Props extends Omit<HTMLAttributes<HTMLElement>, 'role'> {
  readonly ordered?: boolean;
  readonly ref?: Ref<HTMLElement>;
}

/** A list without bullets or numbers. It says that it is a list: Safari takes one that has none for mere text. */
export function PlainList({ ordered = false, ...attributes }: Props) {
  return h(ordered ? 'ol' : 'ul', { role: 'list', ...attributes });
}
