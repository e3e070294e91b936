/** FNV-1a (Fowler, Noll, Vo), 32 bits, over the UTF-16 units of a text: no secret and no guard against forgery. */
export function fnv1a(text: string, seed = 0): number {
  let value = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i += 1)
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}
