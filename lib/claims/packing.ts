/** How the model file holds weights: codes of six bits, deflated (RFC 1951), in base64. */
import { inflateSync, strFromU8 } from 'fflate';

/** Codes run from -MOST_CODE to MOST_CODE. */
export const MOST_CODE = 31;
const LEVELS = Float64Array.from({ length: 2 * MOST_CODE + 1 }, (_, i) => {
  const part = (i - MOST_CODE) / MOST_CODE;
  return part * Math.abs(part);
});

/** A code's share of the largest weight: squared, since most weights are small and small ones count. */
export const levelOf = (code: number): number => LEVELS[code + MOST_CODE] ?? 0;
export const codeOf = (share: number): number =>
  Math.round(Math.sign(share) * Math.sqrt(Math.min(1, Math.abs(share))) * MOST_CODE);

function bytesOf(base64: string): Uint8Array {
  const raw = atob(base64);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return bytes;
}

/** Codes as they are stored; the other way is `packed` in scripts/train/pack.ts. */
export const codesOf = (base64: string): Int8Array =>
  Int8Array.from(inflateSync(bytesOf(base64)), (byte) => byte - MOST_CODE);

/** A rising list of hashes, stored as base64 of their differences, each in 7-bit groups, lowest first. */
export function decodeHashes(base64: string): number[] {
  const ids: number[] = [];
  let last = 0;
  let part = 0;
  let factor = 1;
  for (const byte of bytesOf(base64)) {
    part += (byte & 0x7f) * factor;
    factor *= 128;
    if (byte < 0x80) {
      last += part;
      ids.push(last);
      part = 0;
      factor = 1;
    }
  }
  return ids;
}

/** Trees as they are stored: JSON, deflated, in base64; `packedTrees` in scripts/train/pack.ts is the other way. */
export const decodeTrees = <T>(base64: string): T =>
  JSON.parse(strFromU8(inflateSync(bytesOf(base64)))) as T;
