import { describe, expect, it } from 'vitest';
import { replyToOffer } from './reply-to-offer.ts';

describe('replyToOffer', () => {
  it.each([
    [
      'en',
      ['yes', 'Yes please do', 'yes i do', 'yes please', 'sure', 'please', 'ok', 'ok thanks', 'y', 'of course!', '👍'],
    ],
    ['es', ['sí, por favor', 'si', 'claro', 'vale, gracias', 'por favor']],
    ['pt', ['sim, por favor', 'sim', 'quero sim', 'pode ser', 'claro']],
    ['de', ['ja, bitte', 'gerne', 'ja gern, danke', 'natürlich', 'bitte']],
    ['fr', ['oui svp', "oui s'il vous plaît", "d'accord", 'je veux bien', 'bien sûr']],
    ['id', ['boleh', 'ya', 'boleh kak, makasih', 'mau dong', 'oke']],
    ['vi', ['vâng ạ', 'có', 'dạ có', 'được ạ', 'vang']],
    ['ko', ['네, 부탁드려요', '예', '네', '부탁합니다', '좋아요']],
    ['zh', ['要', '好', '需要', '好的', '好的，谢谢', '可以', '嗯嗯']],
    ['ja', ['はい', 'お願いします', 'はい、お願いします', 'ぜひ']],
    ['th', ['ครับ', 'ค่ะ', 'ได้ครับ', 'ต้องการครับ', 'ใช่ค่ะ', 'เอาครับ', 'โอเคค่ะ']],
  ])('hears a "yes" in %s', (_, texts) => {
    for (const text of texts) expect([text, replyToOffer(text)]).toEqual([text, 'accepted']);
  });

  it.each([
    [
      'en',
      ['no', 'no thanks', 'no thank you', "no i don't", 'not now', 'maybe later', "I'm good", 'not really', 'nope'],
    ],
    ['es', ['no gracias', 'no hace falta', 'ahora no']],
    ['pt', ['não, obrigado', 'não precisa', 'agora não']],
    [
      'de',
      [
        ...['nein, nicht nötig', 'nein danke', 'nö', 'jetzt nicht', 'nein, das ist nicht nötig', 'es ist nicht nötig'],
        ...['das ist wirklich nicht notwendig', 'ich will nicht', 'ich möchte das nicht', 'das will ich nicht'],
      ],
    ],
    ['fr', ['non merci', 'pas besoin', 'pas maintenant']],
    ['id', ['tidak usah', 'gak perlu kak', 'tidak, terima kasih', 'nanti aja']],
    ['vi', ['không cần', 'không', 'không ạ', 'không, cảm ơn', 'để sau']],
    [
      'ko',
      [
        ...['아니요', '괜찮아요', '아니요, 괜찮습니다', '됐어요', '필요 없어요'],
        ...['아니에요 괜찮아요', '아니에요, 괜찮습니다', '아니야 괜찮아', '아니에요', '아니예요', '괜찮아'],
      ],
    ],
    ['zh', ['不用', '不用了', '不用了，谢谢', '不要', '算了', '暂时不用']],
    ['ja', ['結構です', 'いいえ、結構です', '大丈夫です', 'いりません']],
    ['th', ['ไม่ต้องครับ', 'ไม่', 'ไม่ต้องการค่ะ', 'ไม่เป็นไรครับ', 'ยังครับ']],
  ])('hears a "no" in %s', (_, texts) => {
    for (const text of texts) expect([text, replyToOffer(text)]).toEqual([text, 'declined']);
  });

  it.each([
    'how do I reset my password',
    'yes but how do I reset my password',
    "no, it still doesn't work",
    "no, that's all",
    '그게 아니에요',
    'không được',
    'khong duoc',
    'vẫn không được',
    'das ist nicht das richtige',
    'bye',
    'thanks',
    'ขอบคุณครับ',
    'are you a human?',
    'no, help me',
    'สวัสดีครับ',
    '要多少钱',
    '👎',
    '🤔',
    '',
  ])('leaves %j to others', (text) => expect(replyToOffer(text)).toBeNull());
});
