import { fnv1a } from '../notes/fnv.ts';

/**
 * An id that follows from a name, so that importing a file twice makes nothing twice: a custom UUID
 * (RFC 9562, section 5.8, version 8) of four FNV-1a hashes.
 */
export function nameUuid(name: string): string {
  const part = (seed: number): string => {
    let value = fnv1a(name, seed);
    // FNV's low bits carry the last character nearly as it is: mix once more (MurmurHash3's finaliser).
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
    return ((value ^ (value >>> 16)) >>> 0).toString(16).padStart(8, '0');
  };
  const hex = [0, 0x9e3779b9, 0x3c6ef372, 0xdaa66d2b].map(part).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
