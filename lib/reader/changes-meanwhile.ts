/** What a page does to its DOM while its text is being read, in slices, for the first time. */

/** Starts to watch; the answer gives what has changed since, and stops. */
export function changesMeanwhile(document: Document): () => MutationRecord[] {
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((batch) => {
    records.push(...batch);
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  return () => {
    records.push(...observer.takeRecords());
    observer.disconnect();
    return records;
  };
}
