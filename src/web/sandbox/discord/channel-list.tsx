import type { Channel } from '../api/discord.ts';

const ANNOUNCEMENT = 5;
const CATEGORY = 4;
const PRIVATE_THREAD = 12;

/** The server's channels as this person sees them, threads below their channel; a dot where something is new. */
export function ChannelList({
  channels,
  selected,
  isUnread,
  onSelect,
}: {
  channels: Channel[];
  selected: string;
  isUnread: (channel: Channel) => boolean;
  onSelect: (id: string) => void;
}) {
  const threads = channels.filter(isThread);
  const top = channels
    .filter((channel) => !isThread(channel) && channel.type !== CATEGORY && channel.type !== 1)
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const row = (channel: Channel) => (
    <button
      key={channel.id}
      type="button"
      className={`channel ${isThread(channel) ? 'thread' : ''} ${isUnread(channel) ? 'unread' : ''}`}
      aria-current={channel.id === selected ? 'page' : undefined}
      onClick={() => onSelect(channel.id)}
    >
      <span className="channel-icon" aria-hidden="true">
        {isThread(channel) ? '┗' : channel.type === ANNOUNCEMENT ? '»' : '#'}
      </span>
      <span className="channel-name">{channel.name}</span>
      {isUnread(channel) && <span className="sr-only">(new messages)</span>}
    </button>
  );
  return (
    <div className="channels">
      {top.map((channel) => [
        row(channel),
        ...threads
          .filter((thread) => thread.parent_id === channel.id && thread.thread_metadata?.archived !== true)
          .map(row),
      ])}
    </div>
  );
}

export const isThread = (channel: Channel): boolean => channel.type >= 10 && channel.type <= PRIVATE_THREAD;
