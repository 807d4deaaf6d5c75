import { normalise } from '../text/normalise.ts';
import { speaksOfSelfHarm } from './self-harm.ts';
import { angryWords } from './sensitive-anger.ts';
import { speaksOfDespair } from './sensitive-despair.ts';
import { speaksOfMinorInDanger } from './sensitive-minors.ts';
import { speaksOfPaymentDispute } from './sensitive-payment.ts';
import { speaksOfTheft } from './sensitive-theft.ts';

/** Subjects that a person should see early, whatever language they are told in. */
export type SensitiveTopic = 'self-harm' | 'minor-safety' | 'account-theft' | 'payment';

/** The gravest first. */
const TOPICS: [SensitiveTopic, (plain: string) => boolean][] = [
  ['self-harm', speaksOfSelfHarm],
  ['self-harm', speaksOfDespair],
  ['minor-safety', speaksOfMinorInDanger],
  ['account-theft', speaksOfTheft],
  ['payment', speaksOfPaymentDispute],
];

/** The sensitive subject of a message, the gravest first; null for none. */
export function sensitiveTopic(text: string): SensitiveTopic | null {
  const plain = normalise(text);
  return TOPICS.find(([, speaksOf]) => speaksOf(plain))?.[0] ?? null;
}

/** How annoyed a message sounds, 0 … 1: insults, shouting, a row of marks. */
export function annoyance(text: string): number {
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = text.match(/\p{Lu}/gu) ?? [];
  const shouting = letters.length >= 12 && capitals.length / letters.length > 0.7;
  const hits = angryWords(normalise(text));
  return Math.min(1, hits * 0.5 + (shouting ? 0.35 : 0) + (/[!?！？]{3,}/.test(text) ? 0.25 : 0));
}
