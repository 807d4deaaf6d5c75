import type { ControlFile, ControlMessage, ControlUser, DiscordControl } from '../discord/control-client.ts';
import { until } from './until.ts';

interface WireButton {
  type: number;
  label?: string;
  custom_id?: string;
  url?: string;
  disabled?: boolean;
}

/** A person in the stand-in's Discord who writes, presses buttons and reads, as a test or the demo tells. */
export class ActingUser {
  /** the channel in which this person talks with Flexcord; 'dm' or a thread's id */
  channel = 'dm';

  private constructor(
    private readonly discord: DiscordControl,
    readonly user: ControlUser,
  ) {}

  static async join(
    discord: DiscordControl,
    profile: { username: string; globalName?: string; locale?: string },
  ): Promise<ActingUser> {
    return new ActingUser(discord, await discord.createUser(profile));
  }

  get id(): string {
    return this.user.id;
  }

  get name(): string {
    return this.user.global_name ?? this.user.username;
  }

  say(content: string, files?: ControlFile[]): Promise<ControlMessage> {
    return this.discord.sendMessage(this.id, this.channel, { content, ...(files && { files }) });
  }

  /** @param keep ids of the files that stay; without it all do */
  edit(messageId: string, content: string, keep?: string[]): Promise<ControlMessage> {
    return this.discord.editMessage(this.id, this.channel, messageId, content, keep);
  }

  delete(messageId: string): Promise<void> {
    return this.discord.deleteMessage(this.id, this.channel, messageId);
  }

  /** Everything this person sees in the conversation, oldest first; an unopened DM is empty. */
  async sees(limit = 100): Promise<ControlMessage[]> {
    if (this.channel === 'dm' && !(await this.discord.dmChannel(this.id))) return [];
    return this.discord.messages(this.id, this.channel, { limit });
  }

  /** Waits for a message of the bot that fits. */
  reads(what: string | RegExp, patienceMs?: number): Promise<ControlMessage> {
    return until(
      `${this.name} to read ${String(what)}`,
      async () => (await this.sees()).find((message) => message.author.bot === true && fits(message.content, what)),
      patienceMs,
    );
  }

  /** Presses the newest button with this label. */
  async presses(label: string | RegExp): Promise<void> {
    const found = await until(`a button ${String(label)} for ${this.name}`, async () => {
      for (const message of (await this.sees()).reverse()) {
        const button = buttonsOf(message).find(
          (candidate) => candidate.custom_id !== undefined && !candidate.disabled && fits(candidate.label ?? '', label),
        );
        if (button) return { message, button };
      }
      return null;
    });
    await this.discord.clickButton(this.id, this.channel, found.message.id, found.button.custom_id!);
  }

  async command(
    name: string,
    options: { channelId?: string; options?: Record<string, unknown> } = {},
  ): Promise<string> {
    return (
      await this.discord.useCommand(this.id, {
        name,
        channelId: options.channelId ?? this.channel,
        ...(options.options && { options: options.options }),
      })
    ).interactionId;
  }
}

/** All buttons under a message. */
export function buttonsOf(message: ControlMessage): WireButton[] {
  return (message.components as { components?: WireButton[] }[]).flatMap((row) => row.components ?? []);
}

function fits(text: string, what: string | RegExp): boolean {
  return typeof what === 'string' ? text.includes(what) : what.test(text);
}
