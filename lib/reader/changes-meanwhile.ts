/** What a page does to its DOM while its text is being read, in slices, for the first time. */
export interface ChangesMeanwhile {
  /** What has changed since it was asked last. */
  take(): MutationRecord[];
  stop(): void;
}

/** Starts to watch. */
export function changesMeanwhile(document: Document): ChangesMeanwhile {
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((batch) => {
    records.push(...batch);
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  return {
    take: () => [...records.splice(0), ...observer.takeRecords()],
    stop: () => observer.disconnect(),
  };
}
