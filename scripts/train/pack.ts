/** Weights and lists as the model file holds them; read again by lib/claims/packing.ts. */
import { deflateSync, strToU8 } from 'fflate';
import { MOST_CODE } from '../../lib/claims/packing.ts';

export const packed = (codes: Int8Array): string =>
  Buffer.from(
    deflateSync(
      Uint8Array.from(codes, (c) => c + MOST_CODE),
      { level: 9 },
    ),
  ).toString('base64');

/** Differences of the sorted hashes in 7-bit groups, lowest first. */
export function packedHashes(ids: readonly number[]): string {
  const bytes: number[] = [];
  let last = 0;
  for (const id of ids) {
    let gap = id - last;
    last = id;
    while (gap >= 128) {
      bytes.push((gap % 128) + 128);
      gap = Math.floor(gap / 128);
    }
    bytes.push(gap);
  }
  return Buffer.from(bytes).toString('base64');
}

/** Trees, as JSON deflated. */
export const packedTrees = (trees: unknown): string =>
  Buffer.from(deflateSync(strToU8(JSON.stringify(trees)), { level: 9 })).toString('base64');
