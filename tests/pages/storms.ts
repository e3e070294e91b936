/**
 * Pages that rage: each does something to itself over and over, in every frame, until it is told to be
 * calm. How often and for how long it did is told by the page's own clock, so that what a test allows
 * is in step with the page, however slow the machine.
 */

/** What a page does each time; `n` counts up, `body` holds its article. `before`: once, when it loads. */
export interface Storm {
  readonly each: string;
  readonly before?: string;
}

const words = "'Now it is '+n+', and schools that work together say so.'";

export const storms = {
  'edits its own article': {
    each: `clock.textContent=${words};const p=document.createElement('p');p.textContent=${words};body.append(p);if(body.children.length>400)body.children[200].remove()`,
    before: `const clock=document.createElement('p');body.append(clock)`,
  },
  'changes its title, classes and styles': {
    each: `document.title='Page '+n;document.body.className='c'+n;body.style.setProperty('--n',n);document.documentElement.lang=n%2?'en':'en-GB'`,
  },
  'forges every event that a reader listens to': {
    each: `for(let i=0;i<20;i++){for(const type of ['toggle','load','visibilitychange','selectionchange','click','keydown','keyup','pointerup','pointermove','scroll'])document.dispatchEvent(new Event(type,{bubbles:true}));for(const type of ['popstate','hashchange','pageshow','pagehide','focus','blur','resize'])dispatchEvent(new Event(type));document.querySelector('p').dispatchEvent(new PointerEvent('pointermove',{bubbles:true,clientX:i,clientY:i}))}`,
  },
  'floods everything with messages': {
    each: `for(let i=0;i<100;i++){postMessage({id:i,type:'pageReading',data:{ticket:'x'},timestamp:n},'*');document.dispatchEvent(new CustomEvent('counterpoint',{detail:{type:'step',data:'next'}}));for(let w=0;w<length;w++)frames[w].postMessage({type:'saveNote'},'*')}`,
  },
  'fights over our element': {
    each: `for(const each of document.querySelectorAll('counterpoint-host'))each.remove();for(let i=0;i<20;i++)document.documentElement.append(document.createElement('counterpoint-host'))`,
  },
  'works at the foot of a tree ten thousand deep': {
    before: `let foot=document.createElement('div');foot.style.display='none';document.body.append(foot);for(let i=0;i<10000;i++)foot=foot.appendChild(document.createElement('div'))`,
    each: `foot.replaceChildren(...Array.from({length:300},(_,i)=>Object.assign(document.createElement('i'),{textContent:n+i})))`,
  },
  'attaches shadow roots and frames': {
    each: `const d=document.createElement(n%8?'div':'iframe');if(n%8){d.attachShadow({mode:'open'}).appendChild(document.createElement('p')).textContent=${words}}else{d.srcdoc='<p>'+${words}}body.append(d);if(body.children.length>200)body.children[100].remove()`,
  },
  'spins a word of a megabyte': {
    before: `const word=document.createElement('p');word.style.cssText='height:2em;overflow:hidden;white-space:nowrap';word.textContent='collaboration'.repeat(80000);body.append(word);const end=document.createElement('p');body.append(end)`,
    each: `end.textContent=${words};if(n%50===0)word.firstChild.appendData('s')`,
  },
} as const satisfies Record<string, Storm>;

/** A page that goes to another address of its own each time; what it was read as is void at once. */
export const wanders: Storm = {
  each: `try{history.replaceState(null,'',location.pathname+'?'+n)}catch{}`,
};

/** The page with the storm in it, still calm. `selector` finds its article's body. */
export const stormy = (html: string, { each, before = '' }: Storm, selector: string): string =>
  html.replace(
    '</body>',
    `<script>{const body=document.querySelector('${selector}');${before};let n=0,from=0,rages=false;
const step=()=>{if(!rages)return;n+=1;${each};setTimeout(step,16)};
window.rage=()=>{rages=true;from=performance.now();step()};
window.raged=()=>({times:n,ms:performance.now()-from});
window.calm=()=>{rages=false;return raged()}}</script></body>`,
  );

/** How often a page has raged, and for how many milliseconds of its own clock. */
export interface Raged {
  readonly times: number;
  readonly ms: number;
}

interface StormyWindow {
  rage(): void;
  raged(): Raged;
  calm(): Raged;
}
declare const window: StormyWindow;

/** These run in the page. */
export const rage = (): void => window.rage();
export const raged = (): Raged => window.raged();
export const calm = (): Raged => window.calm();

/** What the reader may do a second and at the start, by design: see `lib/page/watch.ts` and `lib/reader/rests.ts`. */
export const most = {
  /** A reading, and a look at what is kept, for a batch of changes: after 120 ms of quiet at the soonest. */
  readings: ({ ms }: Raged): number => 3 + ms / 120,
  /** One a second on a page that leaves its address at once, but for the first few. */
  sessions: ({ ms }: Raged): number => 10 + ms / 1000,
};

interface Port {
  readonly onMessage: { addListener(hear: () => void): void };
}
interface Api {
  readonly runtime: {
    readonly onMessage: { addListener(hear: (message: { type: string }) => void): void };
    readonly onConnect: { addListener(hear: (port: Port) => void): void };
  };
}

/** Runs in a page of the extension's, which every message of a reader's reaches: counts them by type, and what comes over ports as `asked`. */
export function listen(): void {
  const scope = globalThis as unknown as {
    browser?: Api;
    chrome: Api;
    heard: Record<string, number>;
  };
  const { runtime } = scope.browser ?? scope.chrome;
  scope.heard = {};
  const count = (what: string) => {
    scope.heard[what] = (scope.heard[what] ?? 0) + 1;
  };
  runtime.onMessage.addListener(({ type }) => count(type));
  runtime.onConnect.addListener((port) => port.onMessage.addListener(() => count('asked')));
}

/** Runs there: what it has heard since it was asked last. */
export function heard(): Record<string, number> {
  const scope = globalThis as unknown as { heard: Record<string, number> };
  const since = scope.heard;
  scope.heard = {};
  return since;
}
