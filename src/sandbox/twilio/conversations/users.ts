import { TwilioError } from '../core/errors.ts';
import { newSid } from '../core/sids.ts';
import type { ConversationParts } from './conversations.ts';
import type { Origin, UserRecord } from './records.ts';

export interface UserInput {
  friendlyName?: string | undefined;
  attributes?: string | undefined;
  roleSid?: string | undefined;
}

/** The chat users of the service, by identity. */
export class Users {
  readonly #parts: ConversationParts;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  /** @throws 50201 when the identity has a user already. */
  create(identity: string, input: UserInput, origin: Origin): UserRecord {
    const { account, clock, store, events } = this.#parts;
    if (store.findUser(identity)) throw new TwilioError(409, 50201, 'User already exists');
    const now = clock.now();
    const user: UserRecord = {
      sid: newSid('US'),
      identity,
      friendlyName: input.friendlyName ?? null,
      attributes: input.attributes ?? '{}',
      roleSid: input.roleSid ?? account.roleSids.serviceUser,
      dateCreated: now,
      dateUpdated: now,
    };
    store.putUser(user);
    events.user('onUserAdded', user, origin);
    return user;
  }

  /** The user of an identity, made when there is none: joining a conversation is enough to become one. */
  ensure(identity: string, origin: Origin): UserRecord {
    return this.#parts.store.findUser(identity) ?? this.create(identity, {}, origin);
  }

  update(user: UserRecord, input: UserInput, origin: Origin): void {
    const { clock, store, events } = this.#parts;
    user.friendlyName = input.friendlyName ?? user.friendlyName;
    user.attributes = input.attributes ?? user.attributes;
    user.roleSid = input.roleSid ?? user.roleSid;
    user.dateUpdated = clock.now();
    store.putUser(user);
    events.user('onUserUpdated', user, origin);
  }
}
