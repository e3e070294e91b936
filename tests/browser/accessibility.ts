/** What a screen reader is given of a page, closed shadow roots included, and pressing what it names. */
import type { CDPSession, Page } from '@playwright/test';

export interface Named {
  readonly role: string;
  readonly name: string;
  readonly node: number;
}

interface AxNode {
  readonly ignored: boolean;
  readonly role?: { readonly value: unknown };
  readonly name?: { readonly value: unknown };
  readonly backendDOMNodeId?: number;
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

function sessionOf(page: Page): Promise<CDPSession> {
  const known = sessions.get(page);
  if (known) return known;
  const session = page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

/** Everything in the page's accessibility tree that has a name, in order; frames are trees of their own. */
export async function namedOn(page: Page): Promise<Named[]> {
  const session = await sessionOf(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
  return nodes.flatMap(({ ignored, role, name, backendDOMNodeId }) =>
    ignored || !name?.value || backendDOMNodeId === undefined
      ? []
      : [{ role: String(role?.value), name: String(name.value), node: backendDOMNodeId }],
  );
}

/** The middle of a named element, in CSS px of the viewport; null while there is none. */
export async function placeOf(
  page: Page,
  role: string,
  name: string,
): Promise<{ x: number; y: number } | null> {
  const found = (await namedOn(page)).find((each) => each.role === role && each.name === name);
  if (!found) return null;
  const session = await sessionOf(page);
  const answer = await session
    .send('DOM.getBoxModel', { backendNodeId: found.node })
    .catch(() => null);
  const quad = answer?.model.border;
  if (!quad) return null;
  const [left = 0, top = 0, , , right = 0, bottom = 0] = quad;
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
