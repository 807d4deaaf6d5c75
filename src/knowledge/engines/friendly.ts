/**
 * What models add out of friendliness, in the languages of our users. Each phrase is complete: nothing may follow within one that could be a
 * statement, so what it does not name is judged ("write to us on PayPal").
 */
const SPACED = [
  // English
  String.raw`(?:i'm|i am|we're|we are)? ?(?:so |very )?sorry (?:to hear (?:that|this|about (?:that|this))|for (?:the|any) (?:inconvenience|trouble)|about that)`,
  String.raw`(?:please )?don't worry|no worries|(?:please )?let (?:me|us) know if (?:you need anything else|there is anything else|you have any (?:other |more |further )?questions|that helps)`,
  String.raw`if you have any (?:other |more |further )?questions, (?:just|please|feel free to) (?:ask|let me know)|i? ?hope (?:this|that) helps|good luck|(?:i'm |i am )?happy to help|please (?:note|keep in mind|be aware) that|keep in mind that|here(?:'s| is) (?:what you can do|how)|of course|no problem|great question`,
  String.raw`(?:hi|hello|hey)(?: there)?(?=[!,.])|thanks for (?:asking|reaching out)|have fun(?: playing)?|(?:just|feel free to) (?:ask|reach out)(?: if you need anything else)?(?=[!.])`,
  // German
  String.raw`(?:hallo|hi|hey|guten tag|gern(?:e)?|sehr gern(?:e)?|klar|natürlich|kein problem|keine sorge)(?=\s?[!,.])`,
  String.raw`(?:wenn|falls|solltest|sollten) (?:du|sie) (?:noch |weitere |noch weitere |andere )?(?:fragen|etwas) (?:hast|haben|brauchst|brauchen),? ?(?:dann )?(?:melde dich|melden sie sich|frag|fragen sie|schreib uns|sag bescheid)(?: (?:gern|gerne|einfach|jederzeit|bitte))*(?: bei uns| wieder)?`,
  String.raw`(?:ich|wir) helfen? (?:dir|ihnen) gerne?(?: weiter)?|(?:viel|ganz viel) (?:spaß|erfolg|glück)(?: (?:beim spielen|weiterhin|im spiel))?|ich hoffe,? (?:das|dies) hilft(?: dir| ihnen)?(?: weiter)?|(?:es )?tut (?:mir|uns) (?:sehr )?leid`,
  // Spanish
  String.raw`(?:hola|buenas|buenos días|claro|claro que sí|por supuesto|con gusto|no te preocupes)(?=\s?[!,.])`,
  String.raw`si (?:tienes|tiene|tenés) (?:más|otras?|alguna otra|alguna) (?:preguntas?|dudas?),? no (?:dudes|dude) en (?:escribirnos|preguntar(?:nos)?|contactarnos|decírnoslo|consultarnos)|(?:espero|esperamos) que (?:esto |te |le )*(?:ayude|sirva)|(?:buena|mucha) suerte|(?:que )?(?:te )?diviértete(?: jugando)?|lamento (?:las molestias|lo ocurrido|escuchar eso)|lo siento(?: mucho)?|estamos (?:aquí )?para ayudarte`,
  // Portuguese
  String.raw`(?:olá|oi|claro|com certeza|não se preocupe)(?=\s?[!,.])`,
  String.raw`(?:se|caso) (?:você )?(?:tiver|tenha) (?:mais|outras?|alguma(?: outra)?) (?:dúvidas?|perguntas?),? (?:é só (?:chamar|perguntar|falar|avisar)|(?:pode|podem) (?:chamar|perguntar)|estamos (?:aqui|à disposição)|não hesite em (?:perguntar|chamar))|espero (?:que (?:isso |te )*ajude|ter ajudado)|boa sorte|bom jogo|divirta-se|sinto muito|(?:desculpe|lamento) (?:pelo|o) (?:transtorno|incômodo)`,
  // French
  String.raw`(?:bonjour|salut|bonsoir|bien sûr|avec plaisir|pas de souci|pas d'inquiétude)(?=\s?[!,.])`,
  String.raw`(?:n'hésite pas|n'hésitez pas)(?: à (?:demander|nous écrire|nous contacter|revenir vers nous))?(?: si (?:tu as|vous avez) (?:d'autres|d'autre|des|une autre) questions?)?|si (?:tu as|vous avez) (?:d'autres|des) questions?(?=,? n'hésite)|(?:j'espère|nous espérons) que (?:cela|ça) (?:t'aide|vous aide|aide)(?:ra)?|bonne chance|bon jeu|amusez-vous bien|amuse-toi bien|désolée? (?:pour (?:la gêne|ce désagrément)|d'apprendre cela)`,
  // Indonesian
  String.raw`(?:halo|hai|tentu|tentu saja|baik|jangan khawatir|tenang)(?: kak)?(?=\s?[!,.])`,
  String.raw`(?:kalau|jika|bila|apabila) (?:kamu |anda |kakak )?(?:masih )?(?:ada|punya) (?:pertanyaan|kendala|hal) ?(?:lain|lainnya)?,? (?:silakan|jangan ragu (?:untuk )?|langsung|boleh) ?(?:tanya|bertanya|hubungi kami|tanyakan)(?: lagi)?(?: ya| saja| aja)*|semoga (?:ini )?(?:membantu|beruntung)|selamat bermain|maaf atas (?:ketidaknyamanannya|ketidaknyamanan ini)`,
  // Vietnamese
  String.raw`(?:xin )?chào(?: bạn| anh| chị)?(?=\s?[!,.])|dạ(?=\s?[!,.])|(?:đừng|bạn đừng) lo(?: lắng)?(?: nhé)?`,
  String.raw`(?:nếu|khi) (?:bạn )?(?:cần|có|còn) (?:thêm )?(?:gì|thắc mắc|câu hỏi|điều gì)(?: thêm| khác| nào| nữa)*,? (?:thì )?(?:bạn )?(?:cứ|hãy|vui lòng) (?:hỏi|liên hệ|nhắn|cho (?:mình|chúng tôi) biết)(?: mình| chúng tôi)?(?: nhé| nha| ạ)*|chúc (?:bạn )?(?:chơi (?:game )?vui(?: vẻ)?|may mắn)|hy vọng (?:điều này )?(?:giúp ích|giúp được)(?: cho)?(?: bạn)?|(?:rất )?xin lỗi vì sự bất tiện(?: này)?`,
];
const UNSPACED = [
  // Thai
  String.raw`สวัสดี(?:ค่ะ|ครับ|คะ)?|ขออภัย(?:ใน|สำหรับ)ความไม่สะดวก|เสียใจด้วย|ไม่ต้อง(?:กังวล|ห่วง)|ขอให้โชคดี|ยินดี(?:ช่วยเหลือ|ให้บริการ)|หวังว่าจะช่วยได้|(?:ถ้า|หาก)มี(?:คำถาม|ข้อสงสัย)(?:เพิ่มเติม|อื่น)?(?:สามารถ)?(?:สอบถาม|ถาม)ได้(?:เลย|ตลอด|เสมอ)?`,
  // Japanese
  String.raw`こんにちは|こんばんは|(?:お問い合わせ|ご質問)(?:いただき)?(?:、)?ありがとうございます|(?:他|ほか|また)?(?:に|、)?(?:も)?(?:何か)?ご?(?:不明(?:な)?点|質問|不明なこと)(?:など)?(?:が|は)?(?:ございましたら|ありましたら|あれば)、?(?:いつでも)?お?気軽に(?:お問い合わせ|お尋ね|ご連絡|お聞き|ご質問)ください(?:ね|ませ)?|(?:ご不便|ご迷惑)をおかけし(?:て|まして)?(?:大変)?申し訳(?:ありません|ございません)|お役に立てれば幸いです|(?:引き続き)?(?:ゲーム)?(?:を)?お楽しみください(?:ね)?|ご安心ください|もちろんです`,
  // Chinese
  String.raw`(?:您|你)好|(?:如果|如|若)?(?:您|你)?(?:还|還)?有(?:其他|其它|任何|别的|別的)(?:的)?(?:问题|問題|疑问|疑問)(?:的话|的話)?[，,]?(?:请|請|欢迎|歡迎)?(?:随时|隨時)?(?:告诉|告訴|联系|聯繫|问|問|咨询|諮詢)(?:我们|我們|我)?(?:即可)?|(?:希望|希望这|希望這)(?:对您|对你|對您|對你|能)?(?:有)?(?:所)?(?:帮助|幫助|帮到您|帮到你)|祝(?:您|你)(?:游戏愉快|遊戲愉快|好运|好運|玩得开心)|(?:很抱歉|抱歉)(?:给您带来不便)?|(?:别|不用|请不要|不必)担心|当然可以`,
  // Korean
  String.raw`안녕하세요|(?:더|또|다른|추가로)? ?(?:궁금한|궁금하신) (?:점|것|사항)이 (?:있으면|있으시면|있다면) ?(?:언제든지|언제든|편하게)? ?(?:문의|질문|말씀|연락)(?:해|하여)? ?주(?:세요|시기 바랍니다|십시오)|(?:즐거운|재미있는) (?:게임|플레이) ?(?:되세요|하세요)?|도움이 (?:되었으면|되셨으면|됐으면|되길|되시길) (?:좋겠습니다|좋겠어요|바랍니다)|불편을 드려 (?:대단히 )?(?:죄송합니다|죄송해요)|걱정하지 마세요|(?:물론이죠|물론입니다|네)(?=[!,.])`,
];
const FRIENDLY = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}])(?:${SPACED.join('|')})(?![\p{L}\p{N}])|${UNSPACED.join('|')}`,
  'giu',
);

/** The text without what models add out of friendliness; what follows it is a sentence of its own, whatever letter it begins with. */
export function withoutFriendliness(text: string): string {
  return text.replaceAll('’', "'").replace(FRIENDLY, '\n');
}
