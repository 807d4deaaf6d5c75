import { withoutMarks } from './classifier-features.ts';

/**
 * Words for a person or for reaching one, misspellings included, by language. Without one of them a message's form has to
 * resemble a wish for a person much more ("louder please" resembles one a little).
 */
const EVIDENCE: Record<string, RegExp> = {
  en: /\b(?:up the chain|higher[- ]?ups?|pay ?grade|call ?back|hum[aeo]n\w*|h[ui]mn?a\w?|pers[oi]\w*|pepl\w*|people|agen\w*|agnet\w*|aget|agemt|reps?|repr\w+|op+[ei]r\w*t[oe]r\w*|staff?|employ\w+|colleag\w*|advis\w+|sup[ei]rv\w+|supp?erior|manag\w*|(?:your|ur|a) boss|mods?|moderator\w*|admin\w*|gms?|game ?masters?|some ?(?:one|body|1)|som\w{2,4}ne|sm1|any ?(?:one|body)|whoever|guy|dude|living|alive|real|live|assist[ae]n?ts?|members?|your team|the team|customer (?:service|care|support)|cust\w* serv\w*|support|sup+ort|help ?desk|call cent(?:er|re)|(?:call|phone|ring|contact) me|in touch|tickets?|hotline|escalate|(?:contact|reach|email|call|message|phone) (?:you|the devs?|management)|technician\w*|experts?|csr|complain\w*|raise a|open a case|(?:speak|talk|spk|tlk) (?:to|with|2)|(?:who|whom) (?:can|do|should|could) i|put me|escalation|lead\b|specialist\w*|consultant\w*|responsible|in charge|engineers?|officers?|associates?|clerk|devs?|developers?|connect me|transfer me)\b/,
  th: /โทร|พนง|ม็อด|เจ้าของ|ผู้ใหญ่|เบอร์|ช่องทาง|ศูนย์บริการ|คน|มนุษย์|แอด|จนท|เจ้าหน้า|พนัก|ทีม|ซัพ|ฝ่าย|ผู้จัดการ|หัวหน้า|คอลเซ็น|จีเอ็ม|สาย|ใคร|เคส|ผู้ดูแล|k[hu]*on\b/,
  zh: /当面|當面|通话|通話|哪位|谁能|誰能|代表|店长|店長|转接|\brg\b|官方|运营|你们|你們|电话|電話|領導|领导|上级|上級|人|客服|经理|經理|主管|管理员|管理員|专员|專員|负责|負責|坐席|接线|ren ?gong|zhen ?ren|ke ?fu/,
  ja: /ボット|ロボット|機械|自動(?:応答|返信)|電話|折り返し|社員|モデレーター|部署|つないで|ひとに|しかるべき方|上司|上の方|窓口|センター|方(?:は|に|から|が)?(?:お|い|対|代|電|連|見)|の方|人|オペ|担当|スタッフ|責任|係|サポート|運営|店長|誰か|どなた|管理/,
  ko: /분 ?(?:계|있|좀)|통화|전화|휴먼|실장|점장|상급자|부서|기사님|분(?:이랑|께)|게임사|윗사람|팀에|팀이|봇|기계|고객지원|상담|상당|삼담|사람|직원|담당|운영|매니저|관리자|책임|고객센터|인간|팀장|누구/,
  es: /llamada|ll[aá]m(?:ar|en|eme|enme|adme)|qui[eé]n est[aá]|creador|compa[nñ]er|desarrollador|p[aá]same|der[ií]vame|due[nñ]o|ser vivo|\bbot|robot|m[aá]quina|\bia\b|ticket|reclam|queja|ustedes|vosotros|tel[eé]fono|superior|t[eé]cnico|person|human|uman|[aá]gente|ajente|algui?en|operador|asesor|represent|encargad|supervis|soporte|atenci[oó]n|emplead|moderador|admin|jefe|gerente|\bgente|\bgm\b|equipo/,
  pt: /liga[cç][aã]o|me retorn|criador|t[eé]cnico|colega|me transfer|alma viva|desenvolvedor|\bbot|rob[oô]|m[aá]quina|\bia\b|chamado|ticket|reclama|voc[eê]s|telefone|apoio|chefe|equipa|ligue|me ligar|pess?o|human|uman|atend|agente|algu[eé]m|operador|represent|supervis|suporte|funcion|gerente|respons|moderador|admin|\bgente|equipe|\bgm\b/,
  de: /anruf|ruf\w* mich|angestellt|buchhaltung|abteilung|verk[aä]ufer|weiterleit|verbind|techniker|sachbearbeiter|irgendwer|fleisch und|\bbot|roboter|maschine|computer|\bki\b|ticket|beschwer|\beuch\b|hotline|telefonnummer|verantwortlich|betreuer|einer von|mensch|mitarb|mitab|person|jemand|berater|ansprech|kolleg|kundend|kundens|kundenb|support|vorgesetz|chef|admin|moderator|agent|operator|\bgm\b|team|zurückruf/,
  fr: /appel(?:er|ez)?\b|cr[eé]ateur|coll[eè]gue|\bmodo|\bboss\b|patron|interlocut|direct(?:eur|ion|rice)|collaborat|salari[eé]|pr[eé]pos[eé]|vendeur|commercial|kelkun|quelqu1|un de vos|(?:mettez|passez?|appelez|branchez)[- ]moi|du monde|\bbot\b|robot|machine|\bia\b|ticket|r[ée]clamation|plainte|num[ée]ro|t[ée]l[ée]phone|assistance|après-vente|\bchef\b|vous (?:contacter|joindre|appeler)|m'appeler|humain|umain|person|conseil|agent|quelqu|qqn|op[ée]rateur|service client|\bsav\b|respons|sup[ée]rieur|employ|mod[ée]rateur|admin|support|[ée]quipe|\bmj\b|\bgm\b|rappel/,
  id: /telepon|hubungi|ditelpon|engineer|teknisi|manajer|kepala|penjual|sambung|telpon|timnya|\bbot|robot|mesin|tiket|komplain|keluhan|pihak|\btim\b|\bmin\b|\bbos\b|nomor (?:wa|telepon)|manusia|orang|\borg\b|agen|\bcs|customer|admin|petugas|operator|staf|support|supervisor|atasan|moderator|\bgm\b|layanan/,
  vi: /gọi điện|gọi lại|anh chị|\bsếp\b|lãnh đạo|giám đốc|giao dịch viên|kỹ thuật|trưởng phòng|bên bán|\bnv\b|\bng (?:that|thật)|nối (?:máy|lại)|\bbot\b|robot|máy|hotline|\bad\b|ban quản trị|quản trị|cấp trên|ho tro|quan ly|khiếu nại|ticket|các bạn|điện thoại|có ai|người|nguoi|nhân viên|nhan vien|tư vấn|tu van|admin|tổng đài|tong dai|quản lý|cskh|chăm sóc|hỗ trợ|\bgm\b|ai đó|bộ phận/,
};

/** Words that are recognised with one letter wrong, missing, doubled or swapped; short ones are left out, as too much resembles them. */
const OFTEN_MISTYPED = (
  'human person people agent someone somebody anyone support staff manager supervisor operator representative moderator customer ' +
  'assistant escalate persona humano agente alguien asesor soporte operador pessoa alguem atendente suporte mensch mitarbeiter person ' +
  'jemand kundendienst humain personne conseiller quelqu operateur responsable manusia orang petugas admin operator layanan'
).split(' ');

/** Does a normalised message name anybody who could be reached? English words count in every language. */
export function namesSomebody(plain: string, language: string): boolean {
  const own = EVIDENCE[language];
  if (own === undefined || EVIDENCE['en']!.test(plain) || own.test(plain)) return true;
  const words = withoutMarks(plain).match(/[a-z]{5,}/g) ?? [];
  return words.some((word) => OFTEN_MISTYPED.some((meant) => isOneSlipAway(word, meant)));
}

/** Differ the two by at most one letter (wrong, missing, too much) or one swap of neighbours? */
function isOneSlipAway(word: string, meant: string): boolean {
  if (Math.abs(word.length - meant.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === meant[start]) start++;
  const [rest, wanted] = [word.slice(start), meant.slice(start)];
  return (
    rest.slice(1) === wanted.slice(1) ||
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    (rest.slice(2) === wanted.slice(2) && rest[0] === wanted[1] && rest[1] === wanted[0])
  );
}
