import { setTimeout as wait } from 'node:timers/promises';
import type { StoredMessage } from '../cases/store.ts';
import {
  CONVERSATION_ATTRIBUTE,
  conversationWebhookUrl,
  EPISODE_ATTRIBUTE,
  KEY_ATTRIBUTE,
  twilioIdentity,
} from '../contract/twilio-names.ts';
import { failedBecause, isFinal, VendorFailure } from '../contract/vendor-failure.ts';
import type { DeliveryResult, TwilioItem, TwilioRefs } from '../domain/conversation/lane-items.ts';
import { plainText } from '../domain/text/plain-text.ts';
import { splitInto } from '../domain/text/split.ts';
import { agentMessagesFrom } from './agent-messages.ts';
import { afterProgress, batchClock, leavesFileBehind, mayHaveHappened, refusesFile, unreached } from './attempt.ts';
import { carryFile } from './carry-file.ts';
import type { Batch, ConversationRef } from './conversation-activities.ts';
import { FIRST_CHECK, type ActivityDeps } from './deps.ts';
import { isOutdated } from './outdated.ts';
import { authorOf, BODY_LIMIT, copiesOf, type Post, postsOf, postsOfRow, sourceKey } from './twilio-posts.ts';

/** How far apart the two look-ups before a second interaction are: the task appears a little after the request. */
const SECOND_LOOK = 3_000;
/** Ends an edited text that has grown beyond its message: the transcript has the whole. */
const CUT = '… [the rest is in the transcript of the case]';
/** How many of the newest messages an agent gets of what was said before: a case of months must not hold up its chat. */
const CARRIED = 150;
/** How many messages of others may stand behind ours when we look for them after an unclear attempt. */
const OF_OTHERS = 300;

type Say = Extract<TwilioItem, { kind: 'say' }>;
type Done = Omit<Extract<DeliveryResult, { outcome: 'done' }>, 'key' | 'outcome'>;
type Posted = { sid: string; index: number };

/** State of one batch: the references that earlier items of it made are there for the later ones. */
class TwilioLane {
  private readonly refs: Partial<TwilioRefs>;
  /** posts found at Twilio, by key; filled when an earlier attempt may have made some */
  private readonly found = new Map<string, Posted>();
  /** how many of the newest messages were searched for `found` */
  private searched = 0;
  /** whether this attempt has posted anything */
  hasPosted = false;

  constructor(
    private readonly deps: ActivityDeps,
    private readonly of: ConversationRef,
    /** an attempt before may have delivered some of the items */
    private readonly look: boolean,
    private readonly items: TwilioItem[],
  ) {
    this.refs = { ...of.twilio };
  }

  async deliver(item: TwilioItem): Promise<Done> {
    switch (item.kind) {
      case 'open':
        return this.open(item);
      case 'history':
        return this.history(item);
      case 'say':
        return this.say(item);
      case 'edit':
        return this.edit(item);
      case 'delete':
        return this.remove(item);
      case 'interaction':
        return this.interaction(item);
      case 'invite':
        return this.invite(item);
      case 'markHandoff':
        await this.deps.twilio.mergeConversationAttributes(this.conversationSid, {
          handoff: 'true',
          topic: item.topic,
          ...(this.of.caseNumber !== null && { case_number: String(this.of.caseNumber) }),
        });
        return {};
      case 'dropStudioHook':
        if (this.refs.studioHookSid !== undefined)
          await this.deps.twilio.removeWebhook(this.conversationSid, this.refs.studioHookSid);
        return { made: await this.learnInteraction() };
      case 'close':
        return this.close(item);
    }
  }

  private get conversationSid(): string {
    const sid = this.refs.conversationSid;
    if (sid === undefined)
      throw new VendorFailure('twilio', 'permanent', 'notFound', 'There is no Twilio conversation for this episode.');
    return sid;
  }

  private async open(item: Extract<TwilioItem, { kind: 'open' }>): Promise<Done> {
    const { user, workflowId, episode } = this.of;
    const { chatServiceSid, ...made } = await this.deps.twilio.openConversation({
      uniqueName: `flexcord-${user.discordUserId}-${episode}-${item.attempt}`,
      friendlyName: user.displayName,
      identity: twilioIdentity(user.discordUserId),
      displayName: user.displayName,
      attributes: {
        ...this.ownAttributes(item.key),
        display_name: user.displayName,
        locale: this.of.locale,
        discord_user_id: user.discordUserId,
      },
      webhookUrl: conversationWebhookUrl(this.deps.publicUrl, workflowId, episode),
      studioFlowSid: item.studio ? this.deps.studioFlowSid : null,
    });
    Object.assign(this.refs, withoutNulls(made));
    await this.deps.store.episodes.upsert({
      ...this.row(),
      conversationSid: made.conversationSid,
      chatServiceSid,
      // Of the try before, whose channel has failed or was closed: taken for this one's, it would end a chat that is about to begin.
      interactionSid: null,
      interactionChannelSid: null,
    });
    return { made: withoutNulls(made) };
  }

  private row() {
    return { discordUserId: this.of.user.discordUserId, episode: this.of.episode, workflowId: this.of.workflowId };
  }

  private ownAttributes(key: string): Record<string, unknown> {
    return { [KEY_ATTRIBUTE]: key, [CONVERSATION_ATTRIBUTE]: this.of.workflowId, [EPISODE_ATTRIBUTE]: this.of.episode };
  }

  /** The newest part of what was said so far, in order. Posts that exist already are found by their keys. */
  private async history(item: Extract<TwilioItem, { kind: 'history' }>): Promise<Done> {
    const { transcript } = this.deps.store;
    const rows =
      item.ofCase === null
        ? await transcript.ofEpisode(this.of.user.discordUserId, this.of.episode)
        : await transcript.ofCase(item.ofCase);
    const indexes: number[] = [];
    // The user's words carry Discord's time: with another clock than ours they would seem to come later than the handoff.
    const before = rows.filter((row) => row.deletedAt === null && (row.source === 'discord' || row.at <= item.at));
    const first = await this.firstCarried(before);
    if (first > 0) indexes.push(...indexesOf(await this.tellEarlier(item, first, before[first]!.at)));
    for (const row of before.slice(first)) {
      const posted = await this.postRow(row);
      indexes.push(...indexesOf(posted));
      if (row.source !== 'twilio' && item.ofCase === null)
        await transcript.record([{ ...row, twilioSids: posted.map((post) => post.sid) }]);
    }
    if (this.deps.summaries && item.ofCase === null && before.length > 0)
      indexes.push(...indexesOf(await this.summarise(item, before)));
    return { indexes };
  }

  /** One message that Twilio refuses does not hide those that follow it; a conversation that takes nothing more does. */
  private async postRow(row: StoredMessage): Promise<Posted[]> {
    try {
      return await this.postAll(postsOfRow(row, this.of));
    } catch (error) {
      if (!isFinal(error) || failedBecause(error, 'conversationClosed', 'notFound')) throw error;
      const text = `[a message could not be shown here (${error.reason}); it stands in the case desk]`;
      return this.tell(`${row.source}:${row.sourceId}#refused`, text, row.at);
    }
  }

  /** Where the part begins that is carried: where an earlier attempt began it, whatever was written or deleted since. */
  private async firstCarried(before: StoredMessage[]): Promise<number> {
    const newest = Math.max(0, before.length - CARRIED);
    const posts = before.slice(newest).flatMap((row) => postsOfRow(row, this.of));
    const found = await this.foundBefore(posts.length);
    if (found.size === 0) return newest;
    const begun = before.findIndex((row) => postsOfRow(row, this.of).some(({ key }) => found.has(key)));
    return begun === -1 ? newest : begun;
  }

  /** One line above the part that is carried, and in its order: how much came before, and where it can be read. */
  private async tellEarlier(item: Extract<TwilioItem, { kind: 'history' }>, count: number, at: number) {
    const number = item.ofCase ?? this.of.caseNumber;
    const what = count === 1 ? '1 earlier message is' : `${count} earlier messages are`;
    const text =
      number === null
        ? `[${what} not shown here]`
        : `[${what} not shown here; read the whole conversation in the case desk: ${this.caseUrl(number)}]`;
    return this.tell(`${item.key}#earlier`, text, at);
  }

  private caseUrl(number: number): string {
    return `${this.deps.publicUrl}/desk/cases/${number}`;
  }

  /** A few lines on what the bot and the user have said, below it. */
  private async summarise(item: TwilioItem, before: StoredMessage[]): Promise<Posted[]> {
    const turns = before.flatMap(({ from, text }) => (from === 'system' ? [] : [{ from, text }]));
    const text = await this.deps.answerer.summary(turns, [], this.of.locale);
    return this.tell(`${item.key}#summary`, text, item.at);
  }

  /** Says something of our own within the history. */
  private tell(key: string, text: string, at: number): Promise<Posted[]> {
    return this.postAll(postsOf({ key, author: authorOf('system', this.of), text, trigger: false, at }, []));
  }

  private async say(item: Say): Promise<Done> {
    const posted = await this.postAll(this.postsOfSay(item));
    await this.recordSay(
      item,
      posted.map((post) => post.sid),
    );
    return { copyIds: posted.map((post) => post.sid), indexes: indexesOf(posted) };
  }

  private postsOfSay(item: Say): Post[] {
    const key = item.sourceId === null ? item.key : sourceKey(item.sourceId);
    const author = authorOf(item.from, this.of);
    const text = item.from === 'user' ? item.text : plainText(item.text);
    return postsOf(
      { key, author, text, trigger: item.trigger, at: item.at },
      item.attachments.map((attachment) => ({
        ...attachment,
        messageId: item.sourceId ?? '',
        channelId: this.of.channel?.id ?? null,
      })),
    );
  }

  private async recordSay(item: Say, twilioSids: string[]): Promise<void> {
    const touch = { conversationSid: this.conversationSid, now: Date.now(), first: FIRST_CHECK };
    if (item.sourceId === null) return this.deps.store.episodes.touch(touch.conversationSid, touch.now, touch.first);
    const { user, episode } = this.of;
    const message = {
      discordUserId: user.discordUserId,
      episode,
      source: 'discord' as const,
      sourceId: item.sourceId,
      from: 'user' as const,
      authorName: user.displayName,
      text: item.text,
      attachments: item.attachments.map((file) => ({
        filename: file.filename,
        contentType: file.contentType,
        size: file.size,
        ref: `discord:${this.of.channel?.id ?? ''}/${item.sourceId}/${file.id}`,
      })),
      at: item.at,
      twilioSids,
    };
    return this.deps.store.transcript.record([message], { touch });
  }

  private async postAll(posts: Post[]): Promise<Posted[]> {
    const done: Posted[] = [];
    for (const post of posts) {
      const known = (await this.foundBefore()).get(post.key);
      const posted = known ?? (await this.post(post));
      if (known === undefined) this.hasPosted = true;
      this.found.set(post.key, posted);
      done.push(posted);
    }
    return done;
  }

  /**
   * Looks only when something may be there already, and once: a look-up per message would double the calls. It reaches back
   * behind all that the batch's messages, and `more` posts besides, can have become.
   */
  private async foundBefore(more = 0): Promise<ReadonlyMap<string, Posted>> {
    if (!this.look) return this.found;
    const said = this.items.flatMap((item) => (item.kind === 'say' ? this.postsOfSay(item) : []));
    const depth = said.length + more + OF_OTHERS;
    if (depth <= this.searched) return this.found;
    for (const [key, post] of await this.deps.twilio.findByKey(this.conversationSid, 'all', depth))
      this.found.set(key, post);
    this.searched = depth;
    return this.found;
  }

  private async post(post: Post): Promise<Posted> {
    const { twilio } = this.deps;
    const base = {
      conversationSid: this.conversationSid,
      author: post.author,
      key: post.key,
      triggerWebhooks: post.trigger,
      writtenAt: post.at,
    };
    if (post.attachment === undefined) return twilio.postMessage({ ...base, body: post.body });
    const file = post.attachment;
    let mediaSid: string | null = null;
    try {
      mediaSid = await carryFile(this.deps, file);
      return await twilio.postMessage({ ...base, body: post.body, mediaSid });
    } catch (error) {
      // A post that took too long may be there all the same: that is looked for, not said in other words.
      if (!(mediaSid === null ? leavesFileBehind : refusesFile)(error)) throw error;
      // A file that can't be carried becomes a note; it never stops the chat.
      return twilio.postMessage({
        ...base,
        body: `[file “${file.filename}”, ${Math.ceil(file.size / 1024)} KB, could not be carried over: ${error.reason}]`,
      });
    }
  }

  private async edit(item: Extract<TwilioItem, { kind: 'edit' }>): Promise<Done> {
    const copy = await this.deps.store.transcript.find('discord', item.sourceId);
    const changedAt = item.changedAt ?? item.at;
    if (copy && isOutdated(copy, changedAt)) return {};
    const { texts, files } = copiesOf(copy);
    const left = files.filter(({ id }) => item.files === undefined || item.files.includes(id));
    for (const { sid } of files.filter((file) => !left.includes(file)))
      await this.deps.twilio.removeMessage(this.conversationSid, sid);
    // No part is added, it would stand behind what was said since. Words that are added to a bare file stand with the first one.
    const sids = texts.length > 0 ? texts : left.slice(0, 1).map(({ sid }) => sid);
    const parts = splitInto(item.text, BODY_LIMIT, sids.length, CUT);
    for (const [i, sid] of sids.entries())
      await this.deps.twilio.editMessage(this.conversationSid, sid, parts[i] || ' ');
    await this.deps.store.transcript.edited('discord', item.sourceId, item.text, changedAt);
    return {};
  }

  private async remove(item: Extract<TwilioItem, { kind: 'delete' }>): Promise<Done> {
    const copy = await this.deps.store.transcript.find('discord', item.sourceId);
    for (const sid of copy?.twilioSids ?? []) await this.deps.twilio.removeMessage(this.conversationSid, sid);
    await this.deps.store.transcript.deleted('discord', item.sourceId, item.changedAt ?? item.at);
    return {};
  }

  /** The task for an agent. The request has no idempotency key, so an unclear outcome is looked up twice before a second one. */
  private async interaction(item: Extract<TwilioItem, { kind: 'interaction' }>): Promise<Done> {
    const { twilio, store } = this.deps;
    const byFlow =
      this.of.routing === 'studio' ? await twilio.findTask({ conversationSid: this.conversationSid }) : null;
    const earlier = byFlow ?? (this.look ? await this.lookTwice(item.key) : null);
    const case_url = this.of.caseNumber === null ? null : this.caseUrl(this.of.caseNumber);
    const attributes = { ...item.attributes, ...this.ownAttributes(item.key), case_url };
    const made = earlier
      ? {
          interactionSid: earlier.interactionSid,
          interactionChannelSid: earlier.interactionChannelSid,
          taskSid: earlier.sid,
        }
      : await twilio.createInteraction({ conversationSid: this.conversationSid, attributes });
    Object.assign(this.refs, withoutNulls(made));
    await store.episodes.upsert({ ...this.row(), ...withoutNulls(made), waitingSince: this.of.waitingSince });
    await this.expectTraffic();
    return { made: withoutNulls(made) };
  }

  private async lookTwice(key: string) {
    const first = await this.deps.twilio.findTask({ key });
    if (first) return first;
    await wait(SECOND_LOOK);
    return this.deps.twilio.findTask({ key });
  }

  /** The interaction that the flow made: needed to invite another agent, to close the chat and to see its state. */
  private async learnInteraction(): Promise<Partial<TwilioRefs>> {
    const task = await this.deps.twilio.findTask({ conversationSid: this.conversationSid });
    if (!task) return {};
    const { interactionSid, interactionChannelSid } = task;
    const made = withoutNulls({ interactionSid, interactionChannelSid });
    Object.assign(this.refs, made);
    await this.deps.store.episodes.upsert({ ...this.row(), ...made });
    await this.expectTraffic();
    return made;
  }

  /** An agent may join any moment now, and that webhook may be lost like any other. */
  private expectTraffic(): Promise<void> {
    return this.deps.store.episodes.touch(this.conversationSid, Date.now(), FIRST_CHECK);
  }

  private async invite(item: Extract<TwilioItem, { kind: 'invite' }>): Promise<Done> {
    if (this.refs.interactionSid === undefined) await this.learnInteraction();
    const { interactionSid, interactionChannelSid } = this.refs;
    if (interactionSid === undefined || interactionChannelSid === undefined) {
      throw new VendorFailure(
        'twilio',
        'permanent',
        'notFound',
        'There is no interaction to which an agent could be invited.',
      );
    }
    const earlier = this.look ? await this.lookTwice(item.key) : null;
    const attributes = { ...item.attributes, ...this.ownAttributes(item.key) };
    const taskSid =
      earlier?.sid ?? (await this.deps.twilio.invite({ interactionSid, interactionChannelSid, attributes })).taskSid;
    return { made: withoutNulls({ taskSid }) };
  }

  private async close({ hearFrom }: Extract<TwilioItem, { kind: 'close' }>): Promise<Done> {
    const { conversationSid, interactionSid, interactionChannelSid } = this.refs;
    if (conversationSid === undefined) return {};
    await this.deps.twilio.closeConversation({
      conversationSid,
      ...(interactionSid !== undefined && { interactionSid }),
      ...(interactionChannelSid !== undefined && { interactionChannelSid }),
    });
    if (hearFrom === undefined) return {};
    const { messages } = await agentMessagesFrom(this.deps, this.of, conversationSid, hearFrom);
    return { heard: messages };
  }
}

/** Delivers a batch in order. Refusals that repeating can't help become results; a closed conversation ends the batch. */
export async function deliverToTwilio(
  deps: ActivityDeps,
  { of, items, uncertain }: Batch<TwilioItem>,
): Promise<DeliveryResult[]> {
  const look = uncertain || mayHaveHappened();
  const lane = new TwilioLane(deps, of, look, items);
  const results: DeliveryResult[] = [];
  const time = batchClock();
  for (const [i, item] of items.entries()) {
    if (results.length > 0 && time.isUp()) return [...results, ...unreached(items.slice(i), look)];
    try {
      results.push({ key: item.key, outcome: 'done', ...(await lane.deliver(item)) });
    } catch (error) {
      if (!isFinal(error)) throw lane.hasPosted ? afterProgress(error) : error;
      results.push({
        key: item.key,
        outcome: 'failed',
        reason: error.reason,
        code: error.details.code ?? null,
        canRetry: error.reason !== 'invalid',
      });
      // What follows needs what just failed; the rules decide how to go on.
      if (error.reason === 'conversationClosed' || item.kind === 'open' || item.kind === 'interaction') break;
    }
  }
  return results;
}

function indexesOf(posted: Posted[]): number[] {
  return posted.map(({ index }) => index);
}

function withoutNulls<T extends Record<string, unknown>>(record: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
