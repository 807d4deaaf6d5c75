import type { AttachmentRecord, ChannelRecord, Json, MessageRecord } from '../model/records.ts';
import { MESSAGE_FLAG } from '../model/records.ts';
import { PERMISSION } from '../model/permissions.ts';
import type { Wire } from '../model/wire.ts';
import type { World } from '../model/world.ts';
import { DiscordError, invalidField, refuse } from './errors.ts';
import type { MessageBody } from './message-bodies.ts';

/** A file of a multipart request. */
export interface UploadedFile {
  field: string;
  filename: string;
  contentType: string;
  bytes: Buffer;
}

/** Largest file without boosts (reference, "Uploading Files"). */
export const FILE_LIMIT = 10 * 1024 * 1024;

/** Content as Discord keeps it: without the white space at its ends. */
export const trimmed = (content: string | null | undefined): string => (content ?? '').trim();

const REMOTE_DEFAULT = { parse: ['users', 'roles', 'everyone'] };

/** Turns checked bodies into what a message stores: files kept, mentions found, embeds and components filled in. */
export class Composer {
  readonly #world: World;
  readonly #wire: Wire;

  constructor(world: World, wire: Wire) {
    this.#world = world;
    this.#wire = wire;
  }

  /**
   * Keeps the files of a request and gives the attachments of the message.
   * @param kept attachments that the message has already; those that `listed` leaves out are dropped.
   */
  async attachments(
    listed: MessageBody['attachments'],
    files: readonly UploadedFile[],
    kept: readonly AttachmentRecord[] = [],
  ): Promise<AttachmentRecord[]> {
    for (const file of files) if (file.bytes.length > FILE_LIMIT) throw refuse.tooLarge();
    const result = listed ? kept.filter((a) => listed.some((entry) => String(entry.id) === a.id)) : [...kept];
    if (result.length + files.length > 10) throw refuse.tooManyFiles();
    const byIndex = new Map(files.map((file) => [/^files\[(\d+)\]$/.exec(file.field)?.[1] ?? '', file]));
    (listed ?? []).forEach((entry, at) => {
      if (!byIndex.has(String(entry.id)) && !kept.some((a) => a.id === String(entry.id)))
        throw invalidField(
          ['attachments', at, 'id'],
          'ATTACHMENT_NOT_FOUND',
          `No uploaded file and no attachment has the id ${entry.id}.`,
        );
    });
    for (const [index, file] of byIndex) {
      const entry = listed?.find((e) => String(e.id) === index);
      result.push(await this.keepFile(file, entry?.filename ?? undefined, entry?.description ?? undefined));
    }
    return result;
  }

  /** Keeps one file; nobody sees it until a message or an interaction names it. */
  async keepFile(
    file: Omit<UploadedFile, 'field'>,
    filename?: string,
    description?: string,
  ): Promise<AttachmentRecord> {
    const id = this.#world.ids.next();
    await this.#world.options.storage.putBlob(`discord/${id}`, file.bytes);
    const name = (filename ?? file.filename).replace(/[^\p{L}\p{N}._-]/gu, '_') || 'file';
    return {
      id,
      filename: name,
      size: file.bytes.length,
      contentType: file.contentType,
      ...(description ? { description } : {}),
    };
  }

  /** Who is mentioned, after `allowed_mentions`. @param replied the author of the message that is answered. */
  mentions(
    content: string,
    allowed: MessageBody['allowed_mentions'],
    author: { id: string; channel: ChannelRecord },
    replied?: string,
  ): Pick<MessageRecord, 'mentions' | 'mentionRoles' | 'mentionEveryone'> {
    const rules = allowed ?? { ...REMOTE_DEFAULT, replied_user: true };
    const parse = rules.parse ?? [];
    const users = new Set<string>();
    for (const [, id] of content.matchAll(/<@!?(\d+)>/g))
      if (this.#world.users.has(id!) && (parse.includes('users') || rules.users?.includes(id!))) users.add(id!);
    if (replied !== undefined && replied !== author.id && rules.replied_user === true) users.add(replied);
    const roles = [...content.matchAll(/<@&(\d+)>/g)].map((m) => m[1]!);
    const everyone = /@(everyone|here)\b/.test(content) && parse.includes('everyone');
    return {
      mentions: [...users],
      mentionRoles: [...new Set(roles)].filter(
        (id) => this.#world.roles.has(id) && (parse.includes('roles') || rules.roles?.includes(id)),
      ),
      mentionEveryone:
        everyone &&
        author.channel.recipientId === undefined &&
        this.#world.can(author.id, author.channel, PERMISSION.mentionEveryone),
    };
  }

  /** Embeds as the API gives them back: kind and `inline` filled in, `attachment://` pointing at the message's files. */
  embeds(embeds: MessageBody['embeds'], channelId: string, attachments: readonly AttachmentRecord[]): Json[] {
    const link = (value: unknown): unknown => {
      const file = typeof value === 'string' && attachments.find((a) => value === `attachment://${a.filename}`);
      return file ? this.#wire.fileUrl(channelId, file) : value;
    };
    return (embeds ?? []).map((embed) => {
      const result: Json = { ...dropNulls(embed), type: 'rich' };
      for (const name of ['image', 'thumbnail', 'video']) {
        const media = result[name] as Json | undefined;
        if (media) result[name] = media['url'] ? { ...dropNulls(media), url: link(media['url']) } : {};
      }
      for (const name of ['author', 'footer']) {
        const part = result[name] as Json | undefined;
        if (part)
          result[name] = { ...dropNulls(part), ...(part['icon_url'] ? { icon_url: link(part['icon_url']) } : {}) };
        if (part && !part[name === 'author' ? 'name' : 'text']) delete result[name];
      }
      const fields = result['fields'] as Json[] | undefined;
      if (fields) result['fields'] = fields.map((f) => ({ ...f, inline: f['inline'] === true }));
      return result;
    });
  }

  /** Components as the API gives them back: numbered, with the defaults filled in. */
  components(components: MessageBody['components']): Json[] {
    let next = 1;
    const taken = new Set<number>();
    const visit = (node: unknown, see: (component: Json) => void): void => {
      if (typeof node !== 'object' || node === null) return;
      if (!Array.isArray(node) && typeof (node as Json)['type'] === 'number') see(node as Json);
      for (const child of Object.values(node)) visit(child, see);
    };
    const copy = structuredClone(components ?? []);
    visit(copy, (c) => typeof c['id'] === 'number' && c['id'] > 0 && taken.add(c['id']));
    visit(copy, (c) => {
      for (const key of Object.keys(c)) if (c[key] === null) delete c[key];
      if (typeof c['id'] !== 'number' || c['id'] === 0) {
        while (taken.has(next)) next += 1;
        c['id'] = next++;
      }
      fillDefaults(c);
    });
    return copy;
  }

  /** Refuses a message with nothing in it (50006). */
  requireSomething(
    parts: { content: string; embeds: unknown[]; components: unknown[]; attachments: unknown[] },
    stickers = 0,
  ): void {
    if (
      parts.content.trim() === '' &&
      parts.embeds.length + parts.components.length + parts.attachments.length + stickers === 0
    )
      throw refuse.emptyMessage();
  }
}

function fillDefaults(component: Json): void {
  const type = component['type'] as number;
  if (type === 3 || (type >= 5 && type <= 8)) {
    component['min_values'] ??= 1;
    component['max_values'] ??= 1;
  }
  if (type === 17) {
    component['accent_color'] ??= null;
    component['spoiler'] ??= false;
  }
  if (type === 14) {
    component['divider'] ??= true;
    component['spacing'] ??= 1;
  }
  if (type === 11 || type === 13) component['spoiler'] ??= false;
}

const dropNulls = (value: object): Json =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== null && v !== undefined));

/** Flags as a number, without those that a sender may not set. */
export const senderFlags = (flags: MessageBody['flags'], allowed: number): number => Number(flags ?? 0) & allowed;

/** IS_COMPONENTS_V2 can't be taken away again. */
export const keepV2 = (before: number, after: number): number => after | (before & MESSAGE_FLAG.componentsV2);

export const isDiscordError = (error: unknown): error is DiscordError => error instanceof DiscordError;
