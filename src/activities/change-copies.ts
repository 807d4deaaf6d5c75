import { channelsOf } from '../cases/channels-of.ts';
import type { PeopleStore } from '../cases/store.ts';
import { failedBecause } from '../contract/vendor-failure.ts';
import type { DiscordAdapter, OutgoingMessage } from '../discord/discord-adapter.ts';
import { isUnknownMessage } from '../discord/failures.ts';
import { splitInto } from '../domain/text/split.ts';
import { CONTENT_LIMIT } from './own-posts.ts';

/** Where the copies of an agent's message are looked for: the conversation may have moved since they were posted. */
export interface CopyPlaces {
  discord: Pick<DiscordAdapter, 'edit' | 'remove' | 'message'>;
  store: { people: Pick<PeopleStore, 'find'> };
  discordUserId: string;
  /** the channel in which the conversation goes on */
  here: string;
}

/** One line says that something stood here; what the agent took back, files too, is not to be seen any more. */
export async function takeBack(places: CopyPlaces, [first, ...further]: string[], notice: string): Promise<void> {
  if (first !== undefined) await editUnlessGone(places, first, { content: notice, files: [] });
  if (further.length === 0) return;
  const channels = [places.here, ...(await elsewhere(places))];
  // A removal does not tell whether there was anything to remove.
  for (const id of further) {
    const channelId = await placeOf(places, channels, id);
    if (channelId !== null) await places.discord.remove(channelId, id);
  }
}

/** The parts that exist carry the new text; what no longer fits is cut, what is too many is emptied: never a second copy. */
export async function editParts(places: CopyPlaces, ids: string[], text: string): Promise<void> {
  const parts = splitInto(text, CONTENT_LIMIT, ids.length);
  for (const [i, id] of ids.entries()) await editCopy(places, id, { content: parts[i] || '​' });
}

/** Each part by itself: direct messages may have been closed between two of them. */
async function editCopy(places: CopyPlaces, id: string, message: OutgoingMessage): Promise<void> {
  try {
    await places.discord.edit(places.here, id, message);
  } catch (error) {
    if (!failedBecause(error, 'notFound', 'forbidden')) throw error;
    const channelId = await placeOf(places, await elsewhere(places), id);
    if (channelId === null) throw error;
    await places.discord.edit(channelId, id, message);
  }
}

/** What somebody has removed in Discord is taken back already. */
async function editUnlessGone(places: CopyPlaces, id: string, message: OutgoingMessage): Promise<void> {
  try {
    await editCopy(places, id, message);
  } catch (error) {
    if (!isUnknownMessage(error)) throw error;
  }
}

async function elsewhere({ store, discordUserId, here }: CopyPlaces): Promise<string[]> {
  const person = await store.people.find(discordUserId);
  return person === null ? [] : channelsOf(person).filter((id) => id !== here);
}

/**
 * Read, not tried: a change would open an archived thread in which the message never was.
 * @throws VendorFailure `forbidden` when it may stand where the bot can't read.
 */
async function placeOf({ discord }: CopyPlaces, channels: string[], id: string): Promise<string | null> {
  let closed: unknown = null;
  for (const channelId of channels) {
    try {
      if ((await discord.message(channelId, id)) !== null) return channelId;
    } catch (error) {
      if (!failedBecause(error, 'forbidden')) throw error;
      closed = error;
    }
  }
  if (closed !== null) throw closed as Error;
  return null;
}
