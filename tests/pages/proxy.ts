/**
 * A proxy on loopback that the whole browser is set to use: whatever any page, worker or frame of it
 * asks of the network is written down here. It passes on what goes to the tests' own pages, and
 * refuses the rest.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LoggingProxy {
  readonly port: number;
  /** Everything asked for so far: `GET http://host/path`, or `CONNECT host:port` for anything encrypted. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** `through`: whether a request is passed on. */
export async function startProxy(through: (target: URL) => boolean): Promise<LoggingProxy> {
  const asked: string[] = [];
  const refuse = (response: ServerResponse) => response.writeHead(502).end();

  const server = createServer((incoming: IncomingMessage, response: ServerResponse) => {
    const address = incoming.url ?? '';
    asked.push(`${incoming.method} ${address}`);
    const target = URL.parse(address);
    if (!target || !through(target)) {
      refuse(response);
      return;
    }
    const outgoing = request(
      target,
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    outgoing.on('error', () => refuse(response));
    incoming.pipe(outgoing);
  });
  server.on('connect', (incoming, socket) => {
    asked.push(`CONNECT ${incoming.url}`);
    socket.end('HTTP/1.1 502 Refused\r\n\r\n');
  });
  // A web socket over a proxy, where it is not encrypted.
  server.on('upgrade', (incoming, socket) => {
    asked.push(`UPGRADE ${incoming.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
