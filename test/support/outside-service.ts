import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Behaviour = (body: string, request: IncomingMessage, response: ServerResponse) => void;

/** A local stand-in of a service outside; each test says how it behaves. */
export interface OutsideService {
  /** without a slash at its end */
  url: string;
  behaviour: Behaviour;
  /** bodies of the requests so far */
  requests: string[];
  close(): Promise<void>;
}

export async function startOutsideService(): Promise<OutsideService> {
  const service: OutsideService = {
    url: '',
    behaviour: (_, __, response) => void response.writeHead(500).end(),
    requests: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      service.requests.push(body);
      service.behaviour(body, request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return service;
}

/** Answers with this JSON. */
export const json =
  (value: unknown, status = 200): Behaviour =>
  (_, __, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

const event = (content: string, finish: string | null = null): string =>
  `data: ${JSON.stringify({ choices: [{ delta: { content }, finish_reason: finish }] })}\n\n`;

/** A chat completion that streams this text in pieces. */
export const stream =
  (content: string, pieces = 3): Behaviour =>
  (_, __, response) => {
    response.setHeader('content-type', 'text/event-stream');
    const size = Math.ceil(content.length / pieces) || 1;
    for (let at = 0; at < content.length; at += size) response.write(event(content.slice(at, at + size)));
    response.end('data: [DONE]\n\n');
  };

/** Ways in which a chat completion goes wrong; an answer that is never finished among them. */
export const faults: Record<string, Behaviour> = {
  'never begins to answer': () => undefined,
  'answers 500': json({ error: 'boom' }, 500),
  'answers 429': (_, __, response) => void response.writeHead(429, { 'retry-after': '30' }).end('{}'),
  'answers with no JSON': stream('I am sorry, I can not do that.'),
  'breaks its JSON off': stream('{"answerable": true, "answer": "Tap'),
  'breaks off in the middle': (_, __, response) => {
    response.setHeader('content-type', 'text/event-stream');
    response.write(event('{"answerable":'));
    response.end();
  },
  'hangs up': (_, request) => void request.socket.destroy(),
  'tells an error in its stream': (_, __, response) => {
    response.setHeader('content-type', 'text/event-stream');
    response.end(`${event('{"answerable"')}data: {"error":{"message":"overloaded"}}\n\ndata: [DONE]\n\n`);
  },
  'runs out of tokens': (_, __, response) => {
    response.setHeader('content-type', 'text/event-stream');
    response.end(event('{"answerable": true}', 'length'));
  },
  'streams without end': (_, __, response) => {
    response.setHeader('content-type', 'text/event-stream');
    const timer = setInterval(() => response.write(event('more ')), 20);
    response.on('close', () => clearInterval(timer));
  },
  'sends megabytes': (_, __, response) => {
    response.setHeader('content-type', 'text/event-stream');
    for (let count = 0; count < 300; count++) response.write(event('x'.repeat(1_000)));
  },
  'redirects elsewhere': (_, __, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
  'answers with a web page': (_, __, response) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>'),
};
