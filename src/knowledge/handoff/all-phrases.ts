import { EAST_ASIAN_PHRASES } from './east-asian-phrases.ts';
import { EN } from './english-phrases.ts';
import { LATIN_PHRASES } from './latin-phrases.ts';
import type { Phrases } from './phrases.ts';
import { TH } from './thai-phrases.ts';

export const PHRASES: Record<string, Phrases> = { en: EN, th: TH, ...EAST_ASIAN_PHRASES, ...LATIN_PHRASES };
