/** 32-bit hashes for features: stems have theirs once, combinations are mixed from those, no string is built. */
/** Stems met before; a page of random letters must not fill the memory. */
const stemHashes = new Map<string, number>();
/** FNV-1a (Fowler, Noll, Vo) of a stem. */
export function hashOf(stem: string): number {
  const had = stemHashes.get(stem);
  if (had !== undefined) return had;
  let h = 0x811c9dc5;
  for (let i = 0; i < stem.length; i++) h = Math.imul(h ^ stem.charCodeAt(i), 0x01000193);
  h >>>= 0;
  if (stemHashes.size < 50_000) stemHashes.set(stem, h);
  return h;
}
/** Two hashes as one, order counts (the finaliser of MurmurHash3). */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 13)) >>> 0;
}
