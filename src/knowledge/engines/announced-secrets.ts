/** Before a word: it is only a part of one. Thai, Chinese, Japanese and Korean put no space before it. */
const WITHIN = String.raw`[\p{Script=Latin}\p{N}]`;
/** "My password is wrong" tells no password. */
const NO_SECRET = String.raw`(?:not|wrong|incorrect|invalid|correct|right|it|the|that|this|there|expired|lost|gone|always|still|too|never|already|being|required|blocked|forgotten|stolen|changed|hacked|reset|rejected|refused|accepted|leaked|compromised|saved|unknown|too weak|short|long|empty|needed|necessary|working|case[ -](?:in)?sensitive|very|so|just|only|also|now|at least|a problem|my problem|what|why|how|(?<=pin\s(?:is|was)\s)(?:blue|red|green|yellow|white|black|grey)|falsch|nicht|zu|kurz|lang|abgelaufen|ungültig|gesperrt|weg|vergessen|gestohlen|geändert|unbekannt|richtig|korrekt|leider|immer|schon|muy|demasiado|incorrecta|incorrecto|inválid[ao]|correct[ao]|cort[ao]|larg[ao]|débil|no|obligatori[ao]|necesari[ao]|robada|muito|incorret[ao]|errad[ao]|curt[ao]|long[ao]|fraca|não|obrigatóri[ao]|refusée?|trop|invalide|expirée?|bloquée?|faux|fausse|perdue?|oubliée?|mauvaise?|volée?|pas|salah|masalah(?:nya)?|apa|yang|tidak|benar|terlalu|sai|gì|đúng|không|quá|bao nhiêu|mấy|thế nào)`;
/** "Wrong" tells none, "wrong42" and "blue-bird" do. */
const NO_MORE = String.raw`(?![\p{L}\p{N}@#$%^&*_-]|[.!?]{1,3}\p{N})`;
/** What goes on after "the password is" in Thai when none is told: "what", "must have", "how many". */
const THAI_TALK = '(?:อะไร|ต้อง|กี่|แบบ|เท่า|ที่|ยัง|ไม่|ผิด|อัน|ตัว|ปัญหา|สิ่ง|ควร|ใช้|ถูก)';
/** How long a secret must be tells none: "the PIN is 6 digits". */
const LENGTH = String.raw`\d{1,3}\s?(?:桁|けた|文字|位|个|個|자리|글자|자(?!\p{L})|ตัว|หลัก|(?:digits?|char(?:acter)?s?|letters|numbers|symbols|stellig|stellen|zeichen|ziffern|caracteres|dígitos|caractères|chiffres|karakter|digit|angka|huruf|ký tự|chữ số|số)(?!\p{L}))`;
/** "PIN: what is it" asks, "password: forgot it" complains. */
const NO_SECRET_TOLD = String.raw`(?:what|which|where|how|why|forgot(?:ten)?|lost|vergessen|was|wo|wie|olvidad[ao]|olvidé|cuál|qué|esqueci|qual|oublié|quoi|lupa|apa|quên|gì)`;
/** A word that announces a secret, in the languages of our users. */
const SECRET_WORDS = String.raw`(?:pass ?words?|pass ?codes?|passwd|pass ?phrases?|pw|pwd|pin(?: ?code| ?number|-?nummer|码|碼|コード|번호)?|otp(?:[ -]?code|-?kode|コード)?|2fa(?: code)?|api[ _-]?key|secret|token|รหัสผ่าน|พาสเวิร์ด|พาส|รหัส(?: ?otp|ยืนยัน(?:ตัวตน)?|ความปลอดภัย)?|โอทีพี|พิน|contrase[ñn]a|senha|passwort|kennwort|mot de passe|mdp|(?:kata )?sandi|mật khẩu|密码|密碼|口令|パスワード|暗証番号|핀번호|비밀번호|비번)`;
/** What may stand between such a word and what joins the secret to it: whose or which it is. */
const WHOSE = String.raw`(?: ?nya| ?ของ| ?(?:เข้า)?(?:เกม|ระบบ|ไอดี)| ?(?:ผม|ดิฉัน|ฉัน|หนู|เรา|ชั้น|กู)| (?:i use|(?:that )?(?:they|you|i) (?:sent|gave|texted|got|received|have)(?: me)?|that came|(?:for|of|to|on) (?:my|the|this) \p{L}{2,12}|que uso|(?:de|da|do|para) (?:mi|minha|meu|mon) \p{L}{2,12}|(?:für|von) mein(?:en|em)? \p{L}{2,12}|(?:akun )?(?:saya|aku|gue|gw)|(?:của )?(?:tôi|mình|em|tui|tớ))(?!\p{L})){0,2}`;
/** How a secret is joined to its word: "is", a colon. Chinese and Japanese joints also stand before "forgotten" or "right". */
const JOINED = String.raw`${WHOSE}\s*(?:(?:is|es|é|ist|lautet|est|c['’]est|adalah|là|는|은)(?:\s*[:=：]\s*|\s+(?!${NO_SECRET}${NO_MORE}))|was\s+(?!\p{L}{2,14}ed(?![\p{L}\p{N}]))(?!${NO_SECRET}${NO_MORE})|คือ\s*(?:[:=：]\s*|(?![:=：\s]|${THAI_TALK}))|(?:是|は)\s*(?:[:=：]\s*|(?=["'“「]?[!-~]))|[가이] (?=[!-~]{0,30}\d)|(?:was\s*)?[:=：]\s*(?!${NO_SECRET_TOLD}(?![\p{L}\p{N}])))(?!${LENGTH})`;
const SECRET = String.raw`(?:\d{1,4}(?:[ -]\d{1,4}){1,5}(?![\p{L}\p{N}])|"[^"\n]{1,80}"|“[^”\n]{1,80}”|「[^」\n]{1,80}」|'[^'\n]{1,80}'|["'“「]?[^\s"'”」]+["'”」]?)`;
/** Told without any joining word a secret is known by its digit: "รหัส abc12345", "otp 482913". Thai, Chinese, Japanese and Korean need no space. */
const BARE = String.raw`(?: ?nya)?(?:\s+|(?<=[\p{Script=Thai}\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]))(?=[!-~]*\d)[!-~]{4,}`;

/** "Pass" alone is a ticket in games, too: what follows must look like a secret, and not like a price or a level. So must that of "clave" and "mk". */
const PASS = String.raw`(?<!${WITHIN})(?<!(?:battle|season|event|premium|trail|game|day|raid|vip|free|monthly|weekly)[ -])(pass|clave|mk|(?<![\p{Script=Katakana}ー])パス)`;
const IS = String.raw`${WHOSE}(?:\s*[:=：]\s*|\s+(?:is|was|es|é|ist|est|c['’]est|adalah|là)(?:\s*[:=：]\s*|\s+)|\s*(?:คือ|は)\s*)`;
const MIXED = String.raw`(?!\d{1,9}(?:[.,]\d{1,2})?[\p{Sc}%\p{L}]{0,7}(?![\p{L}\p{N}]))(?!(?:lvl|level|lv|day|v|ver|season|tier)\.?\d)(?=[!-~]*[a-z])(?=[!-~]*(?:\d|[@#$%^&*!_][!-~]))[!-~]{4,}`;

/** Codes that are sent to be typed in once; the words say so, and what follows may hold letters. */
const ONE_TIME = String.raw`(?:(?:verification|security|confirmation|log-?in|sign-?in|auth(?:entication|enticator)?|one[- ]time|sms|access|backup|recovery)[ -]codes?|(?:bestätigungs|sicherheits|verifizierungs|zugangs)code|(?:código|codigo) de (?:verificaci[oó]n|verificação|seguridad|segurança|acceso|acesso|confirmaci[oó]n|confirmação|un solo uso)|code (?:de (?:vérification|sécurité|confirmation)|secret|à usage unique)|kode (?:verifikasi|keamanan|konfirmasi)|mã (?:xác (?:nhận|minh|thực)|bảo mật|otp|pin)|验证码|驗證碼|校验码|动态码|确认码|確認碼|安全码|(?:認証|確認|ワンタイム|セキュリティ|ログイン)(?:コード|番号)|(?:인증|보안|확인) ?(?:번호|코드))`;
/** "Code" alone is a one-time code only where nothing says otherwise: errors, friends and gifts have codes, too. Those of gifts stay. */
const CODE = String.raw`(?<!${WITHIN})(?<!(?:error|friends?|redeem|gift|promo|promotion|referral|invite|invitation|zip|postal|country|area|source|status|exit|raid|room|lobby|voucher|creator|discount|coupon|qr|bar|party|team|trade|event|language|version|build|item|product|colou?r|model|region|server|http|crash|support)[ -])(?:code|código|codigo|kode(?:nya)?|mã)`;
const EASTERN_CODE = String.raw`(?<!エラー|招待|フレンド|友達|シリアル|ギフト|クーポン|交換|プロモ|QR|QRコード)コード|(?<!(?:오류|에러|친구|쿠폰|초대|교환|선물) ?)코드|(?<!แลก|ของขวัญ|เพื่อน|เชิญ|เติม|กิจกรรม)โค้ด`;
const DIGITS = String.raw`(?:[a-z]-)?(?:\d{3}[ -]\d{3}|\d{4,8})(?![\p{N}%]|[.,:/-]\d)`;

/** The three digits on a card's back, under the names that they have. */
const CARD_CODE = String.raw`(?<!${WITHIN})(cvv2?|cvc2?|csc|cid|${ONE_TIME}|prüf(?:nummer|ziffer)|kartenprüfnummer|cryptogramme|รหัสหลังบัตร)`;

const PASSPORT = String.raw`(?:passport|pasaporte|passaporte|reisepass(?:nummer)?|passeport|paspor|hộ chiếu|พาสปอร์ต|หนังสือเดินทาง|护照|護照|パスポート|旅券|여권|dni|personalausweis(?:nummer)?|ausweisnummer)`;
const ITS_NUMBER = String.raw`(?:[\s:：.#°№]|(?:number|no|nr|n|num|nummer|n[uú]mero|numéro|nomor|số|is|ist|es|é|est|adalah|là|saya|tôi)(?!\p{L})|เลขที่|หมายเลข|เลข|ของ|ผม|ฉัน|คือ|号码?|號碼?|番号|是|は|번호|는|은){0,8}`;

const pattern = (source: string): RegExp => new RegExp(source, 'giu');

/** Secrets and papers that are known by the word before them, and what stands for them. Each pattern begins at such a word and looks a bounded way ahead. */
export const ANNOUNCED: [RegExp, string][] = [
  [
    pattern(
      String.raw`(?<!${WITHIN})(${PASSPORT}${ITS_NUMBER})(?<![a-z])(?:[a-z]{1,2} (?=\d))?(?=(?:[a-z]{0,4}\d){4})[a-z0-9]{6,12}(?![a-z0-9])`,
    ),
    '$1[identity number]',
  ],
  [
    pattern(
      String.raw`${CARD_CODE}(?:\s*[:=：]|\s+(?:is|ist|es|é|est|adalah|là)|\s?(?:คือ|是|は|는|은))?\s*\d{3,4}(?!\d)`,
    ),
    '$1 [secret]',
  ],
  [pattern(String.raw`(?<!${WITHIN})(${SECRET_WORDS}|${ONE_TIME})${JOINED}${SECRET}`), '$1 [secret]'],
  [pattern(String.raw`(?<!${WITHIN})(${SECRET_WORDS}|${ONE_TIME})${BARE}`), '$1 [secret]'],
  [/(?<![\p{L}\p{N}])(?<!(?:battle|season|event|premium) )(pass)\s*[:=：]\s*[^\s"'”]+/giu, '$1 [secret]'],
  [pattern(`${PASS}${IS}${MIXED}`), '$1 [secret]'],
  [pattern(String.raw`(?<=(?:my|mein|mi|minha|mon|and|[,;/|&]) )(pass)(?: ?nya)?\s+${MIXED}`), '$1 [secret]'],
  [
    pattern(
      String.raw`(?<=(?:my|mein|mi|minha|mon) )(pass|clave)${IS}\d{4,}(?![.,]?\d|\s*(?:\p{Sc}|coins|lumen|gems|xp))`,
    ),
    '$1 [secret]',
  ],
  [pattern(String.raw`(${CODE})${IS}${DIGITS}`), '$1 [secret]'],
  [
    pattern(
      String.raw`(${CODE}) (?:\d{3}[ -]\d{3}|\d{6})(?![\p{N}%]|[.,:/-]\d|\s(?:error|fehler|erreur|erro|lỗi)(?!\p{L}))`,
    ),
    '$1 [secret]',
  ],
  [pattern(String.raw`(${EASTERN_CODE})\s?(?:คือ|は|는|은|[:=：])\s*${DIGITS}`), '$1 [secret]'],
  [pattern(String.raw`(?<!${WITHIN})(${SECRET_WORDS}|${ONE_TIME})\s+\d{3}[ -]\d{3}(?!\d)`), '$1 [secret]'],
  [pattern(String.raw`(?<!${WITHIN})(pass ?nya)\s+${MIXED}`), '$1 [secret]'],
  [
    pattern(
      String.raw`(?<![\p{L}\p{N}.,:/-])(?:[a-z]-)?(?:\d{3}[ -]\d{3}|\d{4,8})(?= (?:is|ist|es|é|est|adalah|là) (?:\p{L}{1,15} ){0,3}(?:otp|pin|${ONE_TIME}|${CODE})(?![\p{L}\p{N}]| (?:of|for|de) (?:error|friend|a gift)))`,
    ),
    '[secret]',
  ],
];
