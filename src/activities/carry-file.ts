import { VendorFailure } from '../contract/vendor-failure.ts';
import type { ActivityDeps } from './deps.ts';
import type { Post } from './twilio-posts.ts';

/** Larger files become a note: the bytes pass through this process's memory. */
const FILE_LIMIT = 25 * 1024 * 1024;

type Vendors = Pick<ActivityDeps, 'discord' | 'twilio'>;
type File = NonNullable<Post['attachment']>;

/**
 * Brings a file of Discord's to Twilio and gives its media SID there.
 * @throws VendorFailure of either vendor; `tooLarge` over 25 MB.
 */
export async function carryFile(vendors: Vendors, file: File): Promise<string> {
  const { mediaSid } = await vendors.twilio.uploadMedia({
    filename: file.filename,
    contentType: file.contentType ?? 'application/octet-stream',
    data: await bytesOf(vendors, file),
  });
  return mediaSid;
}

/** The bytes; an expired address is made fresh by reading the message again. */
async function bytesOf({ discord }: Vendors, file: File): Promise<Uint8Array> {
  try {
    return await discord.download(file.url, FILE_LIMIT);
  } catch (error) {
    if (
      !(error instanceof VendorFailure) ||
      error.kind !== 'permanent' ||
      error.reason === 'tooLarge' ||
      file.channelId === null
    )
      throw error;
    const fresh = await discord.message(file.channelId, file.messageId);
    const again = fresh?.attachments.find((attachment) => attachment.id === file.id);
    if (!again) throw error;
    return discord.download(again.url, FILE_LIMIT);
  }
}
