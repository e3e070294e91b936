interface Scheduler {
  postTask(work: () => void, options: { readonly priority: 'background' }): Promise<void>;
}

/** Lets everything else go first. Firefox has no `scheduler` before 142. */
export const pause = (): Promise<void> =>
  (globalThis as { scheduler?: Scheduler }).scheduler?.postTask(() => {}, {
    priority: 'background',
  }) ?? new Promise((resolve) => setTimeout(resolve));
