import { isIPv6 } from 'node:net';

/** "My password is wrong" tells no password. */
const NO_SECRET =
  '(?:not|wrong|incorrect|invalid|correct|right|it|the|that|this|there|expired|lost|gone|always|still|too|never|already|being|required|blocked|forgotten|falsch|nicht|incorrecta|incorrect|salah|sai)';
/** A word that announces a secret, in the languages of our users, and how it is joined to it. */
const SECRET_WORDS = String.raw`(?:pass ?words?|pass ?codes?|passwd|pass ?phrases?|pw|pwd|pin(?: ?code)?|otp|2fa(?: code)?|verification code|security code|cvv|cvc|api[ _-]?key|secret|token|รหัสผ่าน|พาสเวิร์ด|พาส|รหัส(?: ?otp)?|โอทีพี|contraseña|senha|passwort|mot de passe|kata sandi|mật khẩu|密码|パスワード|비밀번호)`;
const JOINED = String.raw`\s*(?:(?:is|was|es|é|ist|lautet|est|adalah|là|는|은)(?:\s*[:=：]\s*|\s+(?!${NO_SECRET}\b))|(?:คือ|是|は)\s*(?:[:=：]\s*|(?![:=：\s]|อะไร|什么|何))|[:=：]\s*)["'“]?`;
/** Told without any joining word a secret is known by its digit: "รหัส abc12345", "otp 482913". Thai, Chinese, Japanese and Korean need no space. */
const BARE = String.raw`(?:\s+|(?<=[\p{Script=Thai}\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]))(?=[!-~]*\d)[!-~]{4,}`;

/** A word that announces a telephone number. "HP" alone is what a boss has, "line" a queue. */
const TELEPHONE = String.raw`(?:(?<![\p{L}\p{N}])(?:tel(?:ephone|efone?|[eé]fono|epon|pon|p)?|téléphone|(?:mobile |cell)?phone|mobile|cell|call|text me|whats ?app|wa|viber|zalo|zap|móvil|celular|llám[ae]me|ligue|handy|ruf(?:en sie)?|portable|appelez|(?:nomor|no) hp|điện thoại|sđt|gọi)|โทร(?:ศัพท์)?|มือถือ|เบอร์|电话|電話|手机|手機|携帯|致电|전화|휴대폰|핸드폰|연락처)`;
/** What may stand between that word and the number; an order's or a player's number is announced by other words. */
const ITS = String.raw`(?:[\s:：.=-]|(?:number|no|nr|num|nummer|me|us|back|at|on|under|via|is|my|ist|mich|an|unter|al|es|n[uú]mero|é|en|numéro|est|au|saya|aku|nomor|adalah|số|là|tôi)(?!\p{L})|คือ|ที่|ได้|กลับ|หา|เบอร์|ผม|号码?|號碼?|番号|是|は|번호|는|로){0,16}`;

/** Kinds of personal data and what stands for them. Order matters: a longer thing may hold what looks like a shorter one. */
const KINDS: [RegExp, string][] = [
  // JSON web tokens, Discord bot tokens, Discord's mfa tokens
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, '[secret]'],
  [/\b[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,}/g, '[secret]'],
  [/\bmfa\.[\w-]{20,}/g, '[secret]'],
  [/\bbearer\s+[\w.~+/=-]{12,}/gi, '[secret]'],
  [/\b(?:sk|pk|rk|xox[abprs]|gh[opsu]|glpat|AKIA|ASIA|AIza|AC|SK)[-_]?[\w-]{16,}/g, '[secret]'],
  // an address may carry who somebody is, or a way in: reset links above all
  [/\b(https?:\/\/)[^\s/@]+@/giu, '$1'],
  [/(https?:\/\/[^\s?#]+)[?#][^\s)>\]]+/giu, '$1'],
  [/\bwebhooks\/\d+\/[\w-]+/g, 'webhooks/[secret]'],
  [
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)*\.\p{L}[\p{L}\p{M}]+/gu,
    '[e-mail]',
  ],
  [new RegExp(String.raw`(?<![\p{L}\p{N}])(${SECRET_WORDS})${JOINED}[^\s"'”]+["'”]?`, 'giu'), '$1 [secret]'],
  [new RegExp(String.raw`(?<![\p{L}\p{N}])(${SECRET_WORDS})${BARE}`, 'giu'), '$1 [secret]'],
  // "pass" alone is a ticket in games, too
  [/(?<![\p{L}\p{N}])(?<!(?:battle|season|event|premium) )(pass)\s*[:=：]\s*[^\s"'”]+/giu, '$1 [secret]'],
  // long runs of hexadecimal digits or of mixed letters and digits are keys
  [/\b[0-9a-f]{32,}\b/gi, '[secret]'],
  [/(?<![\w+/])(?=[\w+/]*\d)(?=[\w+/]*[a-z])(?=[\w+/]*[A-Z])[\w+/]{32,}={0,2}/g, '[secret]'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '[address]'],
  [/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g, '[account]'],
  // Thai identity card, before the cards, which have as many digits
  [/(?<!\d)\d[ -]?\d{4}[ -]?\d{5}[ -]?\d{2}[ -]?\d(?!\d)/g, '[identity number]'],
  [/(?<!\d)(?:\d[ -]?){12,18}\d(?!\d)/g, '[card]'],
  [/(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)/g, '[identity number]'],
  // "0171/2345678"; the leading zero tells it from a score
  [/(?:\+\d{2,3} ?\(?|(?<![\d./])\(?0)\d{2,4}\)? ?\/ ?\d[\d -]{3,12}\d(?![\d/])/g, '[number]'],
  [/(?:\+|(?<![\d.]))\(?\d[\d ().-]{7,}\d(?!\d)/g, '[number]'],
  // eight digits are an order or a player as often: only where a telephone is spoken of
  [new RegExp(String.raw`(${TELEPHONE}${ITS})\d(?:[ -]?\d){6,7}(?![\d-])`, 'giu'), '$1[number]'],
  [
    /(?<!\d)\d{4}[ -]?\d{4}(?= is my (?:phone|mobile|cell|tel)| (?:is my |on |\()(?:whats ?app|viber|zalo))/gi,
    '[number]',
  ],
];

const THAI_DIGIT = /[๐-๙]/g;

/**
 * The text without e-mail addresses, telephone, card, account and identity numbers, network addresses, secrets and what
 * addresses of pages carry behind "?": whoever words the answer does not need them. Patterns find what has a form, not names.
 */
export function redact(text: string): string {
  const plain = withoutIpv6(text).replace(THAI_DIGIT, (digit) => String(digit.codePointAt(0)! - 0x0e50));
  return KINDS.reduce((result, [pattern, name]) => result.replace(pattern, name), plain);
}

/** Before anything else: its groups look like times and numbers. */
function withoutIpv6(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:\.\d{1,3}){0,3}(?<![^:]:)/giu,
    (found) => (isIPv6(found) && /\d/.test(found) ? '[address]' : found),
  );
}
