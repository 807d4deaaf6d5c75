/** Text of people as it is, without Discord's formatting taking effect: titles in lists and names. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_~`|>#[\]()<@-]/g, '\\$&').replace(/\s+/g, ' ');
}
