import type { Message } from '../api/discord.ts';
import { FormattedText } from './formatted-text.tsx';

interface Embed {
  title?: string;
  description?: string;
  url?: string;
  color?: number;
  timestamp?: string;
  author?: { name: string };
  fields?: { name: string; value: string; inline?: boolean }[];
  footer?: { text: string };
  image?: { url: string };
  thumbnail?: { url: string };
}

/** The cards below a message. */
export function Embeds({ of, locale }: { of: Message; locale: string }) {
  return (of.embeds as Embed[]).map((embed, index) => (
    <discord-embed
      key={index}
      slot="embeds"
      color={`#${(embed.color ?? 0x4f545c).toString(16).padStart(6, '0')}`}
      {...(embed.title && { embedTitle: embed.title })}
      {...(embed.url && { url: embed.url })}
      {...(embed.author && { authorName: embed.author.name })}
      {...(embed.image && { image: embed.image.url })}
      {...(embed.thumbnail && { thumbnail: embed.thumbnail.url })}
    >
      {embed.description && (
        <discord-embed-description slot="description">
          <FormattedText text={embed.description} locale={locale} />
        </discord-embed-description>
      )}
      {embed.fields && embed.fields.length > 0 && (
        <discord-embed-fields slot="fields">
          {embed.fields.map((field, position) => (
            <discord-embed-field
              key={position}
              fieldTitle={field.name}
              {...(field.inline && { inline: true, inlineIndex: columnOf(embed.fields!, position) })}
            >
              <FormattedText text={field.value} locale={locale} />
            </discord-embed-field>
          ))}
        </discord-embed-fields>
      )}
      {(embed.footer ?? embed.timestamp) && (
        <discord-embed-footer slot="footer">
          {[
            embed.footer?.text,
            embed.timestamp &&
              new Date(embed.timestamp).toLocaleString(locale, { dateStyle: 'short', timeStyle: 'short' }),
          ]
            .filter(Boolean)
            .join(' • ')}
        </discord-embed-footer>
      )}
    </discord-embed>
  ));
}

/** The column, 1 to 3, of a field that stands beside others: a row begins anew after a field that fills it. */
function columnOf(fields: NonNullable<Embed['fields']>, position: number): number {
  const before = fields.slice(0, position).findLastIndex((field) => !field.inline);
  return ((position - before - 1) % 3) + 1;
}
