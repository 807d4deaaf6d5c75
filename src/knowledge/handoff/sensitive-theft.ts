import { anyOf } from './any-of.ts';
import { withoutMarks } from './classifier-features.ts';

/** In the letters as they were written. */
const WORDS = anyOf(
  /\b(?:(?:got|been|was|were|getting|is|i'?m|im) hacked|hacked (?:me|my|into my)|hackers? (?:\w+ ){0,2}?(?:took|stole|changed|got|has|have|is in|are in|in) (?:\w+ ){0,2}?my (?:account|acc|id|email|profile|wallet)|hijack(?:ed)?|stole my (?:account|acc)|(?:account|acc|id) (?:\w+ ){0,4}?(?:stolen|hacked|compromised|taken over|hijacked)|(?:someone|somebody|they|he|she) (?:else )?(?:\w+ ){0,3}?(?:logged in|log in|signed in|got into|accessed|stole) (?:\w+ ){0,3}?my (?:account|acc|password|email)|(?:someone|somebody) (?:else )?(?:\w+ ){0,3}?changed (?:\w+ ){0,3}?my (?:account|acc|password|email)|(?:someone|somebody)(?:'s)? (?:else )?(?:is |was |has been )?(?:using|in|inside|took) my (?:account|acc))\b|^hacked\b/,
  /(?:โดน|ถูก)(?:แฮก|แฮ็ก|แฮค|แฮ้ก|แฮกซ์|hack|ขโมย(?:ไอดี|บัญชี|แอค)|ยึดไอดี)|(?:ไอดี|บัญชี|แอค(?:เคาท์|เคานต์)?|id)(?:.{0,10})(?:โดนขโมย|ถูกขโมย|โดนแฮ|ถูกแฮ|โดน hack)/,
  /被盗号|被盗了|盗号|号被盗|账号被|アカウント.{0,6}(?:乗っ取|盗ま)|乗っ取られ|해킹 ?당|해킹됐|계정.{0,6}(?:도난|해킹)/,
  /hackearon|hackeada|hackeado|robaron.{0,12}cuenta|cuenta.{0,12}robad|hackearam|roubaram.{0,12}conta|conta.{0,12}roubad|gehackt|(?:konto|account).{0,12}gestohlen|piraté|compte.{0,12}volé|volé.{0,12}compte/,
  /diretas|dihack|di ?hack|akun.{0,12}dicuri|bị hack|mất tài khoản(?! (?:khách|khi|sau khi|do xóa|vì xóa))|tài khoản.{0,12}bị (?:trộm|đánh cắp|chiếm)/,
);

/** In Latin letters without marks. */
const BARE = anyOf(
  // English: "can someone log into my account?" asks whether it is allowed
  /(?<!\b(?:can|could|will|would|may|might|should|does|do|let|if|allow) )\b(?:someone|some ?1|somebody|some (?:guy|dude|person|stranger|hacker|kid)|a hacker|hackers?|another person|an? (?:stranger|unknown \w+)) (?:else )?(?:\w+ ){0,3}?(?:log(?:ged|s|ging)? ?(?:in ?to|in on|on ?to|in with|in|on)|sign(?:ed|s|ing)? in ?to|br(?:oke|eaking|oken) in ?to|got (?:in ?to|access to|hold of|in)|gained access to|has access to|had access to|is (?:in|inside|playing (?:on|with)|logged in ?to)|took over|hijacked|entered|stole|robbed) (?:\w+ ){0,3}?my (?:account|acc|accnt|profile|id|login)\b/,
  /\b(?:someone|some ?1|somebody|hackers?) (?:else )?(?:has |have |also |just |even )?changed (?:the|my|its) (?:e-?mail|mail|password|pw|pass|phone number|login)\b(?! (?:rules?|polic\w+|format|template|system|screen|button|page|requirements?))/,
  /\bmy (?:account|acc|profile) (?:\w+ ){0,3}?(?:accessed|used|taken|opened|entered|logged in ?to) by (?:someone|somebody|another|a stranger|a hacker|other)\b|\bmy (?:e-?mail|password|pw) (?:\w+ ){0,3}?(?:was|were|got|has been) changed (?:and )?(?:by (?:someone|somebody|a hacker)|without|but (?:it )?(?:not|wasn'?t)|not by me|(?:it |that |this )?(?:wasn'?t|was not) me|(?:and )?i did ?n'?t)\b|\bmy (?:e-?mail|password|pw) (?:\w+ ){0,3}?(?:was|were|got|has been) changed[^.!?]{0,3} ?(?:(?:and|but) )?(?:it |that |this )?(?:wasn'?t|was not|not) me\b|\b(?:logged in|log ?in|sign[ -]in) from [^.!?]{0,40}(?:wasn'?t me|not me|was not me|i (?:don'?t|do not) (?:know|recogni[sz]e))/,
  // Spanish, Portuguese
  /\b(?:alguien|otra persona|un (?:hacker|desconocido|extrano)|un tipo) (?:\w+ ){0,3}?(?:entro|entraron|accedio|inicio sesion|se metio|se ha metido|ha entrado|ingreso|esta (?:usando|jugando|en|dentro)|usa|robo|me robo|hackeo|cambio|se logueo|logueo|tiene acceso) (?:\w+ ){0,3}?(?:cuenta|perfil|correo|contrasena|clave)\b|\b(?:entraron|accedieron|se metieron|se han metido|han entrado|ingresaron) (?:a|en) mi (?:cuenta|perfil)\b|\bestan (?:usando|jugando (?:en|con)) mi cuenta\b/,
  /\bme (?:han )?(?:robaron|robado|quitaron|quitado|ja[ckq]{1,2}u?earon|hackearon|hackeado) (?:la |mi )?cuenta\b|\bme (?:ja[ckq]{1,2}u?ea(?:ron|do))\b|\bme (?:han )?(?:cambiaron|cambiado) (?:el|la|mi) (?:correo|contrasena|clave|email|mail)\b/,
  /\b(?:invadiram|acessaram|clonaram|hackiaram|ra[ck]+earam|raquearam|tomaram|pegaram) (?:a )?minha conta\b|\b(?:alguem|outra pessoa|um hacker|um estranho) (?:\w+ ){0,3}?(?:entrou|acessou|logou|invadiu|esta (?:usando|jogando|na|dentro)|ta (?:usando|jogando|na)|usou|roubou|mudou|trocou|tem acesso) (?:\w+ ){0,3}?(?:conta|perfil|senha|email|e-mail)\b|\b(?:entraram|logaram|mexeram) na minha conta\b|\b(?:estao|tao) (?:usando|jogando (?:na|com)|mexendo (?:na|com)) (?:a )?minha conta\b/,
  /\bconta (?:\w+ ){0,2}?(?:foi |ta |esta )?(?:invadida|clonada|raqueada|rackeada|hackiada)\b|\b(?:mudaram|trocaram|alteraram) (?:o|a|meu|minha) (?:e-?mail|senha)\b(?! (?:do|da) (?:jogo|suporte))/,
  // German, French
  /\bjemand (?:\S+ ){0,6}?(?:konto|account|acc|profil) (?:\S+ ){0,3}?(?:eingeloggt|angemeldet|eingedrungen|ubernommen|uebernommen|zugegriffen|geklaut|gestohlen|benutzt|gespielt|drin)\b|\bjemand (?:\S+ ){0,3}?(?:zugriff auf|eingeloggt in|in) mein\w{0,2} (?:konto|account|acc|profil) (?:gekommen|eingeloggt|eingebrochen|drin|gegangen)\b|\bjemand (?:hat|hatte) (?:\S+ ){0,2}?zugriff auf mein\w{0,2} (?:konto|account|acc)\b|\bjemand (?:\S+ )?(?:benutzt|nutzt|verwendet) mein\w{0,2} (?:konto|account|acc)\b|\bjemand (?:ist|war|spielt) (?:\S+ )?(?:in|auf|mit) mein\w{0,2} (?:konto|account|acc)\b/,
  /\b(?:konto|account|acc) (?:\S+ ){0,4}?(?:geklaut|geknackt|gekapert|ubernommen|uebernommen|kompromittiert)\b|\bjemand (?:\S+ ){0,4}?(?:e-?mail|mail|mailadresse|passwort|pw)\S* (?:\S+ ){0,3}?geandert\b|\bfremde[rn]? (?:\S+ ){0,3}?in mein\w{0,2} (?:konto|account|acc)\b/,
  /\b(?:quelqu'? ?un|qqn|un inconnu|une autre personne|un hackeur) (?:\S+ ){0,3}?(?:s'est connectee?|est entree?|est rentree?|a accede|a eu acces|a acces|utilise|s'est introduit|joue) (?:\S+ ){0,2}?(?:mon|a mon|sur mon) (?:compte|profil)\b|\b(?:quelqu'? ?un|qqn|on m'a) (?:\S+ ){0,2}?(?:a )?(?:change|modifie|vole|pirate|hacke) (?:\S+ )?(?:mon|ma|le|l'|mes) ?(?:compte|e-?mail|mail|adresse|mot de passe|mdp)\b|\bon (?:a )?(?:vole|pirate|hacke) (?:mon|ma|mes|le|l') ?(?:compte|e-?mail|mail|adresse|mot de passe|mdp)\b|\bon m'a (?:pirate|hacke|usurpe)\b(?! ma carte)/,
  /\bcompte (?:\S+ ){0,2}?(?:(?:a ete|ete|s'est fait|est) (?:\S+ )?(?:pirater?|hacker?|voler?|usurper?|compromis))\b|\b(?:j'ai ete|je me suis fait) (?:pirater?|hacker?|voler mon compte)e?\b/,
  // Indonesian, Vietnamese
  /\bada (?:yang|yg|orang)[^.!?]{0,15}\b(?:login|log in|masuk|pakai|pake|akses|mengakses|bobol|buka|mainin|ambil)[^.!?]{0,12}\b(?:akun|id|email)(?:ku| (?:\w+ )?(?:saya|aku|gue|gw))\b|\bakun(?:ku| (?:saya|aku|gue|gw))? (?:\w+ ){0,2}?(?:di ?bobol|di ?ambil (?:alih|orang)|di ?curi|kena hack|kehack|di ?pakai orang|di ?pake orang|di ?bajak|kebobolan|di ?masuki|di ?login orang|di ?retas|dicolong)\b/,
  /\bada (?:yang|yg|orang) (?:(?!(?:bisa|boleh|tau|tahu|mau|mampu|pernah)\b)\w+ ){0,2}?(?:(?:meng|nge|ng)?(?:ganti|ubah)|gantiin|menukar|rubah) (?:\w+ )?(?:email|password|sandi|pw|nomor|no hp)(?:ku| (?:\w+ )?(?:saya|aku|gue|gw))\b|\b(?:email|password|sandi|pw)(?:ku| \w+){0,3}? (?:di ?ganti|di ?ubah) (?:sama )?(?:orang|hacker|seseorang)\b|\b(?:orang lain|seseorang|hacker) (?:\w+ ){0,2}?(?:login|masuk|pakai|pake|menggunakan|mengakses) (?:\w+ ){0,2}?(?:akun|id)(?:ku| (?:saya|aku|gue|gw))\b(?! (?:boleh|bisa))/,
  /\b(?:co (?:nguoi|ke|thang|dua|ai do)|ai do|nguoi (?:la|khac)|ke (?:la|xau|gian)|hacker)(?: \w+){0,3}? (?:dang nhap|vao|log|xai|chiem|lay(?: mat| cap)?|danh cap|xam nhap)(?: \w+){0,2}? (?:tai khoan|acc|nick|tk)\b(?![^.!?]{0,25}\b(?:duoc|dc) (?:khong|ko|k|hong)\b)|\b(?:bi )(?:mat|trom|cuop|chiem|danh cap|an trom|mat cap) (?:acc|nick|tk|tai khoan)\b/,
  /\b(?:acc|nick|tk|tai khoan)(?: \w+){0,3}? bi (?:hack|trom|cuop|chiem|danh cap|lay mat|xam nhap|dot nhap|mat cap|nguoi (?:khac|la))\b|\bbi hack\b|\bbi (?:doi|thay) (?:mat khau|email|mail|mk|gmail|pass)\b|\b(?:co nguoi|ai do|hacker|ke gian)(?: \w+)? doi (?:mat khau|email|mail|mk|gmail|pass)\b/,
);

const ASIAN = anyOf(
  /(?:มี(?:คน|ใคร)|ใคร(?:ก็)?ไม่รู้|คนอื่น|แฮกเกอร์)[^.!?]{0,14}?(?:เข้า|ล็อกอิน|ล็อคอิน|ล้อกอิน|ล็อก ?อิน|login|ใช้|เล่น|ยึด|ขโมย)(?:มา|ไป|ใน|ที่|เล่น|ใช้|ระบบ| ){0,3}(?:ไอดี|บัญชี|แอค|\bid|เมล|อีเมล)(?!(?:ผม|หนู|เรา|ของผม|ตัวเอง)?(?:ไม่ได้|เดียวกัน|ได้(?:ไหม|มั้ย|ปะ|ป่าว|หรือ|กี่)))/,
  /(?:ไอดี|บัญชี|แอค|\bid)(?:ของ)?(?:ผม|หนู|เรา|ฉัน|ดิฉัน|ชั้น|กู)?(?:โดน|ถูก)(?:คน(?:อื่น)?|ใคร(?:ก็)?(?:ไม่รู้)?|มัน)(?:ล็อกอิน|ล็อคอิน|เข้า|ยึด|ขโมย|เอาไป|เล่น)|(?:โดน|ถูก)(?:คนอื่น|ใครไม่รู้)(?:เข้า|ล็อกอิน|ล็อคอิน|ยึด|ขโมย)[^.!?]{0,12}(?:ไอดี|บัญชี|แอค)|(?:มีคน|แฮกเกอร์|ใคร(?:ก็)?ไม่รู้)(?:มา|แอบ)?เปลี่ยน(?:รหัส|พาส|เมล|อีเมล)(?![^.!?]{0,12}ได้(?:ไหม|มั้ย|ปะ|ป่าว|หรือ))|(?:มัน|โดน|ถูก)(?:มา)?(?:เปลี่ยน)(?:รหัส|พาส|เมล|อีเมล)[^.!?]{0,12}(?:ไอดี|บัญชี|แอค|ผม|หนู|เรา|ไป|หนี|หมด|เข้าไม่ได้)/,
  /(?:有人|[别別]人|陌生人|不知道[谁誰]|黑客|[骇駭]客)[^能可会會.!?。！？]{0,8}?(?:登[录錄陆陸]|登入|登了?|上了?|[进進]了?|用了?|[盗盜]了?|改了?|黑了?|入侵|[动動]了?)(?:了)?我的?[^.!?。！？]{0,4}(?:[号號]|[账帳賬][号號户戶]|密[码碼]|[邮郵]箱)|(?:[账帳賬][号號户戶]|我的?[号號])[^.!?。！？]{0,6}被(?:[^.!?。！？]{0,4})(?:登[录錄]|登入|偷|黑|入侵|[盗盜]|改密)|我的?(?:密[码碼]|[邮郵]箱)被(?:人|[别別]人)?(?:改|[换換])|被[盗盜][号號]|[盗盜][号號]了|(?:密[码碼]|[邮郵]箱)被(?:人|[别別]人|[谁誰]|黑客)(?:[给給])?(?:偷偷)?(?:改|[换換])/,
  /(?:誰か|だれか|他人|知らない人|第三者|別人|何者か)(?:に|が|から)?[^.!?。！？]{0,12}?(?:アカウント|アカ|垢)[^.!?。！？]{0,8}?(?:ログイン(?:さ|し(?:て|た))|入ら|入って(?:き|い)|使われ|使って(?:い|る)|侵入|アクセスさ|取られ|奪)|(?:アカウント|アカ|垢)[^.!?。！？]{0,8}?(?:不正(?:ログイン|アクセス)|勝手に(?:使|ログイン|入|パス)|ハッキング|ハックさ|盗|奪わ|侵入)|不正(?:ログイン|アクセス)(?:され|が|の(?:疑|被))|ハッキングされ|勝手に(?:ログイン|侵入|アクセス)され(?:て(?!い?ない)|た|ま)|(?:パスワード|メール(?:アドレス)?)(?:が|を)(?:誰かに|勝手に|他人に)[^.!?。！？]{0,4}変/,
  /(?:누가|누군가가?|다른 ?사람이|모르는 ?사람이|해커가)[^.!?]{0,6}?(?:제|내|저의|나의) ?(?:계정|아이디|비번|비밀번호|이메일)[^.!?]{0,10}?(?:로그인 ?(?:했|한|해서|함|됐)|접속 ?(?:했|한|해서)|들어[와왔온]|들어오|사용|쓰고|썼|바꿨|바꿔|변경|훔|도용|해킹|털)|(?:계정|아이디)[^.!?]{0,6}?(?:털렸|털림|도용|뺏겼|뺏김|탈취)|(?:계정|아이디)에 ?(?:누가|누군가가?|모르는 ?사람이|다른 ?사람이) ?(?:접속|로그인|들어)|해킹 ?(?:된|됨|했)|(?:비번|비밀번호|이메일|메일)[을를이]? ?(?:누가|누군가가?|다른 ?사람이|모르는 ?사람이|해커가) ?(?:마음대로 ?|몰래 ?)?(?:바꿨|바꿔|바꾼|변경)|(?:누가|누군가가?|모르는 ?사람이) ?(?:비번|비밀번호|이메일)[을를]? ?(?:바꿨|바꿔|변경했)|(?:비번|비밀번호|이메일)[이가]? ?(?:바뀌었|바뀜|바꼈|바껴|변경됐|변경되었|변경돼)[^.!?]{0,10}(?:제가|내가|저는|나는|전) ?(?:안 ?(?:했|한|바꿨|바꾼)|하지 ?않|바꾸지|바꾼 ?적|한 ?적|한 ?게|아니)/,
);

/** Things gone, in Latin letters without marks; what is "stolen" in a raid belongs to the game. */
const THINGS = anyOf(
  /\b(?:someone|some ?1|somebody|a hacker|hackers?|a stranger) (?:else )?(?:has |have |had |also |just )?(?:spent|sold|used up|stole|transferred) (?:all )?(?:of )?my (?:gems?|coins?|gold|diamonds?|items?|stuff|skins?|money|account|creatures?|cards?)\b/,
  /\balguien (?:se )?(?:gasto|vendio|robo|ha gastado) (?:todas? )?mis? \w+|\balguem (?:gastou|vendeu|roubou) (?:todas? |todos )?(?:os |as )?(?:meus?|minhas?) \w+/,
  /\bjemand (?:\S+ ){0,2}?(?:all )?meine (?:\S+ )?(?:ausgegeben|verkauft|geklaut|gestohlen)\b/,
  /\b(?:quelqu'un|qqn) a (?:depense|vendu|vole) (?:toute?s? )?mes \w+|\bon a vole (?:toute?s? )?mes \w+|\bon m'a (?:vole|pique)\b(?! (?:ma carte|mon tour|(?:la|ma) victoire|(?:le|mon) kill))/,
  /มีคน(?:เอา|ใช้|ขโมย)(?:เพชร|ของ|ไอเทม)(?:ของ)?(?:ผม|หนู|เรา|ฉัน|ในไอดี)|(?:有人|[别別]人)(?:花|用|[卖賣]|偷)(?:光|掉|了|走)+我的/,
  /(?:누가|누군가가?)[^.!?]{0,4}(?:제|내) ?(?:보석|다이아|아이템|골드)[^.!?]{0,6}(?:썼|다 ?써|팔|훔)/,
);
const IN_PLAY = anyOf(
  /\b(?:raid(?:s|ed|ing|en)?|attack\w*|attaque\w*|ataques?|ataca\w*|angriff\w*|arenas?|arenes?|duels?|duelos?|duell\w*|dungeons?|donjons?|mazmorras?|masmorras?|guild\w*|guilde?s?|gilden?|gremio|guilda|clans?|pvp|battles?|batallas?|batalhas?|boss\w*|serangan)\b/,
  /เรด|กิลด์|ดันเจี้ยน|อารีน่า|副本|公[会會]|[竞競]技[场場]|突[袭襲]|레이드|던전|길드|아레나|투기장/,
);

/** "They changed my email": after a word of the household or of the support it is they, and no stranger. */
const THEY_CHANGED =
  /\b(?:they|he|she) (?:has |have |also |just |even |then |\w+ )?changed (?:my (?:\w+ )?(?:e-?mail|mail|password|pw|pass|phone number|login|account|acc)\b|(?:the|its) (?:account )?(?:e-?mail|mail|password|pw|pass|phone number|login)\b(?=$|[^\w ]| (?:and|n|of|on|to|so|but|without|from|for|with|then|now|i|address|adress)\b))(?! (?:of|on|for|to) our\b)(?! (?:rules?|polic\w+|format|template|system|screen|button|page|requirements?))/;
const AT_HOME =
  /\b(?:shar(?:e|ed|ing)|brother|sister|wife|husband|girlfriend|boyfriend|partner|mother|father|mom|mum|dad|parents?|son|daughter|kids?|cousin|support|devs?)\b/;

/** Asks about it, but it has not happened; taken out before looking. */
const NOT_HAPPENED = new RegExp(
  anyOf(
    /\b(?:how|where) (?:do|can|could|would|will|should) (?:i|you|we|one) (?:know|check|tell|see|find out|verify) (?:if|whether|when)\b[^.!?,;]{0,80}|\b(?:how to|can i|a way to|way to) (?:know|check|tell|see|find out|verify) (?:if|whether|when)\b[^.!?,;]{0,80}|\b(?:if|when|once|in case) (?:i|my (?:account|acc|id|password)|an account|someone'?s account) (?:ever )?(?:gets?|would (?:be|get)|is ever) (?:hacked|stolen|hijacked|compromised|taken over)\b/,
    /\b(?:someone|somebody|a person|an? (?:agent|employee|member)) (?:from|of|at|in) (?:the |your |customer )?(?:support|staff|team|devs?)\b|\b(?:alguien|una persona) (?:del|de|en) (?:el )?(?:soporte|equipo)\b|\b(?:alguem|uma pessoa) (?:do|da|de) (?:suporte|equipe)\b|\bjemand (?:vom|aus dem|von eurem|im) (?:support|team|kundendienst)\b|\b(?:quelqu'? ?un|qqn|une personne) (?:du|de l'|de votre|au) ?(?:support|equipe|service client|service)\b|\bada (?:yang|yg|orang) dari (?:tim )?(?:support|cs|admin)\b/,
    /\b(?:como (?:se|saber|puedo saber|posso saber|sei|veo|vejo|compruebo|verifico)) (?:si|se)\b[^.!?,;]{0,80}|\bcomment (?:savoir|je sais|verifier|voir) si\b[^.!?,;]{0,80}|\bwie (?:sehe|weiss|weiß|merke|prufe|erkenne|kann) (?:ich|man)(?: \w+)?,? ob\b[^.!?,;]{0,80}|\b(?:cara|bagaimana|gimana) (?:\w+ ){0,3}?(?:tahu|tau|cek|mengecek|melihat|lihat) (?:apakah|apa|kalau|kalo|jika)\b[^.!?,;]{0,80}|\b(?:lam sao|cach)(?: de)?(?: \w+)? (?:biet|kiem tra|xem)(?: (?:xem|neu))?\b[^.!?,;]{0,80}/,
    /\b(?:wenn|falls|sollte) (?:mein\w*|ein|das|der|ich) (?:konto |account |acc )?(?:mal |jemals |doch )?(?:gehackt|geklaut|gestohlen|geknackt) (?:wird|werde|werden)\b|\b(?:se|caso) (?:a )?(?:minha )?(?:conta )?(?:for|fosse|seja) (?:hackead[ao]|roubad[ao]|invadid[ao]|clonad[ao])\b|\bsi (?:mon compte|je|on) (?:se|me) (?:fait|fais) (?:pirater|hacker|voler)\b|\b(?:kalau|kalo|jika|seandainya) (?:\w+ ){0,3}?(?:dihack|di hack|diretas|dicuri|dibobol|kena hack)\b|\bneu (?:\w+ ){0,4}?bi (?:hack|trom|cuop|chiem|danh cap|mat)\b/,
    /\bada (?:yang|yg|orang)\b[^.!?]{0,40}? (?:itu|ternyata|adalah|cuma|hanya|tapi itu) (?:adik|kakak|istri|suami|anak|ibu|ayah|mama|papa|pacar|teman|sepupu)\b|(?:誰か|だれか|他人|第三者|アカウント|不正)[^.!?。！？、]{0,20}?てい?(?:ないか|るか(?:どうか)?(?:を)?(?:確認|調べ|知))[^.!?。！？]?|もし[^.!?。！？]{0,12}(?:乗っ取られ|ハッキングされ|盗まれ)たら/,
    /(?:怎么|怎麼|怎样|如何)(?:才能)?(?:知道|[查检檢]查?|看|确认|確認)[^.!?。！？,，]{0,24}|(?:如果|万一|假如|要是)[^.!?。！？,，]{0,10}(?:被[盗盜][号號]?|[盗盜][号號])了?|(?:ถ้า|หาก|ถ้าเกิด)[^.!?\s]{0,16}(?:โดน|ถูก)(?:แฮก|แฮ็ก|แฮค|แฮ้ก|ขโมย)[^.!?\s]{0,12}|(?:เช็ค|เช็ก|ดู|รู้)(?:ได้)?(?:ยังไง|ไง|อย่างไร)ว่า[^.!?]{0,30}|(?:누가|누군가|다른 ?사람이)[^.!?]{0,20}(?:는지|ㄴ지|했는지) ?(?:확인|알)|(?:해킹|도용) ?당하면/,
    /\b(?:protect\w*|secur\w+|prevent\w*|avoid\w*|stop|keep|safe|safer|safety|guard\w*|defend\w*|save)\b[^.!?,;]{0,40}\b(?:from|against) (?:\w+ ){0,3}?(?:hack(?:ed|ers?|ing)|stolen|hijack(?:ed|ing)|compromised)\b|\b(?:avoid|prevent|prevents|avoiding|afraid of|scared of|worried about|fear of|risk of) (?:\w+ ){0,3}?(?:hack(?:ed|ers?|ing)|stolen|hijack(?:ed|ing)|compromised)\b/,
    /\b(?:not|never|don'?t|won'?t|doesn'?t|can'?t) (?:want (?:to )?|wanna )?(?:get(?:ting)?|be(?:ing)?) (?:hacked|hijacked|stolen)\b|\b(?:can|could) (?:i|you|we|my \w+|accounts?|an account) (?:get|be) (?:hacked|stolen|hijacked)\b/,
    /["']?\b(?:account|acc|id) (?:is |was )?(?:stolen|hacked|compromised|hijacked|taken over)["']? (?:means?|in the (?:terms|rules|policy|faq))\b|\b(?:mean(?:s|ing)?|definition|defined?|word|term|phrase|section|article|page|rule) (?:of |by |about |on |for )?["']?(?:\w+ )?(?:account|acc)s? (?:is )?(?:stolen|hacked|compromised)\b|\bwhat (?:does|do|is|are)\b[^.!?]{0,30}\b(?:hacked|stolen|hijack(?:ed)?)["']? mean\b/,
    /\b(?:prote[gj]\w+|evit\w+|prevenir|impedir|impid\w+|asegur\w+|segur\w+|para|pra|pa)\b[^.!?,;]{0,40}?\b(?:que (?:no )?(?:me |la |te |se |minha conta |a conta )?(?:hacke\w+|hackei\w+|roben|entren|roubem|invadam|seja \w+)|(?:no|nao) (?:me |ser |te |la )?(?:hackeen|roben|hackead[ao]|roubad[ao]|roubem|invadid[ao])|(?:de|contra|ante) (?:ser |los? |las? |un |una |os |um )?(?:hackead[ao]|hackers?|hackeos?|robad[ao]|robos?|roubad[ao]|roubos?|invadid[ao]|invasao|invasoes))\b|\bevitar (?:ser )?(?:hackead[ao]|roubad[ao]|robad[ao]|invadid[ao])\b/,
    /\b(?:schutz\w*|schuetz\w*|sicher\w*|verhinder\w*|vermeid\w*|angst)\b[^.!?;]{0,40}?\b(?:(?:vor|gegen) (?:\w+ )?(?:hack\w*|diebstahl|gehackt)|gehackt (?:zu )?w[ei]rd(?:en)?|nicht gehackt)\b|\bnicht gehackt (?:werde|wird|werden)\b|\b(?:prote[gj]\w*|eviter?|empecher|securis\w+|pour ne pas)\b[^.!?,;]{0,40}?\b(?:(?:d'|contre (?:les? |un )?|de (?:me |se )?(?:faire )?)(?:etre )?(?:pirat\w*|hack\w*|vole\w*|vols?)|(?:me|se) fa(?:ire|sse) (?:pirater|hacker|voler)|(?:ne )?soit (?:pirate|hacke|vole)|etre (?:pirate|hacke|vole))/,
    /\b(?:melindungi|lindungi|mencegah|cegah|hindari|menghindari|agar|biar|supaya|amankan|mengamankan)\b[^.!?,;]{0,40}?\b(?:dari (?:hacker|peretas|hack)|(?:tidak|ga|gak|nggak|ngga|tak) (?:mudah |gampang |bisa |kena )?(?:di ?hack|hack|diretas|dicuri|di ?bobol)|(?:akun )?(?:di ?hack|diretas|dicuri))\b|\b(?:bao ve|tranh|phong|ngan|de|lam sao)\b[^.!?,;]{0,40}?\b(?:khong|ko|k|tranh|chong|khoi)(?: bi)? (?:hack|trom|mat|danh cap)\b(?: (?:acc|nick|tk|tai khoan))?|\b(?:tranh|chong|phong) (?:bi )?(?:hack|mat|trom)\b(?: (?:acc|nick|tk|tai khoan))?/,
    /\b(?:que (?:significa|quiere dizer|quiere decir)|was (?:bedeutet|heißt|heisst)|que (?:veut dire|signifie)|o que (?:e|significa)|apa (?:arti|maksud)\w*)\b[^.!?]{0,40}\b(?:robad[ao]|hackead[ao]|roubad[ao]|gestohlen|gehackt|vole|pirate|dihack|dicuri|diretas)\b/,
    /(?:ป้องกัน|กัน|ไม่ให้|กลัว)[^.!?]{0,16}(?:โดน|ถูก)?(?:แฮก|แฮ็ก|แฮค|แฮ้ก|ขโมย)[^.!?\s]{0,12}|(?:防止|避免|[预預]防|怎么防|怎麼防|保[护護])[^.!?。！？,，]{0,10}(?:被[盗盜]|[盗盜][号號]|被黑)[^.!?。！？,，]?|(?:乗っ取|ハッキング|不正ログイン|不正アクセス|盗ま)[^.!?。！？、]{0,6}(?:防|対策|ないように|ないため|予防)|(?:해킹|도용)[^.!?]{0,10}(?:방지|예방|막|않으려면|않게|안 ?당)/,
  ),
  'gu',
);

/** Whether a normalised message says that somebody else is in an account, or took it. */
export function speaksOfTheft(plain: string): boolean {
  const text = withoutHypothetical(plain.replace(/\s/gu, ' '));
  const bare = withoutMarks(text);
  return WORDS.test(text) || ASIAN.test(text) || BARE.test(bare) || theyChangedIt(bare) || thingsAreGone(bare);
}

function theyChangedIt(bare: string): boolean {
  const found = THEY_CHANGED.exec(bare);
  return found !== null && !AT_HOME.test(bare.slice(0, found.index));
}

function thingsAreGone(bare: string): boolean {
  return bare.split(/[.!?。]/u).some((sentence) => THINGS.test(sentence) && !IN_PLAY.test(sentence));
}

/** Found in the text without marks, where every letter has the place that it has with them. */
function withoutHypothetical(text: string): string {
  let kept = '';
  let from = 0;
  for (const { 0: found, index } of withoutMarks(text).matchAll(NOT_HAPPENED)) {
    kept += `${text.slice(from, index)} | `;
    from = index + found.length;
  }
  return kept + text.slice(from);
}
