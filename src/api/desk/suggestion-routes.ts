import { createHash } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { StoredMessage } from '../../cases/store.ts';
import { caseName, type CaseRecord } from '../../domain/case/case-record.ts';
import type { SuggestedReply, Turn } from '../../knowledge/answerer.ts';
import { mayBeAlias, wordingOf } from '../../knowledge/lessons/wording.ts';
import { HttpError } from '../http-error.ts';
import { requireRole } from './authentication.ts';
import type { CaseDeskDeps } from './desk-deps.ts';
import { Suggestions, UsedSuggestion, type SuggestionsJson } from './knowledge-schemas.ts';
import { CaseNumber, failures } from './schemas.ts';

const tags = ['Cases'];
/** A page that is opened again, and every live update of it, must not ask a language model anew. */
const REMEMBERED = 200;

/** Replies that the articles have for a case, and what is learnt when an agent uses one. */
export function suggestionRoutes(deps: CaseDeskDeps): FastifyPluginAsyncTypebox {
  const { store, answerer } = deps;
  const answering = { preHandler: requireRole(deps, 'admin', 'agent') };
  const remembered = new Map<string, Promise<SuggestedReply[]>>();

  const existing = async (text: string): Promise<CaseRecord> => {
    const number = Number(text.replace(/^c-/i, ''));
    const record = await store.cases.find(number);
    if (!record) throw new HttpError(404, `There is no case ${caseName(number)}.`);
    return record;
  };

  const suggest = (turns: Turn[], locale: string | null): Promise<SuggestedReply[]> => {
    const key = createHash('sha256')
      .update(JSON.stringify([answerer.version(), locale, turns]))
      .digest('hex');
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const made = answerer.suggestReplies(turns, locale);
    remembered.set(key, made);
    made.catch(() => remembered.delete(key));
    if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value!);
    return made;
  };

  return async (app) => {
    app.get(
      '/cases/:number/suggestions',
      {
        ...answering,
        schema: {
          tags,
          summary: 'Up to three replies to what the user asked last',
          params: CaseNumber,
          response: { 200: Suggestions, ...failures },
        },
      },
      async (request): Promise<SuggestionsJson> => {
        const record = await existing(request.params.number);
        const turns = turnsOf(record, await store.transcript.ofCase(record.number));
        const replies = await suggest(turns, record.locale);
        return {
          suggestions: replies.map(({ article: { id, title, url }, ...reply }) => ({
            article: id,
            title,
            url,
            ...reply,
          })),
        };
      },
    );

    app.post(
      '/cases/:number/suggestions/used',
      {
        ...answering,
        schema: {
          tags,
          summary: 'Tell that a suggested reply was used',
          description: 'When the case is solved, what the user had asked is proposed as an alias of the article.',
          params: CaseNumber,
          body: UsedSuggestion,
          response: { 204: Type.Null({ description: 'Done' }), ...failures },
        },
      },
      async (request, reply) => {
        const { number } = await existing(request.params.number);
        const article = answerer.article(request.body.article, request.body.locale);
        if (article === null) throw new HttpError(404, `There is no article "${request.body.article}".`);
        const wording = wordingOf(request.body.question);
        if (wording !== null && mayBeAlias(wording)) {
          await store.lessons.record({
            ...{ kind: 'alias', source: 'agent', article: article.ref.id, locale: article.locale, caseNumber: number },
            ...wording,
            key: `case ${number} ${article.ref.id} ${wording.words}`,
            at: Date.now(),
          });
        }
        return reply.code(204).send(null);
      },
    );
  };
}

/** What was said, as the answerer reads it; a case that nobody chatted about is its title and description. */
function turnsOf({ title, description }: CaseRecord, transcript: StoredMessage[]): Turn[] {
  const turns = transcript.flatMap(({ from, text, deletedAt }): Turn[] =>
    from === 'system' || deletedAt !== null || text.trim() === '' ? [] : [{ from, text }],
  );
  return turns.some(({ from }) => from === 'user')
    ? turns
    : [{ from: 'user', text: `${title}\n${description}`.trim() }];
}
