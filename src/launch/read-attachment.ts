import { VendorFailure } from '../contract/vendor-failure.ts';
import type { Vendors } from './vendors.ts';

/** As much as the case desk shows of one file. */
const MOST_BYTES = 25 * 1024 * 1024;

/**
 * Bytes of a transcript's file by its reference: `discord:<channel>/<message>/<attachment>`, whose address is made fresh by
 * reading the message again, or `twilio:<ME…>` (older ones have the service before it).
 * @throws VendorFailure
 */
export async function readAttachment(
  { discord, twilio }: Pick<Vendors, 'discord' | 'twilio'>,
  ref: string,
): Promise<Uint8Array> {
  const [, channelId, messageId, id] = /^discord:(\d+)\/(\d+)\/(\d+)$/.exec(ref) ?? [];
  if (channelId && messageId) {
    const message = await discord.message(channelId, messageId);
    const file = message?.attachments.find((attachment) => attachment.id === id);
    if (file) return discord.download(file.url, MOST_BYTES);
  }
  const [, mediaSid] = /^twilio:(?:\w*\/)?(ME\w+)$/.exec(ref) ?? [];
  if (mediaSid) return (await twilio.downloadMedia(mediaSid, MOST_BYTES)).data;
  throw new VendorFailure('discord', 'permanent', 'notFound', 'The file is no longer where it was sent.');
}
