/**
 * Words for a person or for reaching one, misspellings included, by language. Without one of them no message is taken for a wish
 * for a person, however much its form ("louder please") resembles one to the classifier.
 */
const EVIDENCE: Record<string, RegExp> = {
  en: /\b(?:hum[aeo]n\w*|h[ui]mn?a\w?|pers[oi]\w*|pepl\w*|people|agen\w*|agnet\w*|aget|agemt|reps?|repr\w+|op+[ei]r\w*t[oe]r\w*|staff?|employ\w+|colleag\w*|advis\w+|sup[ei]rv\w+|supp?erior|manag\w*|boss|mods?|moderator\w*|admin\w*|gms?|game ?masters?|some ?(?:one|body|1)|som\w{2,4}ne|sm1|any ?(?:one|body)|whoever|guy|dude|living|alive|real|live|assist[ae]n?ts?|members?|your team|the team|customer (?:service|care|support)|cust\w* serv\w*|support|sup+ort|help ?desk|call cent(?:er|re)|(?:call|phone|ring|contact) me|in touch|specialist\w*|consultant\w*|responsible|in charge)\b/,
  th: /คน|มนุษย์|แอด|จนท|เจ้าหน้า|พนัก|ทีม|ซัพ|ฝ่าย|ผู้จัดการ|หัวหน้า|คอลเซ็น|จีเอ็ม|สาย|ใคร|เคส|ผู้ดูแล|k[hu]*on\b/,
  zh: /人|客服|经理|經理|主管|管理员|管理員|专员|專員|负责|負責|坐席|接线|ren ?gong|zhen ?ren|ke ?fu/,
  ja: /人|オペ|担当|スタッフ|責任|係|サポート|運営|店長|誰か|どなた|管理/,
  ko: /상담|상당|삼담|사람|직원|담당|운영|매니저|관리자|책임|고객센터|인간|팀장|누구/,
  es: /person|human|uman|[aá]gente|ajente|algui?en|operador|asesor|represent|encargad|supervis|soporte|atenci[oó]n|emplead|moderador|admin|jefe|gerente|\bgente|\bgm\b|equipo/,
  pt: /pess?o|human|uman|atend|agente|algu[eé]m|operador|represent|supervis|suporte|funcion|gerente|respons|moderador|admin|\bgente|equipe|\bgm\b/,
  de: /mensch|mitarb|mitab|person|jemand|berater|ansprech|kolleg|kundend|kundens|kundenb|support|vorgesetz|chef|admin|moderator|agent|operator|\bgm\b|team|zurückruf/,
  fr: /humain|umain|person|conseil|agent|quelqu|qqn|op[ée]rateur|service client|\bsav\b|respons|sup[ée]rieur|employ|mod[ée]rateur|admin|support|[ée]quipe|\bmj\b|\bgm\b|rappel/,
  id: /manusia|orang|\borg\b|agen|\bcs|customer|admin|petugas|operator|staf|support|supervisor|atasan|moderator|\bgm\b|layanan/,
  vi: /người|nguoi|nhân viên|nhan vien|tư vấn|tu van|admin|tổng đài|tong dai|quản lý|cskh|chăm sóc|hỗ trợ|\bgm\b|ai đó|bộ phận/,
};

/** Does a normalised message name anybody who could be reached? English words count in every language. */
export function namesSomebody(plain: string, language: string): boolean {
  return EVIDENCE['en']!.test(plain) || EVIDENCE[language] === undefined || EVIDENCE[language].test(plain);
}
