import { useEffect, useState } from 'react';
import type { ControlEvent } from '../../../sandbox/discord/control-client.ts';
import { discord, displayName, may, type Channel, type Message, type User } from '../api/discord.ts';
import { useResource } from '../api/resource.ts';
import { useSandbox } from '../api/sandbox.ts';
import { Avatar } from '../parts/avatar.tsx';
import { useStored } from '../parts/stored.ts';
import { ChannelList, isThread } from './channel-list.tsx';
import { Composer } from './composer.tsx';
import { EmptyChannel } from './empty-channel.tsx';
import { MessageList } from './message-list.tsx';
import { ModalForm } from './modal-form.tsx';
import { Typing } from './typing.tsx';
import { useInteractions } from './use-interactions.ts';
import { UserPanel } from './user-panel.tsx';

const SEND_MESSAGES = 11;
const SEND_IN_THREADS = 38;
const NONE: Channel[] = [];

/** Whether an event changes which channels there are, who sees them, or what is newest in them. */
const concernsChannels = ({ type }: ControlEvent): boolean => type !== 'typing' && type !== 'interaction';

/** The Discord client of the selected person. */
export function DiscordPane({ user, onSelectUser }: { user: User; onSelectUser: (id: string) => void }) {
  const [theme, setTheme] = useStored<'dark' | 'light'>('discord-theme', 'dark');
  const { channels, place, setPlace, isUnread } = usePlaces(user);
  const inServer = place !== 'dm';
  return (
    <section className="discord" data-theme={theme} aria-label="Discord">
      <ServerRail inServer={inServer} channels={channels} dmUnread={isUnread(undefined)} setPlace={setPlace} />
      <div className="sidebar">
        <SidebarHead inServer={inServer} />
        <nav aria-label="Channels">
          {inServer ? (
            <ChannelList channels={channels} selected={place} isUnread={isUnread} onSelect={setPlace} />
          ) : (
            <BotEntry />
          )}
        </nav>
        <UserPanel
          user={user}
          light={theme === 'light'}
          setLight={(light) => setTheme(light ? 'light' : 'dark')}
          onSelect={onSelectUser}
        />
      </div>
      <Conversation
        key={`${user.id} ${place}`}
        user={user}
        channel={channels.find(({ id }) => id === (inServer ? place : user.dmChannelId))}
        light={theme === 'light'}
      />
    </section>
  );
}

/** What a person sees, where they are, and what is new to them. */
function usePlaces(user: User) {
  const channels =
    useResource(
      `channels ${user.id} ${user.dmChannelId ?? ''}`,
      () => discord.channels(user.id),
      (live) => live.from === 'discord' && concernsChannels(live.event),
    ).data ?? NONE;
  const [wanted, setPlace] = useState('dm');
  const [read, setRead] = useState<Record<string, string | null>>({});
  const place = wanted === 'dm' || channels.length === 0 || channels.some(({ id }) => id === wanted) ? wanted : 'dm';
  const openId = place === 'dm' ? user.dmChannelId : place;
  const newest = channels.find(({ id }) => id === openId)?.last_message_id ?? null;
  useEffect(() => {
    if (openId) setRead((before) => ({ ...before, [`${user.id} ${openId}`]: newest }));
  }, [user.id, openId, newest]);
  const isUnread = (channel: Channel | undefined): boolean => {
    const one = channel ?? channels.find(({ id }) => id === user.dmChannelId);
    if (!one || one.id === openId || one.last_message_id === null) return false;
    const seen = read[`${user.id} ${one.id}`];
    // What was there before this page was opened counts as read, but threads and direct messages are personal.
    if (seen === undefined) return isThread(one) || one.type === 1;
    return seen !== one.last_message_id;
  };
  useEffect(() => {
    setRead((before) => {
      const fresh = channels.filter((one) => !isThread(one) && one.type !== 1 && !(`${user.id} ${one.id}` in before));
      if (fresh.length === 0) return before;
      return { ...before, ...Object.fromEntries(fresh.map((one) => [`${user.id} ${one.id}`, one.last_message_id])) };
    });
  }, [channels, user.id]);
  return { channels, place, setPlace, isUnread };
}

function ServerRail({
  inServer,
  channels,
  dmUnread,
  setPlace,
}: {
  inServer: boolean;
  channels: Channel[];
  dmUnread: boolean;
  setPlace: (id: string) => void;
}) {
  const { world } = useSandbox();
  const sorted = channels.filter(({ type }) => type === 0 || type === 5);
  const first = sorted.find(({ name }) => name === 'support') ?? sorted[0];
  return (
    <div className="rail">
      <button
        type="button"
        className={`rail-item ${dmUnread ? 'unread' : ''}`}
        aria-label="Direct messages"
        title="Direct messages"
        aria-current={!inServer ? 'page' : undefined}
        onClick={() => setPlace('dm')}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 5h16v11H11l-5 4v-4H4z" />
        </svg>
      </button>
      <hr />
      <button
        type="button"
        className="rail-item"
        aria-label={`Server ${world.guild.name}`}
        title={world.guild.name}
        aria-current={inServer ? 'page' : undefined}
        disabled={!first}
        onClick={() => first && setPlace(first.id)}
      >
        {world.guild.name.slice(0, 2)}
      </button>
    </div>
  );
}

function SidebarHead({ inServer }: { inServer: boolean }) {
  const { world } = useSandbox();
  return <h2 className="sidebar-head">{inServer ? world.guild.name : 'Direct messages'}</h2>;
}

function useBot(): User | undefined {
  const { world } = useSandbox();
  return world.users.find(({ id }) => id === world.botUserId);
}

function BotEntry() {
  const bot = useBot();
  const name = bot ? displayName(bot) : 'the bot';
  return (
    <div className="channels">
      <span className="channel dm" aria-current="page">
        <Avatar name={name} seed={bot?.id ?? ''} size={28} />
        <span className="channel-name">{name}</span>
        <span className="tag">APP</span>
      </span>
    </div>
  );
}

/** One channel: its head, its messages and where one writes. */
function Conversation({ user, channel, light }: { user: User; channel: Channel | undefined; light: boolean }) {
  const bot = useBot();
  const channelId = channel?.id;
  const interactions = useInteractions(user.id);
  const [editing, setEditing] = useState<string | null>(null);
  const [replyTo, setReplyTo] = useState<Message | null>(null);
  const { data: messages = [], error } = useResource(
    channelId ? `messages ${user.id} ${channelId}` : null,
    () => discord.messages(user.id, channelId!),
    (live) =>
      live.from === 'discord' &&
      ((live.event.channelId === channelId && live.event.type.startsWith('message')) || live.event.type === 'reset'),
  );
  const isDm = !channel || channel.type === 1;
  const botName = bot ? displayName(bot) : 'the bot';
  const title = isDm ? botName : (channel.name ?? '');
  const lastOwn = messages.findLast((message) => message.author.id === user.id && message.type !== 20);
  const send = (content: string): void =>
    void interactions.attempt(() => discord.send(user.id, channelId ?? 'dm', content, []));
  return (
    <div className="conversation">
      <header className="channel-head">
        <h2>
          <span aria-hidden="true">{isDm ? '@' : isThread(channel) ? '┗' : '#'}</span> {title}
        </h2>
        {channel?.topic && <p title={channel.topic}>{channel.topic}</p>}
        {channel?.type === 12 && <p title="Only you and staff see this thread.">Private: only you and staff</p>}
      </header>
      {error && (
        <p className="notice" role="alert">
          {error}
        </p>
      )}
      <MessageList
        {...{ messages, light, interactions, editing, setEditing }}
        userId={user.id}
        locale={user.locale}
        onReply={setReplyTo}
        empty={<EmptyChannel isDm={isDm} title={title} locale={user.locale} onSay={send} />}
      />
      <BotAway name={botName} />
      <Typing channelId={channelId ?? ''} userId={user.id} />
      <Composer
        userId={user.id}
        channelId={channelId ?? 'dm'}
        locale={user.locale}
        placeholder={`Message ${isDm ? '@' : '#'}${title}`}
        closed={closedBecause(user, channel)}
        replyTo={replyTo}
        onReplyDone={() => setReplyTo(null)}
        interactions={interactions}
        onEditLast={() => lastOwn && setEditing(lastOwn.id)}
      />
      {interactions.modal && (
        <ModalForm
          key={interactions.modal.interactionId}
          userId={user.id}
          locale={user.locale}
          interactions={interactions}
        />
      )}
    </div>
  );
}

/** On a first start the page is there some seconds before the bot, and what is said to a bot that never was there is not heard. */
function BotAway({ name }: { name: string }) {
  const { data: sessions } = useResource(
    'sessions',
    discord.sessions,
    (live) => live.from === 'discord' && (live.event.type === 'session' || live.event.type === 'reset'),
  );
  if (!sessions || sessions.some(({ connected }) => connected)) return null;
  return (
    <p className="away" role="status">
      {name} is not connected. Wait until this line is gone before you write.
    </p>
  );
}

function closedBecause(user: User, channel: Channel | undefined): string | null {
  if (!user.inGuild) return `${displayName(user)} is not in the server any more.`;
  if (!channel || channel.type === 1) return null;
  if (channel.thread_metadata?.locked) return 'This thread is locked.';
  const bit = isThread(channel) ? SEND_IN_THREADS : SEND_MESSAGES;
  return may(channel, bit) ? null : 'You do not have permission to send messages in this channel.';
}
