/**
 * Kinds of secrets under their names in the languages of our users. An answer that speaks of one that no cited article speaks of may ask
 * for it: "send your password to the store for a refund" is made of an article's words but for one.
 */
const KINDS = [
  // passwords
  String.raw`(?<!\p{L})(?:pass ?words?|pass ?codes?|passwd|passwort\p{L}*|passwörter\p{L}*|kennw[oö]rt\p{L}*|contrase[ñn]as?|clave|senhas?|mots? de passe|mdp|(?:kata )?sandi(?:mu|nya)?|mật khẩu)(?!\p{L})|密码|密碼|口令|パスワード|暗証番号|비밀 ?번호|비번|패스워드|รหัสผ่าน|พาสเวิร์ด`,
  String.raw`(?<!\p{L})pin(?:s|-?codes?|-?nummer\p{L}*|mu|nya)?(?!\p{L})|暗証番号|핀 ?번호|(?<!\p{Script=Thai})พิน|รหัสพิน|pin码|密码`,
  // codes
  String.raw`(?<!\p{L})(?:\p{L}*codes?|códigos?|codigos?|kode(?:nya|mu)?|mã|otps?|2fa)(?!\p{L})|代码|代碼|验证码|驗證碼|兑换码|兌換碼|激活码|序列号|码(?=[，。！]|$)|コード|認証番号|確認番号|코드|인증 ?번호|쿠폰 ?번호|โค้ด|โอทีพี|รหัส(?!ผ่าน|พิน)`,
  // cards and accounts of banks
  String.raw`(?<!\p{L})(?:(?:credit|debit|bank) ?cards?|card(?:'s)? (?:numbers?|details|data)|cvv2?|cvc2?|iban|bank(?:ing)? (?:accounts?|details|data)|account numbers?|kredit-?karte\p{L}*|kartennummer\p{L}*|kartendaten|bankdaten|kontonummer\p{L}*|kontodaten|tarjeta de (?:crédito|débito)|(?:números?|datos) de (?:la |su |tu )?tarjeta|cuenta bancaria|datos bancarios|cartão de (?:crédito|débito)|(?:números?|dados) do (?:seu )?cartão|conta bancária|dados bancários|carte (?:bancaire|de crédit|bleue)|(?:numéro|coordonnées) de (?:la |votre |ta )?carte|coordonnées bancaires|compte bancaire|kartu (?:kredit|debit)(?:mu|nya)?|nomor (?:kartu|rekening)(?:mu|nya)?|rekening bank|thẻ (?:tín dụng|ngân hàng|ghi nợ)|số thẻ|(?:số )?tài khoản ngân hàng)(?!\p{L})|信用卡|银行卡|銀行卡|卡号|卡號|银行账户|银行账号|クレジットカード|カード番号|カード情報|口座番号|銀行口座|신용 ?카드|체크 ?카드|카드 ?번호|계좌 ?번호|은행 ?계좌|บัตรเครดิต|บัตรเดบิต|(?:เลข|หมายเลข)(?:ที่)?บัตร(?!ประชาชน)|เลขบัญชี|บัญชีธนาคาร`,
  // what opens a purse
  String.raw`(?<!\p{L})(?:seeds?|(?:recovery|seed|secret) (?:phrases?|words?)|private keys?|api[ -]?keys?|tokens?|seed-?phrase\p{L}*|wiederherstellungs(?:phrase|schlüssel|wörter)|private[nr]? schlüssel|frase (?:semilla|de recuperación|secreta)|clave privada|frase[- ](?:semente|secreta)|frase de recuperação|chave privada|phrase (?:de récupération|secrète|mnémonique)|clé privée|fras[ae] (?:pemulihan|benih)|kunci (?:pribadi|privat)|cụm từ (?:khôi phục|hạt giống|bí mật)|khóa (?:riêng|bí mật))(?!\p{L})|助记词|助記詞|种子|私钥|私鑰|令牌|シード|秘密鍵|リカバリーフレーズ|トークン|시드|개인 ?키|복구 ?(?:구문|문구)|토큰|ซีด|โทเคน|โทเค็น|คีย์ส่วนตัว|วลีกู้คืน`,
  // papers
  String.raw`(?<!\p{L})(?:passports?|id cards?|identity cards?|social security|reisepass\p{L}*|personalausweis\p{L}*|pasaporte|dni|documento de identidad|passaporte|cpf|passeport|carte d'identité|paspor|ktp|hộ chiếu|căn cước|cmnd|cccd)(?!\p{L})|护照|護照|身份证|パスポート|身分証|マイナンバー|여권|주민등록|신분증|พาสปอร์ต|หนังสือเดินทาง|บัตรประชาชน`,
].map((source) => new RegExp(source, 'iu'));

/** Whether every kind of secret that a text speaks of is spoken of in its sources, in whatever language. */
export function secretsAreKnown(text: string, sources: string): boolean {
  const [said, known] = [text, sources].map((one) => one.normalize('NFKC').replaceAll('’', "'"));
  return KINDS.every((kind) => !kind.test(said!) || kind.test(known!));
}
