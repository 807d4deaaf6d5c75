import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { DeskUser } from '../../cases/desk-users.ts';
import type { CaseFilter } from '../../cases/store.ts';
import { caseName, type CaseRecord } from '../../domain/case/case-record.ts';
import { HttpError } from '../http-error.ts';
import { callerOf, requireRole } from './authentication.ts';
import { caseJson, conversationJson, entryJson, messageJson } from './case-json.ts';
import type { CaseDeskDeps } from './desk-deps.ts';
import {
  Case,
  CaseChanges,
  CaseInFull,
  CaseNumber,
  CasePage,
  Counts,
  failures,
  ListQuery,
  NewCase,
  NewComment,
} from './schemas.ts';

const tags = ['Cases'];
const PAGE = 25;

/** Reading cases from the store, changing them through their workflows. */
export function caseRoutes(deps: CaseDeskDeps): FastifyPluginAsyncTypebox {
  const { store, commands, config } = deps;
  const reading = { preHandler: requireRole(deps) };
  const changing = { preHandler: requireRole(deps, 'admin', 'agent') };
  const shown = (record: CaseRecord) => caseJson(record, config.publicUrl);

  const existing = async (text: string): Promise<CaseRecord> => {
    const number = Number(text.replace(/^c-/i, ''));
    const record = await store.cases.find(number);
    if (!record) throw new HttpError(404, `There is no case ${caseName(number)}.`);
    return record;
  };
  const audit = (
    request: FastifyRequest,
    action: string,
    number: number,
    details: Record<string, string | null> = {},
  ) => store.audit.record({ by: callerOf(request).login, action, subject: caseName(number), details });

  return async (app) => {
    app.get(
      '/cases',
      {
        ...reading,
        schema: {
          tags,
          summary: 'Cases, newest first',
          querystring: ListQuery,
          response: { 200: CasePage, ...failures },
        },
      },
      async (request) => {
        const { q, reporter, assignee, limit = PAGE, before, ...lists } = request.query;
        const filter: CaseFilter = {
          ...lists,
          limit: limit + 1,
          ...(q !== undefined && { text: q }),
          ...(reporter !== undefined && { reporterId: reporter }),
          ...(before !== undefined && { before }),
          ...(assignee !== undefined && {
            assignee: assignee === 'none' ? null : personNamed(assignee, callerOf(request)),
          }),
        };
        const found = await store.cases.list(filter);
        const page = found.slice(0, limit);
        return { cases: page.map(shown), next: found.length > limit ? (page.at(-1)?.number ?? null) : null };
      },
    );

    app.get(
      '/counts',
      {
        ...reading,
        schema: { tags, summary: 'How many cases have each status', response: { 200: Counts, ...failures } },
      },
      () => store.cases.counts(),
    );

    app.post(
      '/cases',
      {
        ...changing,
        schema: {
          tags,
          summary: 'Open a case',
          description: 'With the header `Idempotency-Key` a repeated request gives the case that the first one opened.',
          headers: Type.Object({ 'idempotency-key': Type.Optional(Type.String({ minLength: 1, maxLength: 200 })) }),
          body: NewCase,
          response: { 201: Case, ...failures },
        },
      },
      async (request, reply) => {
        const user = callerOf(request);
        const {
          reporter,
          description = '',
          kind = 'support',
          priority = 'normal',
          locale = null,
          fields = {},
          title,
        } = request.body;
        const channel = request.body.channel ?? (request.headers.authorization ? 'api' : 'desk');
        const key = `${user.login}:${request.headers['idempotency-key'] ?? randomUUID()}`;
        const record = await commands.open({
          ...{ key, by: user.login, kind, title: title.trim(), description, locale, priority, channel, fields },
          reporter: { discordUserId: reporter?.discordUserId ?? null, name: reporter?.name ?? user.name },
        });
        await audit(request, 'case.open', record.number, { channel });
        return reply.code(201).header('location', `/api/v1/cases/${record.number}`).send(shown(record));
      },
    );

    app.get(
      '/cases/:number',
      {
        ...reading,
        schema: {
          tags,
          summary: 'One case with timeline and transcript',
          params: CaseNumber,
          response: { 200: CaseInFull, ...failures },
        },
      },
      async (request) => {
        const record = await existing(request.params.number);
        const [timeline, transcript, episodes] = await Promise.all([
          store.cases.timeline(record.number),
          store.transcript.ofCase(record.number),
          store.episodes.ofCase(record.number),
        ]);
        return {
          case: shown(record),
          timeline: timeline.map(entryJson),
          transcript: transcript.map(messageJson),
          conversations: episodes.map(conversationJson),
        };
      },
    );

    app.patch(
      '/cases/:number',
      {
        ...changing,
        schema: {
          tags,
          summary: 'Change status, priority or assignee',
          params: CaseNumber,
          body: CaseChanges,
          response: { 200: Case, ...failures },
        },
      },
      async (request) => {
        const { status, message, priority, assignee } = request.body;
        if (status === undefined && priority === undefined && assignee === undefined) {
          throw new HttpError(400, 'Give at least one of status, priority and assignee.');
        }
        const user = callerOf(request);
        const by = user.login;
        let record = await existing(request.params.number);
        const { number } = record;
        if (assignee !== undefined)
          record = await commands.assign(number, {
            by,
            assignee: assignee === null ? null : personNamed(assignee, user),
          });
        if (priority !== undefined) record = await commands.setPriority(number, { by, priority });
        if (status !== undefined)
          record = await commands.setStatus(number, { by, status, ...(message !== undefined && { message }) });
        await audit(request, 'case.change', number, {
          ...(status !== undefined && { status }),
          ...(priority !== undefined && { priority }),
          ...(assignee !== undefined && { assignee }),
        });
        return shown(record);
      },
    );

    app.post(
      '/cases/:number/comments',
      {
        ...changing,
        schema: {
          tags,
          summary: 'Comment on a case',
          params: CaseNumber,
          body: NewComment,
          response: { 201: Case, ...failures },
        },
      },
      async (request, reply) => {
        const { number } = await existing(request.params.number);
        const { text, visibleToReporter = false } = request.body;
        const record = await commands.comment(number, { by: callerOf(request).login, text, visibleToReporter });
        await audit(request, 'case.comment', number);
        return reply.code(201).send(shown(record));
      },
    );
  };
}

function personNamed(name: string, caller: DeskUser): string {
  return name === 'me' ? caller.login : name;
}
