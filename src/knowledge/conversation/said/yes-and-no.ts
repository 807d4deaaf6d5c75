import type { Spoken } from './spoken.ts';

/** A bare "yes". */
export const YES: Spoken = {
  en: 'y+e+s+ / ye+p+ / ye+ah* / yup+ / ya+s+ / sure / of course',
  th: String.raw`ใช่(?:แล้ว|เลย)?`,
  es: String.raw`s[íi]+p?`,
  pt: 'sim+ / uhum / aham',
  de: 'ja+ / jap / jo / jawohl / jup',
  fr: 'oui+ / ouais / ouep',
  id: 'i?ya+h?',
  vi: 'vâng / dạ(?: vâng)?',
  ja: 'は(?:い|ーい)',
  ko: '네+ / 넵+ / 예',
  zh: '是的?(?:啊|呀)?',
};

/** A bare "no". */
export const NO: Spoken = {
  en: 'n+o+(?:pe)? / nop+e? / nah+ / naw',
  th: 'ไม่ / ม่าย / เปล่า',
  es: 'no / nop',
  pt: 'n[ãa]o+',
  de: 'nein+ / nee+ / nö+',
  fr: 'non+ / nan',
  id: 'tidak / enggak / nggak / gak / ngga',
  vi: 'không / hông',
  ja: 'いいえ / いえ / いや',
  ko: '아니(?:요|오)? / 아뇨',
  zh: '不是? / 不',
};
