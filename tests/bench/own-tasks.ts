/** How long the extension's own code keeps a page's main thread, task by task as Chromium ran them. */
import type { CDPSession } from '@playwright/test';

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly children?: readonly number[];
    readonly callFrame: { readonly url: string; readonly functionName: string };
  }[];
  /** Microseconds of the clock that the trace has too. */
  readonly startTime: number;
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

/** An event of a trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
}

export interface OwnTasks {
  /** Of the task with most of our work, that work in ms of the clock. */
  readonly longest: number;
  /** The functions that took most of it. */
  readonly heaviest: string;
  /** All our work on the thread, in ms. */
  readonly all: number;
  /** Tasks that were ours for longer than `LIMIT`. */
  readonly over: number;
}

/** No task of ours is to be longer, in ms: a frame. */
export const LIMIT = 16;

/** By which the page's thread is known in the trace: a mark that the page makes itself. */
export const PAGE_MARK = 'counterpoint-bench';

const CATEGORIES = ['disabled-by-default-devtools.timeline', 'toplevel', 'blink.user_timing'];

/** Ids of the functions that are the extension's, or run on its behalf. */
const ourNodes = (nodes: Profile['nodes']): Set<number> => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ours = new Set<number>();
  const take = (id: number) => {
    ours.add(id);
    for (const child of byId.get(id)?.children ?? []) if (!ours.has(child)) take(child);
  };
  for (const { id, callFrame } of nodes) {
    if (callFrame.url.startsWith('chrome-extension:') && !ours.has(id)) take(id);
  }
  return ours;
};

/** The tasks of the thread that made the page's mark, in order; a task within a task is part of it. */
const tasksOf = (events: readonly TraceEvent[]): TraceEvent[] => {
  const page = events.find(({ name }) => name === PAGE_MARK);
  if (!page) throw new Error('the trace does not have the page’s mark');
  const tasks = events
    .filter(
      ({ name, ph, pid, tid }) =>
        /RunTask$/.test(name) && ph === 'X' && pid === page.pid && tid === page.tid,
    )
    .sort((a, b) => a.ts - b.ts);
  const outer: TraceEvent[] = [];
  for (const task of tasks) {
    const last = outer.at(-1);
    if (!last || task.ts >= last.ts + (last.dur ?? 0)) outer.push(task);
  }
  return outer;
};

const judge = (profile: Profile, events: readonly TraceEvent[]): OwnTasks => {
  const { nodes, samples = [], timeDeltas = [], startTime } = profile;
  const ours = ourNodes(nodes);
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  const tasks = tasksOf(events);
  const work = tasks.map(() => ({ took: 0, parts: new Map<string, number>() }));
  let now = startTime;
  let at = 0;
  let isOurs = false;
  for (const [i, id] of samples.entries()) {
    now += timeDeltas[i] ?? 0;
    const before = at;
    while (at < tasks.length && now >= (tasks[at]?.ts ?? 0) + (tasks[at]?.dur ?? 0)) at += 1;
    // What is collected in the midst of our work, in the same task, is our rubbish.
    const collects: boolean = names.get(id) === '(garbage collector)' && isOurs && at === before;
    isOurs = ours.has(id) || collects;
    const task = tasks[at];
    const into = work[at];
    if (!isOurs || !task || !into || now < task.ts) continue;
    const took = Math.min(timeDeltas[i + 1] ?? 0, task.ts + (task.dur ?? 0) - now);
    const name = names.get(id) || '(anonymous)';
    into.took += took;
    into.parts.set(name, (into.parts.get(name) ?? 0) + took);
  }
  const longest = work.reduce((most, each) => (each.took > most.took ? each : most));
  return {
    longest: longest.took / 1000,
    heaviest: [...longest.parts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 6)
      .map(([name, took]) => `${name} ${(took / 1000).toFixed(1)}`)
      .join(', '),
    all: work.reduce((sum, { took }) => sum + took, 0) / 1000,
    over: work.filter(({ took }) => took > LIMIT * 1000).length,
  };
};

/** Profiles the page of `session` and traces the `browser` while `act` is done. The page must make `PAGE_MARK`. */
export const ownTasks = async (
  browser: CDPSession,
  session: CDPSession,
  act: () => Promise<unknown>,
): Promise<OwnTasks> => {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => {
    for (const each of value) events.push(each as TraceEvent);
  };
  browser.on('Tracing.dataCollected', collect);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 250 });
  await browser.send('Tracing.start', { traceConfig: { includedCategories: CATEGORIES } });
  await session.send('Profiler.start');
  await act();
  const { profile } = (await session.send('Profiler.stop')) as { profile: Profile };
  const complete = new Promise((resolve) => browser.once('Tracing.tracingComplete', resolve));
  await browser.send('Tracing.end');
  await complete;
  browser.off('Tracing.dataCollected', collect);
  return judge(profile, events);
};
