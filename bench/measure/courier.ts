import type { StandIns } from '../systems/stand-ins.ts';
import type { Chat } from '../systems/system.ts';

const LOST_AFTER_MS = 60_000;

/** A message on its way. */
export interface Sending {
  /** resolves when the sender's vendor has it */
  taken: Promise<unknown>;
  /** from then until the receiver could see it, ms */
  latency: Promise<number>;
}

interface Underway {
  /** when the sender's vendor had it; performance.now() */
  sentAt: number | undefined;
  /** when the receiver could see it; on a quiet machine known before `sentAt` is */
  arrivedAt: number | undefined;
  done: (latency: number) => void;
}

interface Line {
  chat: Chat;
  /** user messages that Twilio does not have yet, oldest first */
  toAgent: Underway[];
  /** by text, until the event stream of Discord has shown them; the stream of Twilio may be ahead of it */
  unseen: Map<string, Underway>;
  toUser: Map<string, Underway>;
  /** the agent's requests that have no answer yet: whose message a new one in Twilio is, is not known before */
  asking: number;
  /** messages that appeared in Twilio, with their time, not yet told apart */
  appeared: Map<string, number>;
  /** the agent's own messages, whose appearance came later than the answer to the request */
  own: Map<string, Underway>;
  /** what Twilio should hold in the end, in order */
  sentByUser: string[];
  sentByAgent: string[];
}

/**
 * Sends messages as users and agents do and tells how long each took, from the moment at which the sender's vendor had it to
 * the moment at which the receiver could see it, both as the stand-ins' event streams show them.
 */
export class Courier {
  private readonly byChannel = new Map<string, Line>();
  private readonly byConversation = new Map<string, Line>();
  private readonly ends: (() => void)[] = [];
  /** over all couriers: a mark is never used twice in a chat */
  private static count = 0;

  private constructor(private readonly standIns: StandIns) {}

  static async watch(standIns: StandIns, chats: readonly Chat[]): Promise<Courier> {
    const courier = new Courier(standIns);
    for (const chat of chats) {
      const line: Line = {
        chat,
        toAgent: [],
        unseen: new Map(),
        toUser: new Map(),
        asking: 0,
        appeared: new Map(),
        own: new Map(),
        sentByUser: [],
        sentByAgent: [],
      };
      courier.byChannel.set(chat.channelId, line);
      courier.byConversation.set(chat.conversationSid, line);
    }
    courier.ends.push(
      await standIns.discord.watch(({ type, channelId, data }) => {
        const line = type === 'message.create' ? courier.byChannel.get(channelId ?? '') : undefined;
        if (line) courier.inDiscord(line, data as { content: string; author: { id: string } });
      }),
      await standIns.twilio.events((event) => {
        if (event.type !== 'change' || event.kind !== 'message' || event.action !== 'added') return;
        const line = courier.byConversation.get(event.conversationSid ?? '');
        if (line) courier.inTwilio(line, event.sid);
      }),
    );
    return courier;
  }

  /** The user writes. */
  fromUser(chat: Chat): Sending {
    const line = this.byConversation.get(chat.conversationSid)!;
    const text = this.text();
    line.sentByUser.push(text);
    const latency = underway((entry) => {
      line.toAgent.push(entry);
      line.unseen.set(text, entry);
    }, text);
    const taken = this.standIns.discord.sendDm(chat.userId, { content: text });
    return { taken, latency: taken.then(() => latency) };
  }

  /** The agent writes. */
  fromAgent(chat: Chat): Sending {
    const line = this.byConversation.get(chat.conversationSid)!;
    const text = this.text();
    line.sentByAgent.push(text);
    let entry!: Underway;
    const latency = underway((made) => line.toUser.set(text.split(' ')[0]!, (entry = made)), text);
    const taken = this.askTwilio(line, text, entry);
    return { taken, latency: taken.then(() => latency) };
  }

  private async askTwilio(line: Line, text: string, entry: Underway): Promise<void> {
    const { workerSid, conversationSid } = line.chat;
    line.asking += 1;
    try {
      const { messageSid } = await this.standIns.twilio.agentSend(workerSid, conversationSid, { body: text });
      const at = line.appeared.get(messageSid);
      if (at === undefined) line.own.set(messageSid, entry);
      else sent(entry, at);
      line.appeared.delete(messageSid);
    } finally {
      line.asking -= 1;
      settle(line);
    }
  }

  /** Messages that are not there, there twice or in another order than they were sent in, over all chats. */
  async faults(): Promise<number> {
    let faults = 0;
    for (const { chat, sentByUser, sentByAgent } of this.byConversation.values()) {
      if (sentByUser.length + sentByAgent.length === 0) continue;
      const marks = (texts: string[]): string[] => texts.flatMap((text) => /m\d+x/.exec(text)?.[0] ?? []);
      const inTwilio = await this.standIns.twilio.messages(chat.conversationSid);
      const agentSaw = marks(inTwilio.map((message) => message.body ?? ''));
      const userSaw: string[] = [];
      for (let after = '0'; ;) {
        const page = await this.standIns.discord.messages(chat.userId, chat.channelId, { after, limit: 100 });
        userSaw.push(...marks(page.map((message) => message.content)));
        if (page.length < 100) break;
        after = page.at(-1)!.id;
      }
      faults += differences(marks(sentByUser), agentSaw.filter(among(sentByUser)));
      faults += differences(marks(sentByAgent), userSaw.filter(among(sentByAgent)));
    }
    return faults;
  }

  close(): void {
    for (const end of this.ends) end();
  }

  private text(): string {
    Courier.count += 1;
    return `m${Courier.count}x My raid ended early and the token did not come back, can you look into it?`;
  }

  private inDiscord(line: Line, { content, author }: { content: string; author: { id: string } }): void {
    const at = performance.now();
    if (author.id === line.chat.userId) {
      const entry = line.unseen.get(content);
      line.unseen.delete(content);
      if (entry) sent(entry, at);
      return;
    }
    const mark = /m\d+x/.exec(content)?.[0] ?? '';
    const entry = line.toUser.get(mark);
    if (!entry) return;
    line.toUser.delete(mark);
    arrived(entry, at);
  }

  private inTwilio(line: Line, sid: string): void {
    const at = performance.now();
    const own = line.own.get(sid);
    if (own) {
      sent(own, at);
      line.own.delete(sid);
      return;
    }
    line.appeared.set(sid, at);
    settle(line);
  }
}

/** With no request of the agent open, every message that is not the agent's is the oldest one of the user. */
function settle(line: Line): void {
  if (line.asking > 0) return;
  for (const at of line.appeared.values()) {
    const entry = line.toAgent.shift();
    if (entry) arrived(entry, at);
  }
  line.appeared.clear();
}

function underway(keep: (entry: Underway) => void, text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`A message did not arrive within ${LOST_AFTER_MS / 1000} s: “${text}”`)),
      LOST_AFTER_MS,
    );
    keep({
      sentAt: undefined,
      arrivedAt: undefined,
      done(latency) {
        clearTimeout(timer);
        resolve(latency);
      },
    });
  });
}

function sent(entry: Underway, at: number): void {
  entry.sentAt ??= at;
  finish(entry);
}

function arrived(entry: Underway, at: number): void {
  entry.arrivedAt ??= at;
  finish(entry);
}

function finish({ sentAt, arrivedAt, done }: Underway): void {
  if (sentAt !== undefined && arrivedAt !== undefined) done(Math.max(0, arrivedAt - sentAt));
}

function among(texts: readonly string[]): (mark: string) => boolean {
  const marks = new Set(texts.map((text) => text.split(' ')[0]));
  return (mark) => marks.has(mark);
}

function differences(expected: readonly string[], seen: readonly string[]): number {
  let faults = Math.abs(expected.length - seen.length);
  for (let i = 0; i < Math.min(expected.length, seen.length); i += 1) if (expected[i] !== seen[i]) faults += 1;
  return faults;
}
