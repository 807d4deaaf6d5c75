import type { Spoken } from './spoken.ts';

/** "Ok" and praise. */
export const OKAY: Spoken = {
  en: String.raw`
    ok+(?:ay+|i|ie|ey)?(?: ?dok(?:ey|ie|i))? / okey / okie+ / k / alright(?:y)? / alr / aight / all right / gotcha / got (?:it|that) / i (?:see|understand|get it) / (?:that |it )?makes sense / understood / noted / roger(?: that)? / copy(?: that)? / will (?:do|try)(?: (?:it|that|so))? / i(?:'ll| will)? (?:try|check)(?: (?:it|that|this|out|now|then))+ / fair(?: enough)? / i know / (?:that(?:'s| is)? |it's )?(?:(?:very|so|really|pretty|super) )?(?:great|perfect|awesome|amazing|excellent|brilliant|wonderful|fantastic|lovely|nice+|cool+|good+|sweet|neat|dope|fine|epic)(?: (?:to (?:know|hear)|stuff|one|job|work|news))? / yay+ / woo+ ?hoo+ / hooray / perf / well done
  `,
  th: String.raw`
    โอเ[คช](?:ๆ|เลย|แล้ว)* / โอเคร / (?:อ๋อ|อ้อ|อ่อ)?(?:เข้าใจ|รับทราบ|ทราบ|รู้|เก็[ทต]|จำได้)(?:แล้ว|ละ|เลย)? / รับทราบ / เยี่ยม(?:เลย|มาก|ไปเลย)? / ดี(?:มาก|เลย|จัง|งาม|ใจจัง|สุด)+ / เจ๋ง(?:มาก|เลย|สุด)* / สุดยอด(?:เลย|มาก|ไปเลย)* / (?:เก่ง|น่ารัก|ใจดี|เริ่ด|ปัง|เทพ)(?:มาก|จัง|เลย|สุด|ที่สุด)* / ตามนั้น / เดี๋ยวลอง(?:ดู|ทำ)?(?:ก่อน|เลย)? / จะลอง(?:ดู|ทำ)
  `,
  es: String.raw`
    vale+ / val / ok(?:ey|is|i)? / listo / bueno / bien / muy bien / (?:est[aá] |qu[eé] )bien / genial / excelente / perfecto / buen[ií]simo / b[aá]rbaro / estupendo / fant[aá]stico / fenomenal / de acuerdo / entendido / (?:ya |ok )?(?:entiendo|entend[ií]|comprendo|comprend[ií]) / guay / chido / joya / de una / enterad[oa] / anotado / vale vale / ya veo / ah (?:ok|ya|vale|bueno)
  `,
  pt: String.raw`
    blz / bele(?:za)? / t[aá] (?:bom|certo|bem|ok|legal) / (?:t[aá] )?(?:certo|certinho) / perfeito / [oó]tim[oa] / massa / show(?: de bola)? / top / legal / maravilha / (?:eu )?(?:j[aá] )?entendi(?:do)? / saquei / boa / j[oó]ia / combinado / fechou / suave / tranquilo / de boa / excelente / demais / que bom / compreendi / ah (?:sim|t[aá]|entendi|ok) / vou (?:tentar|testar|ver)(?: (?:aqui|isso|agora))*
  `,
  de: String.raw`
    okay / oke / oki / ok(?:e|i)? / (?:sehr |ganz |na |also )?gut / super / toll / prima / klasse / perfekt / genial / spitze / geil / mega / alles (?:klar|gut) / passt(?: (?:so|schon))? / (?:hab(?:e)? (?:ich )?)?verstanden / (?:ich )?verstehe / kapiert / ach ?so+ / aha / in ordnung / einverstanden / geht klar / wunderbar / gro(?:ß|ss)artig / fein / top / freut mich / (?:das |ich )?(?:probiere?|versuche?|teste)(?: (?:ich|es|das|mal|aus))+
  `,
  fr: String.raw`
    ok+ / okay / d'?accord / dac+ / parfait / super / g[ée]nial / top / nickel / impec(?:cable)? / tr[èe]s bien / entendu / (?:c'est |j'ai )?compris / (?:c'est )?not[ée] / [çc]a (?:roule|marche|joue) / bien re[çc]u / je (?:vois|comprends) / pas mal / chouette / magnifique / bien / bon / ah (?:ok|oui|d'accord) / je vais (?:essayer|tester|voir)(?: [çc]a)?
  `,
  id: String.raw`
    oke+y?h?(?: deh| siap)? / ok(?:s|sip|ay)? / si+p+ / siap+ / baik(?:lah)? / bagus / mantap+ / mantab / mantul / keren / (?:udah |sudah )?(?:paham|ngerti|mengerti) / oh (?:gitu|begitu|ok(?:e)?|iya)(?: ya)? / (?:gitu|begitu)(?: ya| toh)+ / betul / bener / asi+k / asyik / saya (?:coba|cek)(?: (?:dulu|ya|lagi))* / dicoba(?: dulu| ya)* / coba dulu(?: ya)?
  `,
  vi: String.raw`
    ok+(?:e|i|ie|ay|ela|êla|ê)?(?: (?:rồi|luôn|r|nha|ạ))* / được rồi / duoc roi / [đd]c r(?:ồi|oi)? / (?:mình |em |tôi |à |ra )?(?:hiểu|biết|rõ|nhớ|nắm)(?: (?:rồi|r|ạ))+ / (?:mình |em |tôi )?đã (?:hiểu|rõ|biết) / tuyệt(?: (?:vời|quá))* / tốt(?: (?:quá|lắm|rồi))* / hay (?:quá|lắm) / ổn(?: rồi| đó| ạ)? / ngon(?: rồi| luôn)? / đỉnh(?: quá)? / chuẩn(?: rồi| luôn)? / (?:mình|em|tôi|để mình|để em) (?:sẽ )?thử(?: (?:xem|lại|ạ|nha|đã))* / ra vậy / ra là vậy
  `,
  ja: String.raw`
    (?:はい、?|うん、?|あ、?|なるほど、?|ああ、?|おお?、?|わかりました、?)?(?:(?:わか|分か|判|解)(?:りました|った|りまし)|了解(?:です|しました|いたしました|致しました|っす)?|りょ(?:うかい)?(?:です)?|承知(?:しました|いたしました|致しました|です)?|かしこまりました|把握(?:です|しました|した)?|なるほど(?:です)?|納得(?:です|しました)?|理解(?:です|しました)|オッケー?(?:です)?|おっけー?(?:です)?|おk(?:です)?|ok(?:です|でした)?|オーケー(?:です)?|いいですね|すごい(?:です)?|すばらしい(?:です)?|素晴らしい(?:です)?|完璧(?:です)?|最高(?:です)?|(?:よ|良)かった(?:です)?|やった|やってみます|試してみます|(?:問題)(?:ありません|ないです|なし(?:です)?))(?:よ|ね|な|ー|~|っ|w)*
  `,
  ko: String.raw`
    (?:(?:아|오|네|넵|예|응) ?)*(?:알겠(?:습니다|어요|음)|알았(?:어요?|습니다|음)|이해(?:했어요|했습니다|됐어요|됐습니다)|확인(?:했어요|했습니다)|오케이?(?:이|요)?|오키(?:도키)?|\u110b\u110f+|굿+|(?:너무|정말|아주|진짜)? ?좋(?:네요|다)|완벽(?:해요|합니다|하네요)|대박|최고(?:예요|에요|입니다|다)?|그렇군요|그렇구나|아하|해 ?볼게요|해 ?보겠습니다)(?:~|\u1112|\u110f)*
  `,
  zh: String.raw`
    (?:嗯+|哦+|噢|那|啊|行)?好(?:的|滴|哒|嘞|咧|啦|的呢|的呀)+ / 好了 / 可以了 / ok(?:的|啦|了)? / 行吧 / (?:我|都|已经|大概|完全|这下|啊|哦+|嗯+)*(?:知道|明白|懂|了解|晓得|曉得|收到|清楚|看懂|学会|理解|get到)(?:了|啦|咯|喽|囉)+ / 收到 / 了解 / 明白 / 原来如此 / 原來如此 / 完美 / 太(?:好|棒|赞|强|厉害)(?:了|啦)+ / (?:真|好|很)(?:棒|厉害|强|赞|不错) / 不错 / 厉害(?:了|啊)? / 牛(?:逼|b|批|啊)? / 赞 / 棒(?:棒)? / 我(?:去)?试(?:试|一下|试看)(?:看)?
  `,
};
