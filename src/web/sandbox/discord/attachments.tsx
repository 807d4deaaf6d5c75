import type { Message } from '../api/discord.ts';

/** A message's files: pictures, sound and film shown, others to be taken. */
export function Attachments({ of }: { of: Message }) {
  return (
    <discord-attachments slot="attachments">
      {of.attachments.map((file) => {
        const type = file.content_type ?? '';
        if (type.startsWith('image/'))
          return (
            <a key={file.id} className="picture" href={file.url} target="_blank" rel="noreferrer">
              <img src={file.url} alt={file.filename} loading="lazy" />
            </a>
          );
        if (type.startsWith('video/')) return <video key={file.id} className="picture" src={file.url} controls />;
        if (type.startsWith('audio/')) return <audio key={file.id} src={file.url} controls />;
        const { amount, unit } = sizeOf(file.size);
        return (
          <discord-file-attachment
            key={file.id}
            name={file.filename}
            bytes={amount}
            bytesUnit={unit}
            href={file.url}
            target="_blank"
            type={type}
          />
        );
      })}
    </discord-attachments>
  );
}

/** A file's size in the unit in which it reads best. */
export function sizeOf(bytes: number): { amount: number; unit: string } {
  if (bytes < 1_024) return { amount: bytes, unit: 'bytes' };
  if (bytes < 1_048_576) return { amount: Math.round(bytes / 1_024), unit: 'KB' };
  return { amount: Math.round(bytes / 104_857.6) / 10, unit: 'MB' };
}
