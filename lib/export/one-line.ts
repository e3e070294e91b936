/** Page text in one line: each run of space is one, and none stands at either end. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
