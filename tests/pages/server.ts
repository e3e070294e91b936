/**
 * Serves pages on a loopback port: the samples of `npm start`, and whatever page a test makes up.
 * Nothing else is answered, so a request that goes elsewhere is seen.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Served {
  readonly body: string;
  readonly headers?: Record<string, string>;
  /** Answered so long after it is asked for, in milliseconds: a network far away. */
  readonly after?: number;
}

export interface PageServer {
  readonly origin: string;
  /** Addresses asked for so far, in order. */
  readonly asked: readonly string[];
  set(path: string, page: Served | string): void;
  close(): Promise<void>;
}

/** `wanted`: the port to serve on if it is free; any free one otherwise. */
export async function servePages(
  pages: Record<string, Served | string> = {},
  wanted = 0,
): Promise<PageServer> {
  const held = new Map<string, Served>();
  const asked: string[] = [];
  const set = (path: string, page: Served | string) => {
    held.set(path, typeof page === 'string' ? { body: page } : page);
  };
  for (const [path, page] of Object.entries(pages)) set(path, page);

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? '/', 'http://loopback').pathname;
    asked.push(path);
    const found = held.get(path);
    if (!found) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Nothing here');
      return;
    }
    const answer = () =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...found.headers })
        .end(found.body);
    if (found.after) setTimeout(answer, found.after);
    else answer();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      server.listen(0, '127.0.0.1', resolve);
    });
    server.listen(wanted, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    set,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
