import { expect, it } from 'vitest';
import { smallTalk } from '../small-talk.ts';

/** Small talk of all languages by its kind, as people write it; with "null" what says more and must be looked up. */
const SAID: Record<string, string> = {
  greeting: `
    gm | gm everyone | gm bot | GM | gm all | gm guys | GM! | moin | servus | coucou | hai kak | 하이 | 早上好
    หวัดดีค่าา | nice to meet you | buenas tardes | holaa | oiii | halo min | chào bạn | xin chào ad | おはよう
    はじめまして | 안녕하세요~ | 哈喽 | good morning guys | morning! | Salut tout le monde | selamat pagi kak | 大家好 | 你好呀
    在吗 | สวัสดีตอนเช้าครับ | ดีครับ | bonjour à tous | guten Morgen zusammen | hallo leute
  `,
  null: `
    chat với người | คุยกับคน | GM bitte | bicara dengan manusia | chat sama orang | 사람이랑 | hablar con una persona
    客服在吗 | o chat não funciona | aide aux joueurs
    i want a gm | call a gm please | gm please | get me a gm | gm now | hi, my game crashed
    thanks, and how do I cancel? | it still doesn't work on my iPad after the update, how do I reinstall
    gracias, y cómo cambio mi nombre? | no puedo entrar | danke, und wie lösche ich mein Konto?
    merci, comment changer mon nom ? | makasih, cara ganti nama gimana | cảm ơn, làm sao đổi tên
    ขอบคุณค่ะ แล้วเปลี่ยนชื่อยังไง | ありがとう、名前を変えるには？ | 감사합니다 이름은 어떻게 바꿔요? | 谢谢，怎么改名字 | gak bisa masuk
    không vào được game | ログインできません | 로그인이 안 돼요 | 登录不了 | je n'arrive pas à me connecter
    ich kann mich nicht einloggen | não consigo entrar | เข้าเกมไม่ได้ | i still can't log in
    thank you for the snares you gave me how do i use them | what can i do with lumen | what does lumen do
    nice skin | good marklings to start with | why did it fail | problem with payment | admin | mod
    someone help | human | 人工 | 사람 | persona | no money | not enough storage | good game but it crashes
    wait for raid | how can you help me change my name | what can you do about cheaters | test server down?
    thanks for the snares, where do I find more | no sound in the game | nothing happens when I tap the spire
    works on wifi but not on mobile data | same account on two phones? | can you do refunds
    is this game for kids | sorry but I need a refund | ok how do I trade | cómo funciona el refugio
    wie funktioniert der handel | comment ça marche les raids ? | cara kerja raid gimana | raid là gì | 这个怎么用
    怎么用 | 해결 방법 알려주세요 | どうやってできますか | ใช้ยังไง | no se puede jugar | wo finde ich das | hi admin | hello admin
    yo mods | transfer me to a person
    is fixed now? | is fixed? | it is working now? | ¿ya funciona? | geht's wieder? | Geht das? | ist das Problem gelöst?
    ist es behoben? | ist das Problem gelöst | ist es behoben | geht das | hat es geklappt | udah bisa main lagi?
    sudah normal? | udah bisa? | 고쳐졌어요? | 해결됐어요? | 됐어요? | 直った？ | já funciona? | c'est réglé ? | 可以了?
    ça fonctionne maintenant ? | เข้าได้แล้ว? | thanks, is fixed now? | is fixed now? 🙏
    that's it? | that's all? | c'est tout ? | ¿eso es todo?
    ทำแล้วไม่ได้ อยากถามแอดมิน | pls help i cant | still not working, help support please
    doesn't work. i need help support | no, help support
    what can I do? | so what can i do now | ทำอะไรได้บ้าง | แล้วมันเอาไว้ทำอะไรได้บ้าง | มันทำอะไรได้บ้าง
    o que faz? | was kann man tun? | was kann man machen | qué puede hacer | bisa apa aja? | 何ができますか | 뭐예요?
    뭘 할 수 있어요? | 叫什么 | what's new? | whats happening | qué pasó? | ¿qué más?
    Fehler gefunden! | Habe Fehler gefunden | Problem gefunden | problème trouvé
    se salió | se me salió | ya se me salió | se quedó | 我用了 | 都用了 | cmon | cmon bro
  `,
  thanks: `
    thank u | thank u so much | thanks u | ty <3 | thanks <3 | <3 | ありがとうございました | 助かりました | muchisimas gracias
    mil gracias amigo | cảm ơn nhiều nha | makasih banyak ya | udah bisa makasih | danke dir
    vielen lieben dank | merci bcp | valeu | obrigadão | 太感谢了 | 谢啦 | แท้งค์
    thank you so much for your help! | thx a lot man | tysm!! 💖 | thanks bro | many thanks | thank you kindly
    ty ty | you're the best | much appreciated | muchas gracias por la ayuda | gracias!!
    te lo agradezco mucho | muito obrigada pela ajuda | vlw mano | brigadinha | danke schön
    danke für die schnelle Hilfe | merci infiniment | merci pour votre aide | je vous remercie
    terima kasih banyak kak | trims min | makasih kak infonya | cảm ơn bạn rất nhiều | cám ơn ad nha
    tks bạn | dạ cảm ơn ạ | 本当にありがとうございます！ | ありがと〜 | あざす | ご回答ありがとうございます | 정말 감사합니다 | 고마워ㅠㅠ | ㄱㅅ | 땡큐~
    감사합니다 해결됐어요 | 非常感谢 | 谢谢你的帮助 | 多谢啦 | 谢谢老板 | 好的谢谢 | ขอบคุณมากค่ะแอด | ขอบใจจ้า | แต๊งกิ้ววว
    I did it, thanks! | done it thanks | i did that, thank you | ทำแล้วค่ะ ขอบคุณค่ะ | ya lo hice, gracias | fiz isso, obrigado
    done, thanks | hecho, gracias | feito, obrigado | เสร็จแล้วค่ะ ขอบคุณค่ะ | やってみました、ありがとう
    c'est fait, merci | 했어요 감사합니다 | cảm ơn, mình làm rồi | cmơn bạn
    ขอบพระคุณมากครับ | ขอบคุณสำหรับคำตอบนะคะ | ok merci | thanks it works now | ça a marché merci
    hat funktioniert danke | ya funciona, gracias | 解決しました、ありがとうございます | được rồi cảm ơn bạn
    deu certo obrigado | ok makasih | thanks mate | ty so much 🙏 | thanks for the quick reply | appreciate it
    thank you, that worked | gracias crack | mil gracias por responder | muito obrigado mesmo | danke euch
    tausend dank | merci à vous | merci pour tout | makasi min | thank you kak | cảm ơn shop nhé | どうもありがとう
    助かります | 教えてくれてありがとう | 답변 감사합니다 | 도와주셔서 감사해요 | 谢谢您 | 感谢感谢 | 谢谢，解决了 | ขอบคุณมากๆเลยค่า | ขอบคุณที่ช่วยค่ะ
  `,
  bye: `
    拜拜 | tschüss | chau | ok muchas gracias, eso era todo | thanks anyway | adiós | hasta luego | tchau tchau
    bis bald | ciao | au revoir | à bientôt | bonne journée | dadah | sampai jumpa | tạm biệt | さようなら | じゃあね
    バイバイ | 안녕히 계세요 | 再见 | 晚安 | บายย | ไปก่อนนะ | that's everything thanks | nothing else, thank you
    nada más gracias | c'est tout merci | das war's, danke | isso é tudo | só isso, obrigado | itu aja kak
    không còn gì nữa ạ | 特にありません | 없어요 | 没有了 | ไม่มีแล้วครับ
  `,
  positive: `
    解決です | うまくいきました | ya lo solucioné | hat funktioniert | ça a marché | resolveu | 问题解决 | 问题解决了 | 해결됐습니다
    了解です | it worked | it works now! | yes it worked | fixed it | problem solved | that helped a lot
    got it working | works like a charm | oh nice it works | figured it out | ya me funcionó | ya quedó
    todo solucionado | funcionou! | deu certo | consegui | já resolvi | es klappt jetzt | geht jetzt
    problem gelöst | jetzt geht's | c'est bon ça marche | problème résolu | ça fonctionne | udah bisa kak
    sudah berhasil | berhasil min | được rồi nha | mình làm được rồi | ok rồi | できました | 直りました | 無事解決しました | 돼요
    됐어요 | 잘 돼요 | 搞定了 | 可以了 | 好了 | 已经解决了 | ได้แล้วค่ะ | หายแล้วครับ | เข้าได้แล้ว | เวิร์คค่ะ | ใช้ได้แล้วจ้า
    entendido | ok perfecto | blz | alles klar | d'accord | siap kak | oke sip | 好的 | 知道了 | 明白了 | わかりました
    なるほど | 알겠습니다 | เข้าใจแล้วค่ะ | รับทราบค่ะ | great | okie | ok cool | hiểu rồi ạ | yeah it works
    ok it works now | it's working now | yay it worked | sí, ya funciona | ya está solucionado
    agora foi resolvido | ja hat geklappt | oui ça marche | sekarang sudah bisa | giờ được rồi ạ | はい、できました
    i did it! | i did that | ya me salió | me salió bien | ya quedó todo | hab's gefunden | j'ai trouvé | jetzt geht es wieder
    能用了 | 又可以玩了 | 进去了 | 네 해결됐어요 | 我已经搞定了 | ได้ละค่ะ | ตอนนี้ใช้ได้แล้วค่ะ
  `,
  negative: `
    直りませんでした | まだできません | sigue igual | masih ga bisa | 没解决 | 아직도 안돼요 | 도움이 안 됐어요 | เหมือนเดิม | ไม่เวิร์ค
    it did not work | still the same | nope, still broken | didn't help at all | doesn't work for me
    same problem | still nothing | thanks but it didn't work | I tried that already | that's not helpful
    that doesn't answer my question | no change | unfortunately not | no it didn't | ya lo probé y nada
    no me sirvió | todavía no funciona | no sirve | eso no me ayudó | no se solucionó | não resolveu
    ainda não funciona | não adiantou | continua a mesma coisa | já tentei isso | não deu certo
    hat nicht funktioniert | funktioniert immer noch nicht | geht leider nicht | das hat mir nicht geholfen
    immer noch dasselbe | hilft nicht | klappt nicht | ça marche toujours pas | ça n'a pas marché
    toujours pareil | ça ne m'aide pas | rien ne change | déjà essayé | le problème persiste | gak bisa kak
    masih sama | belum bisa min | tetap gak bisa | tidak membantu | sudah dicoba tapi gak bisa
    vẫn không được | vẫn bị | không có tác dụng | chưa được bạn ơi | làm rồi mà không được | ダメでした | 変わりません
    解決しませんでした | 役に立ちません | 同じです | まだ直らないです | 안 돼요 | 여전히 안 됩니다 | 그대로예요 | 해결 안 됐어요 | 똑같아요 | 소용없어요 | 还是不行 | 没用
    还是一样 | 试过了没用 | 没有解决 | 不行啊 | ก็ยังไม่ได้ค่ะ | ไม่ได้ผลเลย | ยังเหมือนเดิมครับ | ลองแล้วไม่หาย
    ทำตามแล้วก็ยังไม่ได้ | ไม่ช่วยเลย | ไม่เวิร์กครับ | it didn't work either | this doesn't help me
    no, same issue | still no luck | nope didn't work | it still won't work | nothing happens
    nothing changed | I tried that, didn't work | didn't solve my problem | not what I asked
    pero no funciona | no me funcionó | ya intenté eso | não me ajudou | mas não funcionou
    das hilft mir nicht | nein, geht nicht | non ça ne marche pas | j'ai déjà essayé | c'est pas ça
    masih error kak | gak ngaruh | nggak membantu | thử rồi mà vẫn không được | không giúp được gì | できませんでした
    試しましたがダメでした | それでもダメです | 何も変わりません | 해봤는데 안 돼요 | 도움이 안 돼요 | 没有帮助 | 问题还是没解决 | 还是没用 | 试了还是不行
    i already did that | i did everything | did that and nothing | ya hice todo | ya lo hice y nada | já fiz tudo | 都做过了
    ทำหมดแล้วค่ะ | i did that, still broken | lo hice pero no pasa nada | pero no pasa nada | still not working, help
    ก็เหมือนเดิมค่ะ | ยังไม่หายเลย | ทำแล้วไม่ได้ค่ะ | ไม่ได้ช่วยอะไรเลย
  `,
  'who-are-you': `
    apakah saya bicara dengan robot? | tôi đang nói chuyện với máy à | นี่คุยกับบอทอยู่หรอ | คุยกับคนหรือเปล่าคะ
    are you a bot? | are you a human? | what can you do? | what can you do | you a bot?
    are you real or a bot | who am i talking to | eres un bot? | ¿eres humano? | ¿qué puedes hacer?
    você é um robô? | o que você pode fazer? | bist du ein Mensch? | was kannst du?
    bist du ein bot oder ein mensch? | t'es un bot ? | tu es humain ? | tu peux faire quoi ?
    o que vc faz? | was können Sie? | ¿qué puede hacer usted? | que peux-tu faire ? | บอททำอะไรได้บ้าง | 넌 뭐야 | 你叫什么
    qu'est-ce que tu peux faire ? | kamu bot ya? | ini bot atau manusia? | kamu bisa apa? | bot bisa apa aja kak
    bạn là bot à? | bạn là người hay bot? | bạn có thể làm gì? | ボットですか？ | 人間ですか？ | あなたは何ができますか？ | あなたは誰ですか
    봇이에요? | 사람이에요? | 봇은 뭐 할 수 있어요? | 뭘 도와줄 수 있어요? | 누구세요? | 你是机器人吗？ | 你是真人吗 | 你能做什么？ | 你会什么 | 你是谁 | ช่วยอะไรได้บ้าง
    เป็นบอทหรือคน | คุณทำอะไรได้บ้างคะ | นี่บอทปะ | how can you help me | what can you help me with?
  `,
  'how-are-you': `
    qué tal | e aí | apa kabar | sup dude | tudo bem? | wie geht's? | ça va ? | comment ça va | cómo estás?
    bạn khỏe không? | 元気ですか？ | 잘 지내요? | 你好吗 | สบายดีไหมคะ | what's up bro | how r u | hru
  `,
  'go-on': `
    me ajuda por favor | no i have another question | no, i need help | no pasa nada
    555+ | haha | lol | sorry | np | hahaha | LMAO | 55555 | jajaja | kkkk | rsrs | mdr | wkwkwk | 笑 | www
    ㅋㅋㅋ | ㅎㅎ | 哈哈哈 | hehe | xD | :D | no problem | you're welcome | de nada | gern geschehen | de rien
    sama-sama | どういたしまして | 천만에요 | 不客气 | perdón | désolé | maaf | すみません | 죄송합니다 | 对不起 | ขอโทษค่ะ | hmm | oh
    wow | lol 😂 | haha 😂😂 | ฮ่าๆๆ | อิอิ | tengo una duda | tôi cần giúp | 帮帮我
  `,
};

const listed = (texts: string): string[] =>
  texts
    .split(/\n| \| /)
    .map((text) => text.trim())
    .filter((text) => text !== '');

it.each(Object.entries(SAID).flatMap(([kind, texts]) => listed(texts).map((text) => [text, kind])))(
  '%s is %s',
  (text, kind) => expect(String(smallTalk(text))).toBe(kind),
);
