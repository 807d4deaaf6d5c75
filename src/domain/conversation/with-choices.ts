import type { Button } from './lane-items.ts';
import { escapeMarkdown } from '../text/escape-markdown.ts';

/** What a message says to somebody who does not see its buttons: its words, and the articles that it offers to choose from. */
export function withChoices({ text, buttons }: { text: string; buttons: readonly Button[] }): string {
  const choices = buttons
    .filter(({ action }) => action.name === 'article')
    .map(({ label }) => `• ${escapeMarkdown(label)}`);
  return [text, ...choices].join('\n');
}
