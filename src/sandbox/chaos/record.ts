import type { DiscordControl } from '../discord/control-client.ts';
import type { TwilioControl } from '../twilio/control-client.ts';
import type { Said } from './plan.ts';

/** Something that was really said, and what became of it since. Times are epoch milliseconds. */
export interface Utterance extends Pick<Said, 'mark' | 'kind'> {
  by: 'user' | 'agent';
  saidAt: number;
  /** how often it was corrected so far */
  edits: number;
  deleted: boolean;
}

export interface ChatRecord {
  /** in the order in which it was said, the questions to the bot included */
  said: Utterance[];
  /** the Twilio conversation of the agent who accepted; null until somebody has */
  conversationSid: string | null;
}

/** What became of one conversation, as far as the people in it know. */
export interface ConversationRecord {
  name: string;
  userId: string;
  /** the first one, and one more for each time that the case was re-opened */
  chats: ChatRecord[];
  /** why it did not go on; null when it went to its end */
  stuck: string | null;
}

/** A killed process; times are epoch milliseconds. */
export interface KillRecord {
  target: string;
  at: number;
  /** when it said that it works again */
  backAt: number | null;
}

const MARK = /\bc\d+-[qua]\d+\b/;

/** The mark of what is shown: in its words, or in the name of its file. */
export function markOf(text: string | null, filename?: string | null): string | null {
  return (MARK.exec(text ?? '') ?? MARK.exec(filename ?? ''))?.[0] ?? null;
}

/** Notes when things arrive on either side, which nothing tells afterwards: our relayed messages carry the time of writing. */
export class Arrivals {
  readonly inDiscord = new Map<string, number>();
  /** by message SID: the stream tells no words */
  readonly atTwilio = new Map<string, number>();
  private endings: (() => void)[] = [];

  async listen(discord: DiscordControl, twilio: TwilioControl): Promise<void> {
    this.endings = await Promise.all([
      discord.watch((event) => {
        if (event.type !== 'message.create') return;
        const { content, attachments } = event.data as { content: string; attachments: { filename: string }[] };
        const mark = markOf(content, attachments[0]?.filename);
        if (mark?.includes('-a') === true && !this.inDiscord.has(mark)) this.inDiscord.set(mark, Date.now());
      }),
      twilio.events((event) => {
        if (event.type === 'change' && event.kind === 'message' && event.action === 'added')
          this.atTwilio.set(event.sid, Date.now());
      }),
    ]);
  }

  close(): void {
    for (const end of this.endings) end();
  }
}
