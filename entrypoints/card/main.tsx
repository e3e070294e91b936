import '../../components/tokens.css';
import { render } from 'preact';
import { Card } from '../../components/Card.tsx';
import { cardActions } from '../../lib/card-actions.ts';
import { toBackground, toCard } from '../../lib/messages.ts';
import { say } from '../../lib/words.ts';

const asked = new URLSearchParams(location.search);
const ticket = asked.get('ticket') ?? '';
const focus = asked.get('focus');
const root = document.getElementById('card') as HTMLElement;

const send = toBackground.sendMessage;
let flush: () => Promise<void> = async () => undefined;
const close = async () => {
  await flush();
  await send('closeCard', ticket);
  // In a window of its own there is no page to take the frame away.
  if (window.top === window) window.close();
};

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
  render(
    <Card
      view={outcome.value}
      actions={cardActions(ticket)}
      close={() => void close()}
      onFlush={(work) => {
        flush = work;
      }}
      focus={focus === 'head' || focus === 'note' ? focus : null}
    />,
    root,
  );
};

show().catch((error: unknown) => {
  render(<p class="card fault">{say('cardFailed', String(error))}</p>, root);
});
