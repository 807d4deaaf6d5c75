/** Text of people as it is: Discord's formatting, masked links and mentions in it take no effect; line breaks stay. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_~`|>[\]()<]/g, '\\$&').replace(/^([^\S\n\r\u2028\u2029]*)([#-])/gm, '$1\\$2');
}
