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
/** The page may be gone from under a card in a window of its own, and nobody there to hear. */
const unheard = () => undefined;
let flush: () => Promise<void> = async () => undefined;
const close = async () => {
  await flush();
  await send('closeCard', ticket).catch(unheard);
  // In a window of its own there is no page to take the frame away.
  if (window.top === window) window.close();
};

toCard.onMessage('flush', async ({ data }) => {
  if (data === ticket) await flush();
});
// A link that is followed takes the frame away without closing it: what is typed is written as the frame is left.
for (const leaving of ['blur', 'pagehide']) addEventListener(leaving, () => void flush());
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.isComposing) void close();
});
let isLoading = true;
/** Its first word comes before anything was answered: the page hears that its frame runs. */
const tellHeight = () => {
  const height = isLoading ? 0 : root.getBoundingClientRect().height;
  void send('cardHeight', { ticket, height }).catch(unheard);
};
new ResizeObserver(tellHeight).observe(root);

const fail = (sentence: string) => {
  isLoading = false;
  render(<h1 class="card fault">{sentence}</h1>, root);
  // As high as the line that it takes the place of, it is no change of size to be observed.
  tellHeight();
};
const show = async () => {
  render(<p class="card muted">{say('loading')}</p>, root);
  const outcome = await send('card', ticket);
  isLoading = false;
  if (!outcome.ok) return fail(outcome.sentence);
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

show().catch((error: unknown) => fail(say('cardFailed', String(error))));
