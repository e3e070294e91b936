import { useRef, useState } from 'preact/hooks';
import type { Entry } from '../../lib/notebook/entries.ts';

/** The notes ticked, by id. `extend` ticks everything between the last tick and this one. */
export function useSelection(listed: readonly Entry[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);

  const toggle = (entry: Entry, on: boolean, extend: boolean) => {
    const from = listed.findIndex(({ id }) => id === last.current);
    const to = listed.findIndex(({ id }) => id === entry.id);
    const range =
      extend && from >= 0 && to >= 0
        ? listed.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id)
        : [entry.id];
    last.current = entry.id;
    setIds((now) => {
      const next = new Set(now);
      for (const id of range) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  };

  return {
    ids,
    toggle,
    add: (more: readonly Entry[]) =>
      setIds((now) => new Set([...now, ...more.map(({ id }) => id)])),
    drop: (gone: readonly string[]) =>
      setIds((now) => new Set([...now].filter((id) => !gone.includes(id)))),
    clear: () => setIds(new Set()),
  };
}
