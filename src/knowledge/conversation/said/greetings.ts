import type { Spoken } from './spoken.ts';

/** "gm" is a morning unless it is asked for: "gm please" calls a game master. */
export const GREETINGS: Spoken = {
  en: String.raw`
    (?:h+i+)+ / h+a+i+ / he+y+a? / hell+o+ / helo / henlo / hullo / yo+ / ayo / hiya / howdy / greetings / g'?day / (?:very )?(?:good ?)?(?:morning?|mornin'?g?|afternoon|evening|day)(?: to (?:you|u))? / (?<!(?:please|pls|plz|call|get|now) )gm+(?! ?(?:please|pls|plz|plss|now|asap|help|needed|required|bitte|por favor|porfa|svp|s'il|stp|tolong|dong|ด่วน)) / wsg / (?:hello|hi|hey) again / (?:nice|pleased|good|great) to (?:meet|see) (?:you|u|ya)(?: (?:too|again))? / long time no see
  `,
  th: String.raw`
    (?:ส?วัส|หวัด|วัด|หวัส)ดี(?:ตอน(?:เช้า|บ่าย|เย็น|ค่ำ)|ยาม(?:เช้า|บ่าย|เย็น)|วัน\S{1,10}|ทุกคน|ปีใหม่)? / ดี(?:จ้า|ค่า|คับ|ครับ|ค่ะ|ฮะ|จ้ะ)? / ฮัลโหล / โหล / [เแ]?ฮ?ลโหล / ฮาย / ไฮ / เฮ้ / เฮลโล / อรุณสวัสดิ์ / (?:กู๊ด)?มอ(?:ร์)?นิ่ง / ยินดีที่ได้รู้จัก
  `,
  es: String.raw`
    hola+s?(?: (?:a todos|de nuevo|otra vez|amig[oa]s?))? / holi(?:s|wis)? / ola / (?:muy )?(?:w|b)uenas+(?: (?:tardes|noches))? / (?:muy )?bueno?s d[ií]as / buen d[ií]a / saludos / encantad[oa] / mucho gusto / un placer
  `,
  pt: String.raw`
    ol[áa]+ / oi+(?:e+|ê|zinho)? / oie+ / opa / salve / fala(?: (?:a[ií]|galera|mano))? / bo[ma] (?:dia+|tarde|noite|madrugada) / boas / al[ôo]+ / prazer(?: em (?:te )?conhec[eê](?:r|-lo)?)?
  `,
  de: String.raw`
    hall(?:o|ö)+(?:chen|le|i)? / (?:hallo|hi) (?:zusammen|leute) / moin+(?: ?moin+)? / servus / sers / gr[üu](?:ß|ss) (?:dich|euch|gott|sie) / gr[üu]ezi / guten? (?:tag|morgen|abend|mittag|nachmittag) / tag (?:zusammen|auch) / tagchen / morgen / n'?abend / mahlzeit / hej / tach / huhu / guden / freut mich(?: sehr)?
  `,
  fr: String.raw`
    bonjour+ / bjr+ / bonsoir+ / bsr / salut+ / slt / (?:(?:bonjour|salut|coucou) )?[àa] tous / cou ?cou+ / cc / rebonjour / resalut / wesh / kikou / enchant[ée]e? / (?:bonjour|salut|coucou) tout le monde
  `,
  id: String.raw`
    hal+o+ / hei / hay / as+alamu?'?alaikum(?: wr ?\.?wb\.?)? / aslm / askum / (?:selamat |met )(?:pagi|siang|sore|malam|datang) / pagi+ / siang / sore / malam / permisi / punten / salam(?: kenal)?
  `,
  vi: String.raw`
    (?:xin )?ch[àa]o+(?: (?:mọi người|cả nhà|mn|bạn|buổi (?:sáng|chiều|tối)|các bạn))* / a ?l[ôo]+ / h[êeếé] ?lô+ / hí / ê+ / rất vui được (?:gặp|làm quen)(?: bạn)?
  `,
  ja: String.raw`
    こんにち[はわ]+ / こんち[はわ] / こんちゃ(?:っ?す)? / こんばん[はわ] / おはよう?(?:ございます|ー)* / おはー? / やあ / やっほー / ハロー? / はろー? / もしもし / (?:はじ|初)めまして / よろしく(?:お願い(?:いた|致)?します|おねがいします|です)? / お世話になって?(?:おり|い)?ます / お世話になります / お疲れ?(?:様|さま)(?:です)? / おっす / ども
  `,
  ko: String.raw`
    안녕(?:하세요|하십니까|하세여|하셔요|하심까|여)*(?:\u1112|~)* / 하이+(?:요|루|염|하이)? / 헬로우? / 방가(?:방가|워요|르)? / 반가(?:워요?|와요|웡) / 반갑(?:습니다|다) / \u1112\u110b+ / 여보세요 / 저기요 / 좋은 ?(?:아침|저녁|오후)(?:이에요|입니다|이네요)? / 처음 ?뵙겠습니다 / 굿모닝
  `,
  zh: String.raw`
    (?:你|您|妳|大家|各位|你们|你們)好(?:啊|呀|哇|哈|鸭|哦)? / 嗨+(?:喽)? / 哈[喽啰罗囉喂]+ / 嘿+ / 早(?:上好|安|啊|呀)?(?:啊|呀)? / (?:早上|上午|中午|下午|晚上)好(?:啊|呀)? / 在(?:吗|么|嘛|嗎) / (?:很高兴)?认识你(?:很高兴)? / 幸会
  `,
};
