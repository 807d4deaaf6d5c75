import type { RawFile } from '@discordjs/rest';
import { excerpt } from '../domain/text/split.ts';
import type { OutgoingMessage } from './discord-adapter.ts';

const STYLES = { primary: 1, secondary: 2, success: 3, danger: 4 } as const;
const LINK_STYLE = 5;
const BUTTONS_PER_ROW = 5;
/** Discord's limit (components/reference, "Button"): for a longer label it refuses the message. */
const LONGEST_LABEL = 80;

/** JSON of a button as Discord takes it (components/reference, "Button"). */
export interface ButtonJson {
  type: 2;
  style: number;
  label: string;
  custom_id?: string;
  url?: string;
  disabled?: boolean;
}

/** Rows of at most five buttons. */
export function toButtonRows(
  buttons: NonNullable<OutgoingMessage['buttons']>,
): { type: 1; components: ButtonJson[] }[] {
  const all = buttons.map((button): ButtonJson => {
    const label = excerpt(button.label, LONGEST_LABEL);
    return 'url' in button
      ? { type: 2, style: LINK_STYLE, label, url: button.url }
      : { type: 2, style: STYLES[button.style], label, custom_id: button.customId };
  });
  const rows: { type: 1; components: ButtonJson[] }[] = [];
  for (let i = 0; i < all.length; i += BUTTONS_PER_ROW)
    rows.push({ type: 1, components: all.slice(i, i + BUTTONS_PER_ROW) });
  return rows;
}

/**
 * Body and files of a message to create or edit. Always without mentions: by default Discord would ping users, roles and
 * everyone that the text names (resources/message, "Allowed Mentions"). In an edit, absent buttons, embeds and files stay
 * as they are and empty lists remove them.
 */
export function toMessageBody(message: OutgoingMessage): { body: Record<string, unknown>; files: RawFile[] } {
  const files = (message.files ?? []).map((file): RawFile => ({
    name: file.name,
    contentType: file.contentType,
    data: file.data,
  }));
  const body: Record<string, unknown> = { content: message.content, allowed_mentions: { parse: [] } };
  if (message.buttons) body.components = toButtonRows(message.buttons);
  if (message.embeds) {
    body.embeds = message.embeds.map(({ footer, ...embed }) => ({
      ...embed,
      ...(footer !== undefined && { footer: { text: footer } }),
    }));
  }
  if (message.files) body.attachments = files.map((file, index) => ({ id: String(index), filename: file.name }));
  return { body, files };
}
