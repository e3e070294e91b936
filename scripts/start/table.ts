/** A page's claims as a table for the terminal. */
import type { PageReading } from '../../lib/messages.ts';

const columns = [
  ['Sentence', 58],
  ['Proposition', 20],
  ['Stance', 9],
  ['Wording', 10],
  ['Rating', 16],
] as const;

/** Lines of at most `width` characters, broken between words. */
function wrapped(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    const longer = last === '' ? word : `${last} ${word}`;
    if (longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word.slice(0, width));
  }
  return lines;
}

const row = (cells: readonly string[]): string => {
  const lines = cells.map((cell, index) => wrapped(cell, columns[index]?.[1] ?? 0));
  const height = Math.max(...lines.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(([, width], index) => (lines[index]?.[line] ?? '').padEnd(width))
      .join('  ')
      .trimEnd(),
  ).join('\n');
};

export function claimsTable({ claims, state }: PageReading): string {
  if (claims.length === 0) {
    return state.kind === 'not-an-article'
      ? `No article here: ${state.why}`
      : 'No claim about school collaboration found.';
  }
  const head = [
    row(columns.map(([title]) => title)),
    columns.map(([, width]) => '─'.repeat(width)).join('  '),
  ];
  const body = claims.flatMap(({ text, propositions }) =>
    propositions.map(({ id, stance, wording, rating }, index) =>
      row([index === 0 ? text : '  (the same sentence)', id, stance, wording, rating]),
    ),
  );
  return [...head, ...body, `${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}`].join(
    '\n',
  );
}
