/** What is wrong with the seeds, gathered so that one run names everything. */

export interface Problem {
  /** Path inside the seeds folder, with forward slashes. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong and what to do, in plain words. */
  readonly what: string;
}

export type Report = (problem: Problem) => void;

/** Thrown by the compiler. The message lists every problem as `seeds/file:line: what is wrong`. */
export class SeedsError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? 'one thing' : `${problems.length} things`;
    const lines = problems.map(({ file, line, what }) => `seeds/${file}:${line}: ${what}`);
    super(`The knowledge base can't be built, for ${count} in seeds/:\n${lines.join('\n')}`);
    this.name = 'SeedsError';
    this.problems = problems;
  }
}
