/** What a note's tags were before they were changed together with others'. */
export interface TagsBefore {
  readonly id: string;
  readonly tags: readonly string[];
  /** What that change made them. */
  readonly made: readonly string[];
}

/** Tags as they stand `now`, with what a change did to them undone, and what was done to them since left alone. */
export function tagsBack(now: readonly string[], { tags, made }: TagsBefore): readonly string[] {
  const [before, after] = [new Set(tags), new Set(made)];
  if (now.join('\n') === made.join('\n')) return tags;
  const left = now.filter((tag) => before.has(tag) || !after.has(tag));
  return [...left, ...tags.filter((tag) => !after.has(tag))];
}
