import { Type, type Static, type TSchema } from 'typebox';

/** Shapes of the HTTP API, from which its types and its documentation come. Times are ISO 8601 in UTC. */
const literals = <T extends string[]>(...values: [...T]) => Type.Enum(values);
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Time = Type.String({ format: 'date-time' });

export const Status = literals('new', 'open', 'pending', 'solved', 'closed');
export const Kind = literals('support', 'bug', 'feature', 'task');
export const PriorityLevel = literals('low', 'normal', 'high', 'urgent');
export const Role = literals('admin', 'agent', 'viewer');

export const Failure = Type.Object(
  { error: Type.Object({ status: Type.Integer(), message: Type.String() }) },
  { description: 'What happened and what to do' },
);

/** The refusals that every route may give. */
export const failures = {
  400: Failure,
  401: Failure,
  403: Failure,
  404: Failure,
  409: Failure,
  429: Failure,
  503: Failure,
};

export const Me = Type.Object({ login: Type.String(), name: Type.String(), role: Role });
export type MeJson = Static<typeof Me>;

export const Case = Type.Object({
  number: Type.Integer({ examples: [1042] }),
  name: Type.String({ examples: ['C-1042'] }),
  url: Type.String({ description: 'Page of the case desk' }),
  kind: Kind,
  status: Status,
  priority: PriorityLevel,
  title: Type.String(),
  description: Type.String(),
  reporter: Type.Object({ discordUserId: nullable(Type.String()), name: Type.String() }),
  assignee: nullable(Type.String()),
  locale: nullable(Type.String()),
  channel: Type.String({ description: '`discord`, `desk`, `api` or the name that the caller gave' }),
  fields: Type.Record(Type.String(), Type.String()),
  rating: nullable(Type.Integer()),
  createdAt: Time,
  updatedAt: Time,
  firstResponseAt: nullable(Time),
  solvedAt: nullable(Time),
  closedAt: nullable(Time),
});
export type CaseJson = Static<typeof Case>;

export const Entry = Type.Object({
  id: Type.String(),
  at: Time,
  by: Type.String(),
  kind: literals('opened', 'status', 'priority', 'assignee', 'comment', 'line', 'rating', 'duplicate'),
  text: Type.String(),
});

export const Message = Type.Object({
  id: Type.Integer(),
  at: Time,
  from: literals('user', 'bot', 'system', 'agent'),
  authorName: nullable(Type.String()),
  text: Type.String({ description: 'Empty when the message was deleted' }),
  attachments: Type.Array(
    Type.Object({
      filename: Type.String(),
      contentType: nullable(Type.String()),
      size: Type.Integer({ description: 'bytes' }),
    }),
  ),
  editedAt: nullable(Time),
  deletedAt: nullable(Time),
  failure: nullable(Type.String({ description: 'Why it could not be delivered' })),
});

export const Conversation = Type.Object({
  workflowId: Type.String(),
  phase: Type.String(),
  agentName: nullable(Type.String()),
  startedAt: Time,
  endedAt: nullable(Time),
});

export const CaseInFull = Type.Object({
  case: Case,
  timeline: Type.Array(Entry),
  transcript: Type.Array(Message),
  conversations: Type.Array(Conversation),
});
export type CaseInFullJson = Static<typeof CaseInFull>;

export const DiscordUserId = Type.String({ pattern: '^[0-9]{5,20}$', description: 'Discord user id' });

export const UserData = Type.Object({
  person: nullable(
    Type.Object({
      discordUserId: Type.String(),
      username: Type.String(),
      displayName: Type.String(),
      locale: nullable(Type.String()),
      dmChannelId: nullable(Type.String()),
      threadChannelId: nullable(Type.String()),
      leftThreadChannelIds: Type.Array(Type.String()),
      lastMessageId: nullable(Type.String()),
      lastSeenAt: Time,
    }),
  ),
  conversations: Type.Array(Conversation),
  messages: Type.Array(Message),
  cases: Type.Array(Type.Intersect([Case, Type.Object({ timeline: Type.Array(Entry) })])),
});
export type UserDataJson = Static<typeof UserData>;

export const Erasure = Type.Object({
  workflowId: Type.String({ description: "The workflow that erases; Temporal's Web UI shows how far it is" }),
});

export const CaseNumber = Type.Object({
  number: Type.String({ pattern: '^([Cc]-)?[1-9][0-9]{0,8}$', description: '`1042` or `C-1042`' }),
});

const many = <T extends TSchema>(schema: T) => Type.Optional(Type.Array(schema, { description: 'May be repeated' }));

export const ListQuery = Type.Object({
  status: many(Status),
  kind: many(Kind),
  priority: many(PriorityLevel),
  assignee: Type.Optional(Type.String({ description: 'A name, `me`, or `none` for cases that nobody has' })),
  reporter: Type.Optional(Type.String({ description: 'Discord user id' })),
  q: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'A case number, or words of title, description, names, comments and transcript',
    }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
  before: Type.Optional(Type.Integer({ minimum: 1, description: '`next` of the page before' })),
});

export const CasePage = Type.Object({
  cases: Type.Array(Case),
  next: nullable(Type.Integer({ description: 'Give it as `before` for the next page; null on the last one' })),
});

export const Counts = Type.Object({
  new: Type.Integer(),
  open: Type.Integer(),
  pending: Type.Integer(),
  solved: Type.Integer(),
  closed: Type.Integer(),
});

export const NewCase = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  description: Type.Optional(Type.String({ maxLength: 10_000, default: '' })),
  kind: Type.Optional(Type.Enum(['support', 'bug', 'feature', 'task'], { default: 'support' })),
  priority: Type.Optional(Type.Enum(['low', 'normal', 'high', 'urgent'], { default: 'normal' })),
  reporter: Type.Optional(
    Type.Object({
      name: Type.String({ minLength: 1, maxLength: 100 }),
      discordUserId: Type.Optional(nullable(Type.String({ pattern: '^[0-9]{5,20}$' }))),
    }),
  ),
  locale: Type.Optional(nullable(Type.String({ maxLength: 20 }))),
  channel: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  fields: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 4_000 }))),
});

export const CaseChanges = Type.Object({
  status: Type.Optional(Status),
  message: Type.Optional(Type.String({ maxLength: 2_000, description: 'Shown to the reporter with a new status' })),
  priority: Type.Optional(PriorityLevel),
  assignee: Type.Optional(
    nullable(Type.String({ minLength: 1, maxLength: 100, description: 'null = nobody; `me` = you' })),
  ),
});

export const NewComment = Type.Object({
  text: Type.String({ minLength: 1, maxLength: 4_000, pattern: '\\S' }),
  visibleToReporter: Type.Optional(Type.Boolean({ default: false, description: 'Whether the reporter is told' })),
});
