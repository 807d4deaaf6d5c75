import { expect, it } from 'vitest';
import { replyToOffer } from '../reply-to-offer.ts';

/** What people of all languages write after the offer of a person. */
const REPLIED: Record<string, string> = {
  accepted: `
    yeah go for it | ขอเลย | go for it | yes let's do it | ok do it | please do | sounds good
    that'd be great | why not | sure why not | sí quiero | adelante | pásame | dale | de una | va
    pode chamar | bora | manda ver | sim quero | ja mach | klar gerne | los | warum nicht | das wäre super
    vas-y | allez-y | pourquoi pas | carrément | oui je veux bien | gas | iya tolong | boleh dong
    sambungkan aja | có chứ | được luôn | ừ | kết nối đi | ㅇㅇ | 그렇게 해주세요 | 연결해주세요 | 来吧 | 帮我转一下 | 好呀 | 转吧
    頼みます | お願いしたいです | つないでください | はーい | เอาเลย | จัดไป | ดีค่ะ | ก็ได้ค่ะ | ติดต่อให้หน่อย | haha sure
    ok lol | yep | yess | sip kak | yes, that's fine | yes, don't worry | yes that's ok | ok that's fine | sí, no pasa nada
    claro, no te preocupes | 没关系，转吧 | 好，没关系 | boleh, gapapa | iya gapapa | 大丈夫です、お願いします
    괜찮아요 연결해주세요 | ได้ ไม่เป็นไร | no, connect me | no i do want one | no wait, connect me | oh no please connect me | 아니 연결해주세요
    não, pode chamar | yes, i'll wait | ok i'll wait | that works | works for me | it works for me | いいですね | no bot please
    no bots | uh yes | uh huh
  `,
  declined: `
    stay with the bot | the bot is fine | โอเค เดี๋ยวลองดู | 了解です。試してみます | ㅇㅋ 해볼게요 | ok vou tentar | voy a probar
    ça ira | ça ira merci | no I'm fine | I'll pass | not today | nah it's fine | nah i'm good
    let me try first | don't bother | así está bien | por ahora no | mejor no | no te preocupes | tá de boa
    melhor não | deixa quieto | lass mal | passt schon | lieber nicht | geht schon | brauch ich nicht
    pas vraiment | pas pour le moment | non ça va | je vais essayer | nggak dulu | gak usah kak | lain kali
    gapapa kak | thôi khỏi | không cần đâu ạ | để sau nha | ㄴㄴ | 지금은 괜찮아요 | 제가 해볼게요 | 算了 | 不用麻烦了 | 先不用了
    我自己来 | 今はいいです | いえ、大丈夫です | また今度 | ไว้ก่อนค่ะ | ไม่ดีกว่า | ไม่ล่ะ | ลองเองก่อน | haha no | no worries | ok no worries | oke gapapa
    that's fine | it's ok thanks | no, that's fine | no it's fine | i'll wait | no, i'll wait | cancel | cancel please | no, cancel
    没关系 | không sao ạ | ไม่เป็นไรค่ะ | 네, 괜찮아요 | はい、大丈夫です | no pasa nada | gpp | no, the bot is fine | 취소 | uh no
    jangan sambungkan | 不用转了
  `,
  null: `
    no quiero bot, quiero gente | não quero bot, quero gente | ไม่เอาบอท ขอคน | skip bot | ขอบคุณมากๆ เลย | cảm ơn nha, được rồi
    it worked | it works now | thanks | gracias | how do I cancel | haha | hola | es klappt jetzt
    i want to cancel | please i want to cancel | 취소하고 싶어요 | it works! | it works | ok it works | this works | uh | uh idk | uhh not sure
  `,
};

const listed = (texts: string): string[] =>
  texts
    .split(/\n| \| /)
    .map((text) => text.trim())
    .filter((text) => text !== '');

it.each(Object.entries(REPLIED).flatMap(([reply, texts]) => listed(texts).map((text) => [text, reply])))(
  '%s: %s',
  (text, reply) => expect(String(replyToOffer(text))).toBe(reply),
);
