import type { Spoken } from './spoken.ts';

/** Calls for help that say nothing of what it is about. */
export const CALLS: Spoken = {
  en: String.raw`
    help(?: me| us)?(?: out)?(?: asap)? / (?:i )?need (?:some |your )?help / sos / (?:can|could|would|will) (?:you|u)(?: please)? help(?: me)?(?: out)?(?: with something)? / i (?:need|want)(?: some| your)? help / i (?:(?:have|'ve got|got) )?(?:a|some|another|one more|few) (?:questions?|problems?|issues?) / (?:i have|i've got|got|have) (?:a|some|another|one more|a few) (?:quick )?(?:questions?|problems?|issues?) / (?:another|one more|quick) question / (?:can|may|could) i ask (?:you )?(?:something|a question|anything)
  `,
  th: String.raw`
    (?:ขอ|รบกวน|อยาก)*สอบถาม(?:อะไร)?(?:หน่อย|ที)? / (?:ขอ|อยาก)?ถาม(?:อะไร)?หน่อย(?:ได้ไหม|ได้มั้ย)? / (?:อยาก|ขอ)ถาม / ช่วย(?:ผม|หนู|ฉัน|เรา)?(?:ด้วย|หน่อย|ที)(?:ได้ไหม|ได้มั้ย)? / มี(?:เรื่อง)?(?:คำถาม|ปัญหา|เรื่องถาม|เรื่องจะถาม)
  `,
  es: String.raw`
    ayuda / ay[úu]d(?:ame|enme|eme)(?: por favor)? / necesito (?:tu |una )?ayuda / (?:tengo )?(?:una|otra|alguna) (?:pregunta|duda|consulta) / tengo (?:un problema|preguntas|dudas) / (?:me )?(?:puedes?|podr[ií]as?) ayudar(?:me)? / puedo (?:preguntar|hacer) (?:algo|una pregunta)
  `,
  pt: String.raw`
    ajuda / me ajud[ae] / preciso de (?:uma )?ajuda / (?:voc[eê] |vc )?(?:pode|poderia) me ajudar / (?:tenho )?uma (?:pergunta|d[uú]vida) / (?:estou com|tenho) (?:um problema|uma d[uú]vida)
  `,
  de: String.raw`
    hilfe / ich brauche? (?:mal )?(?:deine |eure )?hilfe / (?:können sie|kannst du|könnt ihr)(?: mir)?(?: bitte)? helfen / (?:ich )?hab(?:e)? (?:(?:mal|noch|da) )*(?:eine|ne|ein|noch eine) (?:frage|problem) / eine frage / darf ich (?:mal )?(?:was|etwas) fragen
  `,
  fr: String.raw`
    [àa] l'aide / aidez?-moi / j'ai besoin d'(?:un peu d')?aide / (?:pouvez-vous|peux-tu|tu peux|vous pouvez) m'aider / j'ai (?:une question|un probl[èe]me|un souci) / une question / (?:je peux|puis-je) poser une question
  `,
  id: String.raw`
    tolong(?: (?:bantu|saya|aku|dong|bantu saya))* / (?:bisa|boleh)(?: minta)? (?:bantu(?:an)?|tolong)(?: saya| aku)? / (?:(?:saya|aku) )?(?:mau|ingin|numpang|boleh|izin|ijin|pengen) ?(?:ber)?(?:ta|na)nya(?: (?:dong|sesuatu|nih))* / butuh bantuan / (?:saya |aku )?(?:ada|punya) (?:pertanyaan|masalah|kendala)
  `,
  vi: String.raw`
    (?:cứu|giúp) (?:tôi|mình|em)(?: (?:với|nha))* / cho (?:tôi|mình|em) hỏi(?: (?:chút|xíu|cái này|với|tí))* / (?:tôi|mình|em) (?:cần (?:giúp(?: đỡ)?|hỗ trợ)|có (?:câu hỏi|vấn đề|thắc mắc)|muốn hỏi)(?: (?:chút|xíu|cái này))? / (?:bạn )?(?:có thể )?giúp (?:tôi|mình|em)(?: (?:được|không|với))+
  `,
  ja: String.raw`
    助けて(?:ください|くれ)? / たすけて(?:ください)? / 質問(?:があります|です|がある(?:のですが|んですが)?|してもいいですか|いいですか)? / (?:聞|き)きたい(?:こと|事)があ(?:ります|る(?:んですが|のですが)?) / 困っ(?:ています|てます|てる)(?:んですが)? / ヘルプ / 教えて(?:ください|下さい)?
  `,
  ko: String.raw`
    (?:저 ?좀? ?)?도와 ?주(?:세요|실 수 있나요|실래요) / 도움(?:이)? ?필요(?:해요|합니다) / 질문(?:이)?(?: ?있어요| ?있습니다| ?있는데요?)? / 문의(?:가)? ?(?:있어요|있습니다|드려요|드립니다) / (?:뭐|하나|뭣)(?: ?좀)? ?(?:물어 ?봐도|여쭤 ?봐도|질문해도) ?(?:돼요|되나요|될까요)
  `,
  zh: String.raw`
    请问(?:一下)? / 請問(?:一下)? / (?:请|能|可以|来人)?帮(?:帮)?(?:我|忙)(?:一下|吗)?(?:吗)? / 幫幫我 / 救命(?:啊)? / 我有(?:个|個|一个|点)?(?:问题|問題|事)(?:想问|要问)?(?:一下)? / (?:我)?想(?:请)?问(?:一下|个问题|问)?(?:你)? / 求助 / 需要帮助 / 问(?:一下|个问题)
  `,
};
