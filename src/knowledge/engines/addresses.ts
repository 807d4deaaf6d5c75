/**
 * Endings of addresses, for where a form leaves doubt: "Wildmark.Support" against "done.Then", "evil dot com" against "the red dot is".
 * No list is needed where there is none: every word with a dot inside counts, whatever it ends in.
 */
export const ENDINGS =
  'com|net|org|info|biz|name|pro|edu|gov|mil|int|io|gg|gl|ly|co|tv|cc|ws|ai|fm|ru|cn|th|uk|de|jp|kr|vn|br|fr|es|pt|eu|us|ca|au|nl|pl|tk|ml|ga|cf|gq|su|xyz|top|site|online|shop|store|link|click|app|dev|page|web|website|help|support|live|zip|mov|club|vip|fun|icu|buzz|quest|games|game|gift|gifts|codes|cash|money|pay|bet|casino|win|bid|cloud|host|space|tech|digital|email|chat|social|media|news|blog|wiki|world|today|life|team|group|center|services|solutions|systems|network|security|exchange|finance|market|marketing|promo|sale|deals|bonus|free|download|bar|work|guru|rocks|ninja|one|lol|me|moe|monster|mobi|asia|example|test|onion|рф|рус|онлайн|сайт';
/** The same in scripts that have no capitals, where a missing space after a full stop looks like an address. */
const UNCASED_ENDINGS =
  'ไทย|คอม|中国|中國|公司|网络|網絡|网址|在线|香港|台湾|台灣|游戏|商店|みんな|コム|한국|닷컴|닷넷';
/** "dot" in the languages of our users. */
const DOT = 'dot|punkt|punto|ponto|point|titik|chấm|точка|จุด|ดอท|点|點|ドット|닷|점';

const SCHEMED =
  /(?:[a-z][a-z0-9+.-]{0,30}:)?\/\/[^\s)>\]"'<]+|(?<![a-z])(?:javascript|data|vbscript|mailto|discord|file):[^\s)>\]]+/gi;
const RUN = /[\p{Lu}\p{Ll}\p{N}_.@-]+/gu;
const PATH = /\/[^\s)>\]"'<]*/uy;
const UNCASED = new RegExp(
  String.raw`(?<![\p{Lo}\p{M}\p{N}-])[\p{Lo}\p{M}\p{N}-]{2,63}\.(?:${UNCASED_ENDINGS}|(?:${ENDINGS})(?![\p{Lu}\p{Ll}\p{N}]))`,
  'giu',
);
const BRACKETED = new RegExp(
  String.raw`(?<=[\p{L}\p{N}]\s?)[\[({<]\s?(?:\.|${DOT})\s?[\])}>]\s?(?=[\p{L}\p{N}])`,
  'giu',
);
/** Endings that are hardly words: "etc. one", "at this point one" and "el punto es" are no addresses. */
const CLEAR =
  'com|net|org|info|gg|io|app|xyz|online|ru|cn|uk|jp|kr|vn|br|example|help|support|live|page|zip|site|shop|store|link|click|club|vip';
const NAME = String.raw`(?<![\p{L}\p{N}-])([\p{L}\p{N}-]{2,63})`;
const SPELT = new RegExp(
  String.raw`${NAME}(?:\s(?:dot|\.)\s(${ENDINGS})|(?:\s(?:${DOT})\s|\s?(?:จุด|ดอท)\s?)(${CLEAR}))(?![\p{L}\p{N}])`,
  'gu',
);
const APART = new RegExp(String.raw`${NAME}(?:\s\.\s(\p{Ll}{2,24})|\.\s(${CLEAR}))(?![\p{L}\p{N}])`, 'gu');
/** After a full stop and a space these begin a sentence, "it. store opens", but for a name that no sentence ends in: "wildmark-id. support". */
const WORDS_TOO = /^[^-\d]+\.(?:live|store|page|support|help|link|shop|click)$/u;
/** "The dot app icon" is about a dot. */
const ABOUT_A_DOT =
  /^(?:the|an|this|that|these|those|your|our|each|every|any|one|red|green|blue|yellow|orange|white|black|small|little|big)\.(?!com$|net$|org$)/u;
/** "as a .zip" is an ending alone; "evil .com" looks the same. */
const ENDING_ALONE = new RegExp(String.raw`(?<=[\p{L}\p{N}]\s)\.(?:${ENDINGS})(?![\p{L}\p{N}])`, 'gu');
const DOT_COM = /(?<![a-z0-9-])[a-z0-9-]{2,63}\s?(?:ดอทคอม|จุดคอม|닷컴|점컴|ドットコム|点com|點com)/gu;

const IS_ENDING = new RegExp(`^(?:${ENDINGS})$`, 'u');
const LOOKS_LIKE_ENDING = /^(?:\p{L}{2,63}|xn--[a-z0-9-]+)$/u;
/** What a full stop belongs to, should the space after it be missing. */
const ABBREVIATIONS = new Set(
  'etc vs approx max min no nr ca bzw usw ggf inkl evtl dr mr mrs ms st ex ej pág art aprox incl dll dsb ud uds'.split(
    ' ',
  ),
);
const ABBREVIATED = new Set(['p.ex', 'p.ej', 't.ex']);

/** Letters of other scripts that look like Latin ones. */
const LOOKALIKES = new Map(
  [...'аaеeоoрpсcуyхxіiѕsјjкkмmтtвbнhԁdɡgοoαaνvρpτtκkιi'.matchAll(/(.)(.)/gu)].map(([, odd, plain]) => [odd!, plain!]),
);

/**
 * All addresses in a text, of pages and of mail, in one spelling: with and without a scheme, and those that hide ("evil[.]example", "evil
 * dot com", "evil . com"). Names with a dot inside ("Node.js", "save.dat") are among them: whoever compares two texts finds these in both.
 */
export function addressesIn(text: string): string[] {
  const found: string[] = [];
  const rest = readable(text).replace(SCHEMED, (address) => (found.push(address), ' '));
  for (const { 0: run, index } of rest.matchAll(RUN)) {
    for (const host of hostsIn(run)) {
      PATH.lastIndex = index + run.length;
      found.push(host + (run.endsWith(host) ? (PATH.exec(rest)?.[0] ?? '') : ''));
    }
  }
  const folded = rest.replace(/[^\p{Script=Latin}\P{L}]/gu, (letter) => LOOKALIKES.get(letter) ?? letter);
  const lower = folded.toLowerCase();
  for (const [address] of [
    ...rest.toLowerCase().matchAll(UNCASED),
    ...lower.matchAll(ENDING_ALONE),
    ...lower.matchAll(DOT_COM),
  ])
    found.push(address);
  for (const [, name = '', ...endings] of lower.matchAll(SPELT))
    if (!ABBREVIATIONS.has(name))
      found.push(...[`${name}.${endings.join('')}`].filter((one) => !ABOUT_A_DOT.test(one)));
  for (const [, name = '', apart = '', ending = ''] of folded.matchAll(APART))
    if (!ABBREVIATIONS.has(name) && !WORDS_TOO.test(`${name}.${ending}`)) found.push(`${name}.${apart}${ending}`);
  return found.map(inOneSpelling);
}

/**
 * Whether every address in a text stands in one of these texts; there, the place without its path is known as well, and it may get the
 * scheme that the text leaves out. A missing space between two words of these texts, "the wardrobe.choose", makes no address.
 */
export function linksAreKnown(text: string, sources: string[]): boolean {
  const known = new Set(
    sources.flatMap(addressesIn).flatMap((address) => {
      const bare = address.replace(/^https?:\/\//, '');
      return [address, bare, bare.split(/[/?#]/, 1)[0]!];
    }),
  );
  const words = new Set(sources.flatMap((source) => source.normalize('NFKC').toLowerCase().match(WORD) ?? []));
  return addressesIn(text).every(
    (address) => known.has(address) || known.has(withoutScheme(address)) || isMissingSpace(address, words),
  );
}

/** "https://" belongs before a page and "mailto:" before mail; a file's name that is also an ending becomes no page by it. */
function withoutScheme(address: string): string {
  const [, page, mail] = /^(?:https:\/\/([^@]+)|mailto:([^@]+@[^@]+))$/.exec(address) ?? [];
  return page !== undefined && FILE.test(page) ? address : (page ?? mail ?? address);
}

const FILE = /\.(?:zip|mov|app|dat|js|md|txt|py|sh|rs|so|pl|apk|json)$/;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** What answers say between the words of an article; none of them is an ending of addresses. */
const PLAIN_WORDS = new Set(
  'tap press choose enter type restart please then wait and but also or if when after once thanks done ok go you it the in on to dann bitte warte fertig tippe luego listo toca espera depois pronto toque ensuite appuyez attendez fini lalu selesai ketuk tunggu xong chạm sau'.split(
    ' ',
  ),
);
const ENDS_WITHOUT_SPACE = new RegExp(`^(?:${UNCASED_ENDINGS}|xn--.*)$`, 'u');

function isMissingSpace(address: string, words: Set<string>): boolean {
  if (/[^\p{L}\p{M}\p{N}.]/u.test(address)) return false;
  const labels = address.split('.');
  const ending = labels.at(-1)!;
  if (labels[0] === 'www' || IS_ENDING.test(ending) || ENDS_WITHOUT_SPACE.test(ending)) return false;
  return PLAIN_WORDS.has(ending) || labels.every((label) => PLAIN_WORDS.has(label) || words.has(label));
}

/** As a reader sees it: without hidden characters and marks of Markdown, with one kind of dot. */
function readable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}|[*`~|\\]/gu, '')
    .replace(/(?<=[a-z0-9])。(?=[a-z]{2})/g, '.')
    .replace(BRACKETED, '.');
}

/** The addresses in a run of letters, digits, dots and "@". A capital after a dot begins a sentence unless it ends an address. */
function hostsIn(run: string): string[] {
  return run
    .split(/\.{2,}/)
    .flatMap(sentencesIn)
    .filter((piece) => {
      const labels = piece.slice(piece.lastIndexOf('@') + 1).split('.');
      return labels.length > 1 && isHost(labels.map((label) => label.toLowerCase()));
    });
}

function sentencesIn(piece: string): string[] {
  const sentences: string[][] = [[]];
  for (const label of piece.replace(/^[._@-]+|(?<![._@-])[._@-]+$/g, '').split('.')) {
    const begins = /^\p{Lu}/u.test(label) && !IS_ENDING.test(label.toLowerCase()) && !piece.includes('@');
    if (begins) sentences.push([]);
    sentences.at(-1)!.push(label);
  }
  return sentences.map((labels) => labels.join('.'));
}

function isHost(labels: string[]): boolean {
  const ending = labels.at(-1)!;
  if (!LOOKS_LIKE_ENDING.test(ending)) return false;
  if (IS_ENDING.test(ending)) return true;
  const before = labels.slice(0, -1);
  const counts = before.every((label) => /^\d{1,4}$/.test(label));
  const initials = before.length > 1 && before.every((label) => /^(?:\p{L}|\d{1,4})$/u.test(label));
  return !counts && !initials && !ABBREVIATIONS.has(before.at(-1)!) && !ABBREVIATED.has(labels.join('.'));
}

function inOneSpelling(address: string): string {
  return address
    .replace(/(?<![.,!?;:*_])[.,!?;:*_]+$/, '')
    .replace(/\/$/, '')
    .toLowerCase();
}
