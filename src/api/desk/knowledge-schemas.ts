import { Type, type Static } from 'typebox';

/** Shapes of the knowledge routes. Times are ISO 8601 in UTC. */
const Time = Type.String({ format: 'date-time' });
const ArticleId = Type.String({ minLength: 1, maxLength: 200, examples: ['reset-password'] });
const Language = Type.String({ pattern: '^[a-z]{2,3}$', examples: ['en'] });
const Words = Type.String({ minLength: 1, maxLength: 400, description: 'As `words` of the proposal, gap or alias' });

export const ListedArticle = Type.Object({
  id: Type.String(),
  title: Type.String(),
  locale: Type.String(),
  url: Type.Union([Type.String(), Type.Null()]),
});

export const Proposal = Type.Object({
  article: Type.String(),
  title: Type.String(),
  locale: Type.String(),
  words: Type.String(),
  question: Type.String({ description: 'As it was asked last' }),
  count: Type.Integer({ description: 'How often it was asked' }),
  byAgents: Type.Integer({ description: 'Of these, cases that an agent solved with the article' }),
  lastAt: Time,
});

export const GapGroup = Type.Object({
  locale: Type.String(),
  count: Type.Integer(),
  lastAt: Time,
  questions: Type.Array(Type.Object({ words: Type.String(), question: Type.String(), count: Type.Integer() })),
  shown: Type.Array(Type.Object({ article: Type.String(), title: Type.String() }), {
    description: 'Articles that were shown and did not help',
  }),
});

export const Alias = Type.Object({
  article: Type.String(),
  title: Type.String(),
  locale: Type.String(),
  words: Type.String(),
  alias: Type.String(),
  acceptedBy: Type.String(),
  acceptedAt: Time,
});

export const Knowledge = Type.Object({
  version: Type.String({ description: 'Changes with every change of an article file' }),
  articles: Type.Array(ListedArticle),
  problems: Type.Array(Type.Object({ file: Type.String(), line: Type.Integer(), message: Type.String() }), {
    description: 'Faulty article files, which are left out',
  }),
  proposals: Type.Array(Proposal, { description: 'Words that helped people to an article; most asked first' }),
  gaps: Type.Array(GapGroup, { description: 'Questions without an answer, alike ones together; most asked first' }),
  aliases: Type.Array(Alias, { description: 'Accepted, in use, newest first' }),
});
export type KnowledgeJson = Static<typeof Knowledge>;

export const NewAlias = Type.Object({
  article: ArticleId,
  locale: Language,
  alias: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
  answered: Type.Optional(
    Type.Array(Words, { maxItems: 200, description: '`words` of the proposals and gaps that this settles' }),
  ),
});

export const ProposalKey = Type.Object({ article: ArticleId, locale: Language, words: Words });

export const GapKeys = Type.Object({ locale: Language, words: Type.Array(Words, { minItems: 1, maxItems: 200 }) });

export const Suggestions = Type.Object({
  suggestions: Type.Array(
    Type.Object({
      article: Type.String(),
      title: Type.String(),
      url: Type.Union([Type.String(), Type.Null()]),
      locale: Type.String(),
      text: Type.String(),
      by: Type.Enum(['article', 'model']),
      question: Type.String({ description: 'What the user had asked' }),
      audience: Type.Enum(['everyone', 'agents'], { description: 'agents: to be read, not to be sent to the user' }),
    }),
    { maxItems: 3 },
  ),
});
export type SuggestionsJson = Static<typeof Suggestions>;

export const UsedSuggestion = Type.Object({
  article: ArticleId,
  locale: Language,
  question: Type.String({ minLength: 1, maxLength: 4_000 }),
});
