import { languageOf } from '../text/language-of.ts';
import type { ConversationState } from './state.ts';

/** What the user writes decides our language, whatever their Discord client is set to; null = this text tells nothing. */
export function noteLanguage(s: ConversationState, language: string | null): void {
  if (language === null || languageOf(language) === languageOf(s.locale)) return;
  s.writes = language;
  s.locale = language;
}
