/**
 * Puts plain text on the clipboard, in a press of the reader's; whether it got there. The card is a
 * frame in a page that need not hand it the asynchronous clipboard (Permissions Policy,
 * `clipboard-write`); a copy command with an answer of our own asks nobody.
 */
export async function copyText(text: string): Promise<boolean> {
  let taken = false;
  const answer = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    taken = true;
  };
  document.addEventListener('copy', answer, { once: true });
  // Deprecated without a successor for frames; both browsers keep it.
  const done = document.execCommand('copy');
  document.removeEventListener('copy', answer);
  if (done && taken) return true;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
