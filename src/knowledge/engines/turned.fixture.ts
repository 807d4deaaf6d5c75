/** What models put before an answer and behind it, as they do in each language. */
export const POLITE: [language: string, before: string, behind: string][] = [
  ['en', 'Hi there!', 'If you have any other questions, feel free to ask.'],
  ['de', 'Hallo!', 'Wenn du noch Fragen hast, melde dich gern.'],
  ['de', 'Gern!', 'Viel Spaß beim Spielen!'],
  ['es', '¡Hola!', 'Si tienes más preguntas, no dudes en escribirnos.'],
  ['pt', 'Olá!', 'Se tiver mais dúvidas, é só chamar.'],
  ['fr', 'Bonjour !', "N'hésite pas si tu as d'autres questions."],
  ['id', 'Halo!', 'Kalau ada pertanyaan lain, silakan tanya ya.'],
  ['vi', 'Chào bạn!', 'Nếu cần thêm gì, bạn cứ hỏi nhé.'],
  ['ja', 'こんにちは！', '他にご不明な点がございましたら、お気軽にお問い合わせください。'],
  ['zh', '您好！', '如果还有其他问题，请随时告诉我。'],
  ['ko', '안녕하세요!', '더 궁금한 점이 있으면 언제든지 문의해 주세요.'],
];

/** An article, what it says in other words, and what says "yes" where it says "no". */
export const TURNED: [language: string, article: string, honest: string, turned: string][] = [
  ...[
    'A used pack can be refunded.',
    'Purchases can be refunded even when the pack was used.',
    'Gifts to friends are refunded.',
    'Purchases cannot be refunded within 14 days.',
  ].map((turned): [string, string, string, string] => [
    'en',
    'Purchases can be refunded within 14 days through the store. A used pack cannot be refunded. Gifts to friends are not refunded.',
    'Purchases can be refunded within 14 days, but not a used pack. Used packs and gifts to friends are not refunded. You can ask for a refund as long as you have not used the pack.',
    turned,
  ]),
  [
    'de',
    'Käufe können innerhalb von 14 Tagen erstattet werden. Ein benutztes Paket kann nicht erstattet werden. Geschenke an Freunde werden nicht erstattet.',
    'Käufe werden innerhalb von 14 Tagen erstattet, aber keine benutzten Pakete.',
    'Ein benutztes Paket kann erstattet werden.',
  ],
  [
    'es',
    'Las compras se pueden reembolsar en 14 días. Un paquete usado no se puede reembolsar.',
    'En 14 días se pueden reembolsar las compras.',
    'Un paquete usado se puede reembolsar.',
  ],
  [
    'pt',
    'As compras podem ser reembolsadas em 14 dias no aplicativo. Um pacote usado não pode ser reembolsado.',
    'Em 14 dias as compras podem ser reembolsadas no aplicativo.',
    'Um pacote usado pode ser reembolsado.',
  ],
  [
    'fr',
    'Les achats peuvent être remboursés sous 14 jours. Un pack utilisé ne peut pas être remboursé.',
    "Un pack utilisé n'est pas remboursé.",
    'Un pack utilisé peut être remboursé.',
  ],
  [
    'id',
    'Pembelian dapat dikembalikan dalam 14 hari. Paket yang sudah dipakai tidak dapat dikembalikan.',
    'Pembelian bisa dikembalikan dalam 14 hari.',
    'Paket yang sudah dipakai dapat dikembalikan.',
  ],
  [
    'vi',
    'Giao dịch mua có thể được hoàn tiền trong 14 ngày. Gói đã dùng không được hoàn tiền.',
    'Gói đã dùng không được hoàn tiền.',
    'Gói đã dùng được hoàn tiền.',
  ],
  ['th', 'ขอคืนเงินได้ภายใน 14 วัน แพ็กที่ใช้แล้วขอคืนเงินไม่ได้', 'แพ็กที่ใช้แล้วคืนเงินไม่ได้', 'แพ็กที่ใช้แล้วขอคืนเงินได้'],
  [
    'ja',
    '購入は14日以内に返金できます。使用済みのパックは返金できません。',
    '使用済みのパックは返金できません。',
    '使用済みのパックは返金できます。',
  ],
  ['zh', '购买后14天内可以退款。已使用的礼包不能退款。', '已使用的礼包不能退款。', '已使用的礼包可以退款。'],
  [
    'ko',
    '구매는 14일 이내에 환불할 수 있습니다. 사용한 팩은 환불할 수 없습니다.',
    '사용한 팩은 환불할 수 없습니다.',
    '사용한 팩은 환불할 수 있습니다.',
  ],
];
