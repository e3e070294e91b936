import type { Written } from '../lib/export/types.ts';

/** Hands a finished file to the browser's downloads: an address of our own, so nothing is fetched. */
export function saveFile(written: Written): void {
  const content = 'text' in written ? written.text : written.bytes;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: written.mime }));
  link.download = written.fileName;
  link.click();
  // The download has the blob by now; the address must not keep it alive.
  URL.revokeObjectURL(link.href);
}
