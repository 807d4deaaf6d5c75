import {
  InteractionResponseType,
  MessageFlags,
  Routes,
  type APIInteraction,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { failedBecause, VendorFailure } from '../../contract/vendor-failure.ts';
import type { DiscordRest } from '../../discord/discord-rest.ts';
import { snowflakeTime } from '../../discord/snowflakes.ts';
import { backOff, sleep } from '../back-off.ts';

/** What is shown: text, and rows of components as Discord takes them. */
export interface Shown {
  content?: string;
  components?: unknown[];
}

/** Discord takes the first answer only within 3 s (interactions/receiving-and-responding). */
const ANSWER_WITHIN_MS = 2_800;
/** An answer can be changed for so long (interactions/receiving-and-responding). */
const TOKEN_LIVES_MS = 15 * 60_000;
/**
 * The change may overtake the answer, when Discord carries that out late: there is nothing to change yet. Not for long, as it
 * takes no first answer after 3 s.
 */
const OVERTAKING_TRIES = 6;

export interface ResponderOptions {
  rest: Pick<DiscordRest, 'call'>;
  applicationId: string;
  logger: Logger;
  /** the gateway closes */
  signal: AbortSignal;
}

/**
 * Answers interactions. With two gateways both see each interaction and the second answer is refused (40060); an answer
 * that comes too late is refused too (10062). Neither is an error for anyone but the user's screen: what was asked is done
 * all the same. Every first answer resolves to whether it may be ours that the person sees: whoever lost it to the other gateway adds
 * nothing to it.
 */
export class Responder {
  constructor(private readonly options: ResponderOptions) {}

  /** A message that only this person sees. */
  reply(interaction: APIInteraction, shown: Shown): Promise<boolean> {
    return this.#answer(interaction, InteractionResponseType.ChannelMessageWithSource, {
      ...withoutMentions(shown),
      flags: MessageFlags.Ephemeral,
    });
  }

  /** "Thinking …", that only this person sees; `editReply` follows. */
  deferReply(interaction: APIInteraction): Promise<boolean> {
    return this.#answer(interaction, InteractionResponseType.DeferredChannelMessageWithSource, {
      flags: MessageFlags.Ephemeral,
    });
  }

  /** A button was pressed; nothing changes on the screen until `editReply` changes the message that it belongs to. */
  deferUpdate(interaction: APIInteraction): Promise<boolean> {
    return this.#answer(interaction, InteractionResponseType.DeferredMessageUpdate);
  }

  modal(interaction: APIInteraction, modal: APIModalInteractionResponseCallbackData): Promise<boolean> {
    return this.#answer(interaction, InteractionResponseType.Modal, modal);
  }

  /**
   * Changes the first answer, for as long as Discord lets us: without it "thinking …" would stay. Failures are logged, never
   * thrown. False when the gateway closed first: who gets the interaction again should change the answer then.
   */
  async editReply(interaction: APIInteraction, shown: Shown): Promise<boolean> {
    const { rest, applicationId, signal } = this.options;
    const route = Routes.webhookMessage(applicationId, interaction.token);
    const deadline = snowflakeTime(interaction.id) + TOKEN_LIVES_MS;
    for (let attempt = 0; ; attempt += 1) {
      try {
        await rest.call('PATCH', route, { body: withoutMentions(shown), auth: false });
        return true;
      } catch (error) {
        const again = mayBeRepeated(error) || (failedBecause(error, 'notFound') && attempt < OVERTAKING_TRIES);
        if (!again || Date.now() > deadline) {
          this.#explain(error, interaction);
          return true;
        }
      }
      await sleep(backOff(attempt), signal);
      if (signal.aborted) return false;
    }
  }

  /** One more message after the first answer. Not repeated: follow-ups have no nonce. */
  async followUp(interaction: APIInteraction, shown: Shown & { flags?: number }): Promise<void> {
    try {
      await this.options.rest.call('POST', Routes.webhook(this.options.applicationId, interaction.token), {
        body: withoutMentions(shown),
        auth: false,
      });
    } catch (error) {
      this.#explain(error, interaction);
    }
  }

  async #answer(interaction: APIInteraction, type: InteractionResponseType, data?: unknown): Promise<boolean> {
    const deadline = Date.now() + ANSWER_WITHIN_MS;
    const body = data === undefined ? { type } : { type, data };
    for (let attempt = 0; ; attempt += 1) {
      try {
        await this.options.rest.call('POST', Routes.interactionCallback(interaction.id, interaction.token), {
          body,
          auth: false,
        });
        return true;
      } catch (error) {
        if (!mayBeRepeated(error) || Date.now() > deadline) {
          this.#explain(error, interaction);
          // After a try of ours whose outcome is unknown, the answer that is there may be our own.
          return attempt > 0 || !failedBecause(error, 'alreadyExists');
        }
      }
      await sleep(backOff(attempt));
    }
  }

  #explain(error: unknown, interaction: APIInteraction): void {
    const level = failedBecause(error, 'alreadyExists', 'notFound') ? 'debug' : 'warn';
    this.options.logger[level]({ err: error, interaction: interaction.id }, 'An interaction could not be answered');
  }
}

function withoutMentions(shown: Shown): Record<string, unknown> {
  return { ...shown, allowed_mentions: { parse: [] } };
}

function mayBeRepeated(error: unknown): boolean {
  return error instanceof VendorFailure && error.kind !== 'permanent';
}
