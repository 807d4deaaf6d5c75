import type { Spoken } from './spoken.ts';

/** That what was shown has been done: whether it helped is said beside it, or not at all. "I already did all that" is in NOT_WORKED. */
export const DONE: Spoken = {
  en: String.raw`(?:i(?:'ve| have)? )?(?:(?:just|finally|now) )*(?:did|done) (?:that|this|it|those|these)(?: (?:now|just now))* / done`,
  th: String.raw`ทำ(?:ตาม(?:นั้น|นี้)?)?(?:เสร็จ)?(?:แล้ว|ละ) / (?:ทำ(?:ตาม)?)?เสร็จ(?:แล้ว|ละ)?`,
  es: String.raw`(?:(?:ya|lo|eso|esto) )*hice(?: (?:eso|esto))? / hecho`,
  pt: String.raw`(?:eu )?(?:j[aá] )?fiz(?: (?:isso|aqui|agora))* / feito`,
  de: String.raw`(?:(?:das )?hab(?:e)?(?: ich)?(?: (?:das|es))? |ich hab(?:e)? (?:es|das) )?gemacht`,
  fr: String.raw`(?:je l'ai|c'est) fait / j'ai fait [çc]a`,
  id: String.raw`(?:udah|sudah|udh|dah)(?: (?:saya|aku))* (?:di)?(?:lakukan|kerjakan) / (?:udah |sudah )?selesai`,
  vi: String.raw`(?:mình |em |tôi )?(?:đã )?làm(?: (?:cách (?:này|đó)|theo))* rồi`,
  ja: String.raw`(?:(?:それ|これ)は)?やりました / やってみました`,
  ko: String.raw`(?:그거 ?|그건 ?|그대로 ?)?했(?:어요?|습니다) / 해 ?봤(?:어요|습니다)`,
  zh: String.raw`我?(?:照)?做了 / 我?(?:做|弄)过了?`,
};
