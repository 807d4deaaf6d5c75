import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { PersonalRecord } from '../../cases/personal-data.ts';
import { HttpError } from '../http-error.ts';
import { callerOf, requireRole } from './authentication.ts';
import { caseJson, conversationJson, entryJson, messageJson, time, timeOrNull } from './case-json.ts';
import type { CaseDeskDeps } from './desk-deps.ts';
import { DiscordUserId, Erasure, failures, UserData, type UserDataJson } from './schemas.ts';

const tags = ['Users'];

/** What is kept of one Discord user: to be handed to them, and to be erased. For admins only; both are noted in the audit log. */
export function userDataRoutes(deps: CaseDeskDeps): FastifyPluginAsyncTypebox {
  const { store, erasures, config } = deps;
  const admins = { preHandler: requireRole(deps, 'admin') };
  const params = Type.Object({ discordUserId: DiscordUserId });

  const known = async (discordUserId: string): Promise<PersonalRecord> => {
    const found = await store.personalData.of(discordUserId);
    if (found.person === null && found.episodes.length + found.messages.length + found.cases.length === 0)
      throw new HttpError(404, `Nothing is kept of the Discord user ${discordUserId}. Check the id.`);
    return found;
  };

  return async (app) => {
    app.get(
      '/users/:discordUserId',
      {
        ...admins,
        schema: {
          tags,
          summary: 'Everything that is kept of a Discord user',
          description: 'Deleted messages are in it, with what they said: they are kept until the user is erased.',
          params,
          response: { 200: UserData, ...failures },
        },
      },
      async (request, reply) => {
        const { discordUserId } = request.params;
        const found = await known(discordUserId);
        await store.audit.record({
          by: callerOf(request).login,
          action: 'userData.export',
          subject: discordUserId,
          details: {},
        });
        void reply.header('content-disposition', `attachment; filename="discord-${discordUserId}.json"`);
        return userDataJson(found, config.publicUrl);
      },
    );

    app.delete(
      '/users/:discordUserId',
      {
        ...admins,
        schema: {
          tags,
          summary: 'Erase a Discord user',
          description:
            'Ends an open conversation, then removes messages, cases, posts and private threads of the user here, at Twilio, in Temporal and in Discord; direct messages stay. It can not be undone. The answer names the workflow that does it.',
          params,
          response: { 202: Erasure, ...failures },
        },
      },
      async (request, reply) => {
        const { discordUserId } = request.params;
        await known(discordUserId);
        const by = callerOf(request).login;
        const workflowId = await erasures.begin({ discordUserId, by });
        await store.audit.record({ by, action: 'userData.erase', subject: discordUserId, details: { workflowId } });
        return reply.code(202).send({ workflowId });
      },
    );
  };
}

function userDataJson({ person, episodes, messages, cases }: PersonalRecord, publicUrl: string): UserDataJson {
  return {
    person: person === null ? null : { ...person, lastSeenAt: time(person.lastSeenAt) },
    conversations: episodes.map(conversationJson),
    messages: messages.map((message) => ({
      ...messageJson({ ...message, deletedAt: null }),
      deletedAt: timeOrNull(message.deletedAt),
    })),
    cases: cases.map((one) => ({ ...caseJson(one, publicUrl), timeline: one.timeline.map(entryJson) })),
  };
}
