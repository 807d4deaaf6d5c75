/** What is written short in English chats, with the word that an article has for it: "shortened other ways = word". */
const SHORT = `
acc acct accs accts = account
usr = user
pw pwd passwd psw psswd = password
2fa mfa 2sv = authentication
msg msgs = message
pic pics = picture
vid vids = video
txt = text
dl dls = download
upd = update
bday = birthday
thru = through
b4 = before
hw = how
wen = when
wat wut wot = what
wher = where
shud = should
cud = could
wud = would
secs = seconds
mins = minutes
hr hrs = hours
wk wks = week
mth mths = month
yr yrs = year
tmrw tmr tmw tomoz = tomorrow
ppl = people
addr = address
lvl lvls = level
dmg = damage
telly tellys = tv
`;

const WORDS = new Map(
  SHORT.trim()
    .split('\n')
    .map((line) => line.split(' = '))
    .flatMap(([short, word]) => short!.split(' ').map((one): [string, string] => [one, word!])),
);

/** "workin", of verbs that support chats are full of; "begin", "login" and "coin" are words of their own. */
const WITHOUT_G =
  /^(?:ask|buy|chang|com|connect|crash|cry|do|download|freez|gett|giv|go|happen|hav|lagg|load|look|los|mak|miss|open|pay|play|runn|say|sell|send|show|stopp|tak|talk|trad|try|updat|us|wait|work)in$/;

/** The usual spelling of a word that people shorten in English chats, else the word itself. */
export function spelledOut(word: string): string {
  return WORDS.get(word) ?? (WITHOUT_G.test(word) ? `${word}g` : word);
}
