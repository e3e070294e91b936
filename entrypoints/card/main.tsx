import '../../components/tokens.css';
import { render } from 'preact';
import { Card } from '../../components/Card.tsx';
import { toBackground, toCard } from '../../lib/messages.ts';
import { say } from '../../lib/words.ts';

const ticket = new URLSearchParams(location.search).get('ticket') ?? '';
const root = document.getElementById('card') as HTMLElement;

const send = toBackground.sendMessage;
const close = async () => {
  await flush();
  await send('closeCard', ticket);
  // In a window of its own there is no page to take the frame away.
  if (window.top === window) window.close();
};
let flush: () => Promise<void> = async () => undefined;

toCard.onMessage('flush', async ({ data }) => {
  if (data === ticket) await flush();
});
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.isComposing) void close();
});
new ResizeObserver(() => {
  void send('cardHeight', { ticket, height: root.getBoundingClientRect().height });
}).observe(root);

const show = async () => {
  render(<p class="card muted">{say('loading')}</p>, root);
  const outcome = await send('card', ticket);
  if (!outcome.ok) {
    render(<p class="card fault">{outcome.sentence}</p>, root);
    return;
  }
  const actions = {
    save: (draft: Parameters<typeof send<'saveNote'>>[1]['draft']) =>
      send('saveNote', { ticket, draft }),
    remove: (saved: Parameters<typeof send<'deleteNote'>>[1]['saved']) =>
      send('deleteNote', { ticket, saved }),
    restore: (saved: Parameters<typeof send<'restoreNote'>>[1]['saved']) =>
      send('restoreNote', { ticket, saved }),
    dismiss: (dismissed: boolean) => send('dismissClaim', { ticket, dismissed }),
    open: (path: string) => void send('openPage', path),
    close: () => void close(),
    onFlush: (work: () => Promise<void>) => {
      flush = work;
    },
  };
  render(<Card view={outcome.value} actions={actions} />, root);
  // Opened from the keyboard the frame has the focus; opened by a click it stays in the page.
  if (document.hasFocus()) root.querySelector<HTMLElement>('h1')?.focus();
};

show().catch((error: unknown) => {
  render(<p class="card fault">{say('cardFailed', String(error))}</p>, root);
});
