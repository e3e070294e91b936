import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mountSurfaces } from '../lib/reader/late/index.ts';
import { SLOT } from '../lib/reader/slot.ts';

export default defineUnlistedScript(() => {
  Reflect.set(globalThis, SLOT, mountSurfaces);
});
