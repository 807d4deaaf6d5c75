import type { UserAttachment } from '../conversation/events.ts';

/** Field of a report that names its files: first with the signed addresses under which Discord has them for a while. */
export const FILES_FIELD = 'Files';

export interface ReportFile {
  filename: string;
  contentType: string;
  url: string;
}

/** One file a line: `name <type> address`. The addresses stay only until the files are in the report's post. */
export function writeFiles(files: UserAttachment[]): string {
  return files
    .map(
      (file) =>
        `${file.filename.replace(/[<>\n]/g, '_')} <${file.contentType ?? 'application/octet-stream'}> ${file.url}`,
    )
    .join('\n');
}

/** When Discord's signature of an address ends, epoch ms (reference, "Signed Attachment CDN URLs"); null when it doesn't say. */
export function expiryOf(address: string): number | null {
  const seconds = /[?&]ex=([0-9a-f]{1,12})(?:&|$)/i.exec(address)?.[1];
  return seconds === undefined ? null : Number.parseInt(seconds, 16) * 1_000;
}

/** The files of a field as `writeFiles` makes it; other lines are left out. */
export function readFiles(field: string | undefined): ReportFile[] {
  return (field ?? '').split('\n').flatMap((line) => {
    const [, filename, contentType, url] = /^(.+) <([^>]+)> (https?:\/\/\S+)$/.exec(line) ?? [];
    return filename && contentType && url ? [{ filename, contentType, url }] : [];
  });
}
