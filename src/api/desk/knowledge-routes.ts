import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Gap } from '../../cases/lessons.ts';
import { groupAlike } from '../../knowledge/lessons/alike.ts';
import { wordsOf } from '../../knowledge/lessons/wording.ts';
import { HttpError } from '../http-error.ts';
import { callerOf, requireRole } from './authentication.ts';
import type { CaseDeskDeps } from './desk-deps.ts';
import { GapKeys, Knowledge, NewAlias, ProposalKey, type KnowledgeJson } from './knowledge-schemas.ts';
import { failures } from './schemas.ts';

const tags = ['Knowledge'];
/** Lists are for people: what does not fit comes up when what is above it was decided. */
const MOST_PROPOSALS = 100;
const MOST_GAPS = 300;

const time = (at: number): string => new Date(at).toISOString();
const done = Type.Null({ description: 'Done' });

/** What questions taught about the articles, and what people make of it. */
export function knowledgeRoutes(deps: CaseDeskDeps): FastifyPluginAsyncTypebox {
  const { store, answerer } = deps;
  const { lessons } = store;
  const reading = { preHandler: requireRole(deps) };
  const deciding = { preHandler: requireRole(deps, 'admin', 'agent') };
  const titleOf = (id: string, locale: string): string => answerer.article(id, locale)?.ref.title ?? id;

  return async (app) => {
    app.get(
      '/knowledge',
      {
        ...reading,
        schema: {
          tags,
          summary: 'Articles in use, proposed and accepted aliases, unanswered questions',
          response: { 200: Knowledge, ...failures },
        },
      },
      async (): Promise<KnowledgeJson> => {
        const [proposals, gaps, aliases] = await Promise.all([
          lessons.proposals(MOST_PROPOSALS),
          lessons.gaps(MOST_GAPS),
          lessons.aliases(),
        ]);
        return {
          version: answerer.version(),
          articles: answerer.articles(),
          problems: answerer.problems(),
          proposals: proposals
            .filter(({ article, locale, words }) => !answerer.knowsAs(article, locale, words))
            .map((one) => ({ ...one, title: titleOf(one.article, one.locale), lastAt: time(one.lastAt) })),
          gaps: groupAlike(gaps)
            .map((group) => gapJson(group, titleOf))
            .sort((a, b) => b.count - a.count || b.lastAt.localeCompare(a.lastAt)),
          aliases: aliases.map((one) => ({
            ...one,
            title: titleOf(one.article, one.locale),
            acceptedAt: time(one.acceptedAt),
          })),
        };
      },
    );

    app.post(
      '/knowledge/aliases',
      {
        ...deciding,
        schema: {
          tags,
          summary: 'Accept an alias',
          description: 'It is used at once by every process, and settles the proposals and gaps of the same words.',
          body: NewAlias,
          response: { 204: done, ...failures },
        },
      },
      async (request, reply) => {
        const { article, locale, alias, answered = [] } = request.body;
        if (answerer.article(article, locale)?.locale !== locale)
          throw new HttpError(404, `There is no article "${article}" in the language "${locale}".`);
        const words = wordsOf(alias);
        if (words === '') throw new HttpError(400, 'The alias has no letters.');
        const acceptedBy = callerOf(request).login;
        await lessons.accept(
          { article, locale, words, alias: alias.replace(/\s+/g, ' ').trim(), acceptedBy },
          answered,
        );
        await store.audit.record({
          by: acceptedBy,
          action: 'alias.accept',
          subject: article,
          details: { alias, locale },
        });
        return reply.code(204).send(null);
      },
    );

    app.delete(
      '/knowledge/aliases',
      {
        ...deciding,
        schema: {
          tags,
          summary: 'Take an accepted alias back',
          querystring: ProposalKey,
          response: { 204: done, ...failures },
        },
      },
      async (request, reply) => {
        const { article, locale, words } = request.query;
        if (!(await lessons.removeAlias({ article, locale, words })))
          throw new HttpError(
            404,
            'There is no such accepted alias. Aliases of article files are changed in the file.',
          );
        await store.audit.record({
          by: callerOf(request).login,
          action: 'alias.remove',
          subject: article,
          details: { alias: words, locale },
        });
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/knowledge/proposals/decline',
      {
        ...deciding,
        schema: {
          tags,
          summary: 'Decline a proposed alias',
          description: 'It does not come back.',
          body: ProposalKey,
          response: { 204: done, ...failures },
        },
      },
      async (request, reply) => {
        const { article, locale, words } = request.body;
        const by = callerOf(request).login;
        await lessons.decline({ article, locale, words }, by);
        await store.audit.record({ by, action: 'alias.decline', subject: article, details: { alias: words, locale } });
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/knowledge/gaps/close',
      {
        ...deciding,
        schema: {
          tags,
          summary: 'Close a group of unanswered questions',
          description: 'The answer was written, or none is needed. Asked again, they come back.',
          body: GapKeys,
          response: { 204: done, ...failures },
        },
      },
      async (request, reply) => {
        const { locale, words } = request.body;
        const by = callerOf(request).login;
        await lessons.closeGaps(
          words.map((one) => ({ locale, words: one })),
          by,
        );
        await store.audit.record({ by, action: 'gap.close', subject: null, details: { first: words[0]!, locale } });
        return reply.code(204).send(null);
      },
    );
  };
}

function gapJson(group: Gap[], titleOf: (id: string, locale: string) => string): KnowledgeJson['gaps'][number] {
  const { locale } = group[0]!;
  return {
    locale,
    count: group.reduce((sum, { count }) => sum + count, 0),
    lastAt: time(Math.max(...group.map(({ lastAt }) => lastAt))),
    questions: group.map(({ words, question, count }) => ({ words, question, count })),
    shown: [...new Set(group.flatMap(({ shown }) => shown))].map((article) => ({
      article,
      title: titleOf(article, locale),
    })),
  };
}
