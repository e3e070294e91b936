/**
 * Brings the reader's second file into the page when something of it is first wanted: a card, a
 * toolbar, or a saved passage to find again. Both files run in the same isolated world.
 */
import { toBackground } from '../messages.ts';
import type { mountSurfaces, Surfaces, SurfacesOptions } from './late/index.ts';
import { SLOT } from './slot.ts';

export type Mount = typeof mountSurfaces;
/** Rejects where the browser no longer lets us in, or an update has cut this script off. */
export type BringSurfaces = () => Promise<Mount>;

export interface OnDemand {
  /** Null while nothing has been wanted. */
  now(): Surfaces | null;
  get(): Promise<Surfaces>;
}

/** By the background, anew for each reader: what an older version has left in the world is not ours. */
export const bringSurfaces: BringSurfaces = async () => {
  await toBackground.sendMessage('bringSurfaces', undefined);
  return Reflect.get(globalThis, SLOT) as Mount;
};

export function surfacesOnDemand(bring: BringSurfaces, options: SurfacesOptions): OnDemand {
  let mounted: Surfaces | null = null;
  let coming: Promise<Surfaces> | null = null;
  const mount = async () => {
    const mountNow = await bring();
    options.signal.throwIfAborted();
    mounted = mountNow(options);
    return mounted;
  };
  return {
    now: () => mounted,
    get() {
      coming ??= mount().catch((error: unknown) => {
        // Wanted again, it is asked for again.
        coming = null;
        throw error;
      });
      return coming;
    },
  };
}
