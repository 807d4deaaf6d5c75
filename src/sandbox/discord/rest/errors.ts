/** An answer that refuses a request, in Discord's error shape (reference, "Error messages"). */
export class DiscordError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: object | undefined;
  /** Further fields of the body, e.g. `retry_after`. */
  readonly extra: object | undefined;

  constructor(status: number, code: number, message: string, errors?: object, extra?: object) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.extra = extra;
  }

  body(): object {
    return { message: this.message, code: this.code, ...(this.errors ? { errors: this.errors } : {}), ...this.extra };
  }
}

export interface Problem {
  path: readonly (string | number)[];
  code: string;
  message: string;
}

/** 50035 with the tree of `_errors` that names each wrong field. */
export function invalidForm(problems: readonly Problem[]): DiscordError {
  const tree: Record<string, unknown> = {};
  for (const { path, code, message } of problems) {
    let node = tree;
    for (const step of path) node = (node[String(step)] ??= {}) as Record<string, unknown>;
    ((node['_errors'] ??= []) as unknown[]).push({ code, message });
  }
  return new DiscordError(400, 50035, 'Invalid Form Body', tree);
}

export const invalidField = (path: readonly (string | number)[], code: string, message: string): DiscordError =>
  invalidForm([{ path, code, message }]);

/** The refusals that the stand-in knows, by the words of topics/opcodes-and-status-codes. */
export const refuse = {
  notFound: () => new DiscordError(404, 0, '404: Not Found'),
  method: () => new DiscordError(405, 0, '405: Method Not Allowed'),
  unauthorized: () => new DiscordError(401, 0, '401: Unauthorized'),
  unknownApplication: () => new DiscordError(404, 10002, 'Unknown Application'),
  unknownChannel: () => new DiscordError(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new DiscordError(404, 10004, 'Unknown Guild'),
  unknownMember: () => new DiscordError(404, 10007, 'Unknown Member'),
  unknownMessage: () => new DiscordError(404, 10008, 'Unknown Message'),
  unknownOverwrite: () => new DiscordError(404, 10009, 'Unknown Permission Overwrite'),
  unknownRole: () => new DiscordError(404, 10011, 'Unknown Role'),
  unknownUser: () => new DiscordError(404, 10013, 'Unknown User'),
  unknownEmoji: () => new DiscordError(400, 10014, 'Unknown Emoji'),
  unknownWebhook: () => new DiscordError(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new DiscordError(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new DiscordError(404, 10063, 'Unknown application command'),
  tooManyReactions: () => new DiscordError(400, 30010, 'Maximum number of reactions reached (20)'),
  tooManyFiles: () => new DiscordError(400, 30015, 'Maximum number of attachments in a message reached (10)'),
  openingDmsTooFast: () => new DiscordError(400, 40003, 'You are opening direct messages too fast'),
  tooLarge: () => new DiscordError(413, 40005, 'Request entity too large. Try sending something smaller in size'),
  alreadyCrossposted: () => new DiscordError(400, 40033, 'This message has already been crossposted'),
  alreadyAcknowledged: () => new DiscordError(400, 40060, 'Interaction has already been acknowledged'),
  missingAccess: () => new DiscordError(403, 50001, 'Missing Access'),
  notOwnMessage: () => new DiscordError(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new DiscordError(400, 50006, 'Cannot send an empty message'),
  dmClosed: () => new DiscordError(403, 50007, 'Cannot send messages to this user'),
  voiceOrCategory: () => new DiscordError(400, 50008, 'Cannot send messages in a non-text channel'),
  missingPermissions: () => new DiscordError(403, 50013, 'Missing Permissions'),
  wrongChannelType: () => new DiscordError(400, 50024, 'Cannot execute action on this channel type'),
  invalidWebhookToken: () => new DiscordError(401, 50027, 'Invalid Webhook Token'),
  invalidRole: () => new DiscordError(400, 50028, 'Invalid Role'),
  invalidRecipient: () => new DiscordError(400, 50033, 'Invalid Recipient(s)'),
  threadArchived: () => new DiscordError(400, 50083, 'Thread is archived'),
  invalidJson: () => new DiscordError(400, 50109, 'The request body contains invalid JSON.'),
  noMutualGuild: () => new DiscordError(403, 50278, 'Cannot send messages to this user due to having no mutual guilds'),
  threadLocked: () => new DiscordError(400, 160005, 'Thread is locked'),
  internal: () => new DiscordError(500, 0, '500: Internal Server Error'),
} as const;
