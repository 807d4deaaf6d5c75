import type { ConversationState } from './state.ts';

/** What the user writes decides our language, whatever their Discord client is set to; null = this text tells nothing. */
export function noteLanguage(s: ConversationState, language: string | null): void {
  if (language === null || tongue(language) === tongue(s.locale)) return;
  s.writes = language;
  s.locale = language;
}

function tongue(locale: string): string {
  return locale.toLowerCase().split('-')[0]!;
}
