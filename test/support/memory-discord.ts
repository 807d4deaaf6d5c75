import { VendorFailure } from '../../src/contract/vendor-failure.ts';
import type { DiscordAdapter, OutgoingMessage, ReceivedMessage } from '../../src/discord/discord-adapter.ts';

const UNKNOWN_MESSAGE = 10_008;

type Kept = ReceivedMessage & { sent: OutgoingMessage };

/** Channels of a server in memory, for activities: posts, nonces of a few minutes, and failures before or after the fact. */
export class MemoryDiscord {
  readonly channels = new Map<string, { id: string; type: number }>();
  readonly posts: Kept[] = [];
  readonly published: string[] = [];
  readonly files = new Map<string, Uint8Array>();
  readonly closedDms = new Set<string>();
  /** users who are not in the server */
  readonly gone = new Set<string>();
  /** who was let into which thread */
  readonly letIn: string[] = [];
  /** nonces of posts that somebody has removed */
  readonly removed = new Set<string>();
  /** the next post is made, but its answer is lost */
  loseNextAnswer = false;
  nonceWindowOpen = true;
  /** posts that the channel takes before it asks to wait */
  takes = Infinity;
  forbidden = false;
  /** the bot may not even see the channels */
  hidden = false;
  /** how posts with files fail */
  filesFail: 'forbidden' | 'tooSlow' | null = null;
  private lastId = 0n;

  readonly adapter: Pick<
    DiscordAdapter,
    | 'channelByName'
    | 'post'
    | 'edit'
    | 'remove'
    | 'message'
    | 'listAfter'
    | 'crosspost'
    | 'openDm'
    | 'download'
    | 'addToThread'
  > = {
    channelByName: async (name) => this.channels.get(name) ?? null,
    openDm: async (userId) => `dm-${userId}`,
    post: async (channelId, message, nonce) => this.post(channelId, message, nonce),
    edit: async (channelId, messageId, message) => {
      const post = this.posts.find((candidate) => candidate.id === messageId && candidate.channelId === channelId);
      if (!post) throw refused('notFound', UNKNOWN_MESSAGE);
      post.sent = { ...post.sent, ...message };
      post.content = message.content.trim();
    },
    remove: async (channelId, messageId) => {
      const at = this.posts.findIndex((candidate) => candidate.id === messageId && candidate.channelId === channelId);
      if (at >= 0) this.posts.splice(at, 1);
    },
    message: async (channelId, messageId) =>
      this.posts.find((candidate) => candidate.id === messageId && candidate.channelId === channelId) ?? null,
    listAfter: async (channelId, after, limit) => {
      if (this.hidden) throw refused('forbidden');
      return this.posts
        .filter((post) => post.channelId === channelId && BigInt(post.id) > BigInt(after))
        .slice(0, limit)
        .map((post) => ({ ...post, nonce: null }));
    },
    addToThread: async (channelId, userId) => {
      if (this.gone.has(userId)) throw refused('notFound');
      this.letIn.push(`${userId} into ${channelId}`);
    },
    crosspost: async (_channelId, messageId) => void this.published.push(messageId),
    download: async (url) => {
      const data = this.files.get(url);
      if (!data) throw refused('notFound');
      return data;
    },
  };

  private post(channelId: string, message: OutgoingMessage, nonce: string): { id: string } {
    if (this.forbidden || this.hidden) throw refused('forbidden');
    if ((message.files ?? []).length > 0 && this.filesFail === 'forbidden') throw refused('forbidden');
    if ((message.files ?? []).length > 0 && this.filesFail === 'tooSlow')
      throw new VendorFailure('discord', 'ambiguous', 'tooSlow', 'It took too long.');
    if (this.closedDms.has(channelId)) throw refused('dmClosed');
    const earlier = this.posts.find((candidate) => candidate.nonce === nonce && candidate.channelId === channelId);
    if (this.takes <= 0)
      throw new VendorFailure('discord', 'rateLimited', 'rateLimit', 'Wait.', { retryAfterMs: 60_000 });
    this.takes -= 1;
    if (this.removed.has(nonce) && this.nonceWindowOpen) throw refused('alreadyExists');
    if (earlier && this.nonceWindowOpen) return { id: earlier.id };
    return this.keep(channelId, message, { authorIsBot: true, nonce });
  }

  /** A person writes. */
  write(channelId: string, content: string): void {
    this.keep(channelId, { content }, { authorIsBot: false, nonce: null });
  }

  private keep(
    channelId: string,
    message: OutgoingMessage,
    { authorIsBot, nonce }: { authorIsBot: boolean; nonce: string | null },
  ): { id: string } {
    const now = BigInt(Date.now() - 1_420_070_400_000) << 22n;
    this.lastId = now > this.lastId ? now : this.lastId + 1n;
    const id = String(this.lastId);
    const author = { username: 'flexcord', displayName: 'Flexcord' };
    this.posts.push({
      id,
      channelId,
      authorId: '1',
      authorIsBot,
      content: message.content.trim(),
      nonce,
      attachments: [],
      at: Date.now(),
      editedAt: null,
      author,
      type: 0,
      sent: message,
    });
    if (this.loseNextAnswer) {
      this.loseNextAnswer = false;
      throw new VendorFailure('discord', 'ambiguous', 'timeout', 'The answer was lost.');
    }
    return { id };
  }
}

function refused(reason: 'notFound' | 'forbidden' | 'dmClosed' | 'alreadyExists', code?: number): VendorFailure {
  return new VendorFailure('discord', 'permanent', reason, `Refused: ${reason}.`, code === undefined ? {} : { code });
}
