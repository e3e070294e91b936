/** Small pieces of English that several sentences share. */

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** 2 → "two"; figures from ten on. */
export function inWords(count: number): string {
  return numbers[count] ?? String(count);
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}

export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

/** "word." with its first letter raised; leaves the rest alone. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
