import { Routes, type APIGuildMember } from 'discord-api-types/v10';
import type { DiscordRest } from '../discord/discord-rest.ts';
import { isUnknownMember } from '../discord/failures.ts';
import type { UserEvent } from '../domain/conversation/events.ts';
import { isFinal } from '../contract/vendor-failure.ts';

/**
 * Whether somebody is not in the server now, or joined it after `since` (epoch ms); null when neither is so, or Discord won't
 * tell. @throws VendorFailure when a later try may find out
 */
export async function membershipSince(
  rest: Pick<DiscordRest, 'call'>,
  member: { guildId: string; discordUserId: string },
  since: number,
): Promise<UserEvent | null> {
  try {
    const found = await rest.call<APIGuildMember>('GET', Routes.guildMember(member.guildId, member.discordUserId));
    const joined = toJoined(found);
    return joined && joined.at >= since ? joined : null;
  } catch (error) {
    if (isUnknownMember(error)) return { type: 'user.left', at: Date.now() };
    if (isFinal(error)) return null;
    throw error;
  }
}

/** Null for guests, who have no time of joining. */
export function toJoined(
  member: Pick<APIGuildMember, 'joined_at'>,
): Extract<UserEvent, { type: 'user.joined' }> | null {
  return member.joined_at ? { type: 'user.joined', at: Date.parse(member.joined_at) } : null;
}
