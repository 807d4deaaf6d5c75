import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Changes } from '../core/changes.ts';
import type { Delivery, WebhookSender } from '../webhooks/sender.ts';

const PATH = '/control/twilio/events';

/** The WebSocket `/control/twilio/events`: a JSON text per change of the account and per delivered webhook. */
export class EventStream {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #unsubscribe: () => void;

  constructor(changes: Changes, sender: WebhookSender) {
    this.#unsubscribe = changes.subscribe((change) => this.#send({ type: 'change', ...change }));
    sender.onDelivery = ({ url, eventType, status, error, dropped, at, ms }: Delivery) =>
      this.#send({ type: 'delivery', url, eventType, status, error, dropped, at, ms });
  }

  /** Takes the connection when its path is the stream's. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (new URL(request.url ?? '/', 'http://sandbox').pathname !== PATH) return false;
    this.#server.handleUpgrade(request, socket, head, (client) => {
      client.on('error', () => client.terminate());
      client.send(JSON.stringify({ type: 'hello' }));
    });
    return true;
  }

  close(): void {
    this.#unsubscribe();
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #send(event: Record<string, unknown>): void {
    if (this.#server.clients.size === 0) return;
    const text = JSON.stringify(event);
    for (const client of this.#server.clients) client.send(text);
  }
}
