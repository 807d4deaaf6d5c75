import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import '@skyra/discord-components-core/discord-action-row.js';
import '@skyra/discord-components-core/discord-attachments.js';
import '@skyra/discord-components-core/discord-button.js';
import '@skyra/discord-components-core/discord-embed.js';
import '@skyra/discord-components-core/discord-embed-description.js';
import '@skyra/discord-components-core/discord-embed-field.js';
import '@skyra/discord-components-core/discord-embed-fields.js';
import '@skyra/discord-components-core/discord-embed-footer.js';
import '@skyra/discord-components-core/discord-file-attachment.js';
import '@skyra/discord-components-core/discord-mention.js';
import '@skyra/discord-components-core/discord-message.js';
import '@skyra/discord-components-core/discord-messages.js';
import '@skyra/discord-components-core/discord-reaction.js';
import '@skyra/discord-components-core/discord-reactions.js';
import '@skyra/discord-components-core/discord-reply.js';
import '@skyra/discord-components-core/discord-system-message.js';
import '@skyra/discord-components-core/discord-time.js';

type Props<T = object> = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & T;
interface Author {
  author?: string;
  avatar?: string;
  bot?: boolean;
  edited?: boolean;
}

/** The elements of the Discord component library, with the properties that this page sets. */
declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the only way to tell TypeScript of custom elements
  namespace JSX {
    interface IntrinsicElements {
      'discord-messages': Props<{ lightTheme?: boolean; noBackground?: boolean }>;
      'discord-message': Props<
        Author & {
          ephemeral?: boolean;
          messageBodyOnly?: boolean;
          timestamp?: string;
          dismissMessageClicked?: () => void;
          highlight?: boolean;
        }
      >;
      'discord-system-message': Props<{ type?: string; timestamp?: string }>;
      'discord-reply': Props<Author & { attachment?: boolean; deleted?: boolean }>;
      'discord-attachments': Props;
      'discord-file-attachment': Props<{
        name?: string;
        bytes?: number;
        bytesUnit?: string;
        href?: string;
        type?: string;
        target?: string;
      }>;
      'discord-embed': Props<{
        color?: string;
        embedTitle?: string;
        url?: string;
        authorName?: string;
        image?: string;
        thumbnail?: string;
      }>;
      'discord-embed-description': Props;
      'discord-embed-fields': Props;
      'discord-embed-field': Props<{ fieldTitle?: string; inline?: boolean; inlineIndex?: number }>;
      'discord-embed-footer': Props<{ footerImage?: string; timestamp?: string }>;
      'discord-action-row': Props;
      'discord-button': Props<{ type?: string; url?: string; disabled?: boolean }>;
      'discord-mention': Props<{ type?: string; highlight?: boolean }>;
      'discord-reactions': Props;
      'discord-reaction': Props<{
        emoji?: string;
        name?: string;
        count?: number;
        reacted?: boolean;
        interactive?: boolean;
      }>;
      'discord-time': Props;
    }
  }
}

const refinement = new CSSStyleSheet();
refinement.replaceSync(`
  .discord-message-body-only-indent { flex: none; margin-left: 0 !important; }
  .discord-message-content { min-width: 0; }
  .discord-message-body, :host .discord-message-markup { font-size: 15px; }
  .discord-author-avatar { flex: none; }
  button svg, a svg { margin-left: 6px; }
  :host > button, :host > a { border-radius: 6px !important; min-width: 24px !important; height: auto !important; min-height: 28px !important; }
`);

/** Keeps messages straight in a narrow pane and buttons in shape: the library offers no other way into its elements. */
export function refine(element: HTMLElement | null): void {
  const sheets = element?.shadowRoot?.adoptedStyleSheets;
  if (sheets && !sheets.includes(refinement)) sheets.push(refinement);
}
