import { beforeAll, describe, expect, it } from 'vitest';
import { botAnswerOf } from '../../src/activities/bot.ts';
import type { DiscordItem } from '../../src/domain/conversation/lane-items.ts';
import { decideAnswer } from '../../src/knowledge/decide-answer.ts';
import { questionLanguage } from '../../src/knowledge/text/question-language.ts';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import type { Mind } from '../../src/knowledge/mind.ts';
import { startDialogue } from '../support/dialogue.ts';
import { RulesWorld } from '../support/rules-world.ts';

let mind: Mind;
let base: KnowledgeBase;
let talk: (lines: string[]) => string[];
beforeAll(async () => {
  ({ mind, base, talk } = await startDialogue());
});

describe('a conversation', () => {
  it.each<[string, string[], string[]]>([
    [
      'that goes well',
      ['hey there', 'i forgot my password', 'thanks!', 'no', 'bye'],
      ['“greeting”', 'reset-password', '“thanks”', '“bye”', '“bye”'],
    ],
    [
      'that goes well, in Thai',
      ['สวัสดีค่ะ', 'ลืมรหัสผ่านทำไงดี', 'ได้แล้วค่ะ ขอบคุณ', 'ไม่มีแล้วค่ะ'],
      ['“greeting”', 'reset-password', '“thanks”', '“bye”'],
    ],
    [
      'with a "yes" to more',
      ['hi', 'yes', 'how do I trade marklings with a friend'],
      ['“greeting”', '“go-on”', 'trade-marklings'],
    ],
    ['with a "yes" to a person', ['fuck this game', 'yes please'], ['person?', expect.stringMatching(/person: asked/)]],
    ['with a "yes" to a person, shortly', ['fuck this game', 'yes'], ['person?', 'person: asked']],
    [
      'with a "no" to a person',
      ['fuck this game', 'no', 'how do i trade marklings with a friend'],
      ['person?', '“stay”', 'trade-marklings'],
    ],
    [
      'with a polite "no" to a person',
      ['fuck this game', 'no thanks', 'is anyone there', 'how do i trade marklings with a friend'],
      ['person?', '“stay”', expect.not.stringMatching('person'), 'trade-marklings'],
    ],
    [
      'with a "no" to a person, in Thai',
      ['มีใครว่างไหม', 'ไม่ต้องครับ', 'ลืมรหัสผ่านทำไงดี'],
      ['person?', '“stay”', 'reset-password'],
    ],
    ['with a nod to a person, in Thai', ['มีใครว่างไหม', 'ครับ'], ['person?', 'person: asked']],
    ['with a nod to nobody', ['ครับ', '好'], [expect.not.stringMatching('person'), expect.not.stringMatching('person')]],
    [
      'in which nothing helps leads to a person',
      ['how do I reset my password', "that didn't help", 'still not working', 'useless'],
      ['reset-password', '“negative”', '“negative”', 'person: unanswered'],
    ],
    [
      'about what nobody has written leads to a person',
      ['what is the wifi password of your office', 'ok but who designed the logo', 'do you sell mugs'],
      ['no answer', 'no answer', 'person: unanswered'].map(
        (one) => expect.stringMatching(new RegExp(`${one}|which\\?`)) as unknown as string,
      ),
    ],
    ['with an angry question that has an answer', ['how do I reset my fucking password'], ['reset-password']],
    [
      'in anger and vain',
      ['who designed the logo', 'this is bullshit, you are useless'],
      [expect.any(String), 'person: frustrated'],
    ],
    ['with nothing in it', ['?', '...', '!!!'], ['“go-on”', '“go-on”', '“go-on”']],
    ['in emoji', ['👋', '🙏', '👍'], ['“greeting”', '“thanks”', '“go-on”']],
    [
      'that goes on about the article that was shown',
      ['how do i reset my password', 'and how long is the link valid?'],
      ['reset-password', 'reset-password'],
    ],
    [
      'that goes on with what another article surely answers',
      ['what do I get with the trail pass?', 'and how do I cancel the trail pass?'],
      ['trail-pass', 'cancel-subscription'],
    ],
    [
      'that goes on with another subject in few words',
      ['login ไม่ได้ครับ forgot password อะ', 'ใช้กับนาฬิกาได้ไหม'],
      [expect.any(String), 'no answer'],
    ],
    [
      'that goes on in the same words twice',
      ['how do i reset my password', 'and how long is the link valid?', 'and how long is the link valid?'],
      ['reset-password', 'reset-password', expect.not.stringMatching('reset-password')],
    ],
    [
      'about an article that helped before',
      ['i forgot my password', 'thanks!', 'how do I reset my password'],
      ['reset-password', '“thanks”', 'reset-password'],
    ],
    [
      'with two questions in one message',
      ['How do I reset my password? And how do I change my ranger name?'],
      ['reset-password+change-name'],
    ],
    [
      'with a greeting and two questions in one message',
      ['Hi! How do I reset my password? And how do I change my ranger name?'],
      ['reset-password+change-name'],
    ],
    [
      'with a sentence that asks nothing before two questions',
      ['Hello team, two quick questions. How do I reset my password? How do I change my ranger name?'],
      ['reset-password+change-name'],
    ],
    [
      'with a question that has an answer and one that has none',
      ['How do I reset my password? Do you sell mugs with the logo?'],
      ['reset-password, open: Do you sell mugs with the logo?'],
    ],
    [
      'with one question and what it leans on',
      ['my game keeps crashing when I open it. is it my phone?'],
      ['game-crashes'],
    ],
    ['with a doubtful wish for a person, twice', ['is anyone there', 'is anyone there'], ['person?', 'person: asked']],
    [
      'with a doubtful wish for a person, and then a question',
      ['is anyone there', 'how do I reset my password'],
      ['person?', 'reset-password'],
    ],
    [
      'with a doubtful wish for a person after a "no"',
      ['is anyone there', 'no', 'is anyone there'],
      ['person?', '“stay”', expect.not.stringMatching('person')],
    ],
  ])('%s', (_, lines, expected) => expect(talk(lines)).toEqual(expected));

  it.each([
    "no that's not it",
    'ไม่ใช่อันนี้',
    'no es eso',
    'das ist es nicht',
    "ce n'est pas ça",
    'não é isso',
    'bukan itu',
    'không phải cái đó',
    'それじゃない',
    '그게 아니에요',
    '不是这个',
  ])('in which the article is not what was meant says so: %s', (line) => {
    expect(talk(['how do I reset my password', line])).toEqual(['reset-password', '“negative”']);
  });

  it('quotes only the sentences that were asked for when it goes on', () => {
    const turns = [
      { from: 'user' as const, text: 'how do i reset my password' },
      { from: 'bot' as const, text: 'Reset your password', said: 'answer', article: 'reset-password' },
    ];
    const question = {
      text: 'and how long is the link valid?',
      locale: 'en',
      turns,
      unanswered: 0,
      offered: ['reset-password'],
    };
    expect(decideAnswer(question, { base, ...mind })).toMatchObject({
      kind: 'answer',
      text: 'The link in the message is valid for one hour.',
    });
  });

  it('links every article that it quotes, shows none of them again, and says what is left', () => {
    const world = new RulesWorld();
    world.answer = (job) =>
      botAnswerOf(
        decideAnswer(
          { ...job, text: job.questions.map(({ text }) => text).join('\n'), locale: null },
          { base, ...mind },
        ),
        'en',
      );
    world.say('How do I reset my password? How do I change my ranger name? Do you sell mugs with the logo?');
    const sent = () => world.state.lanes.discord.queue.at(-1) as Extract<DiscordItem, { kind: 'say' }>;
    world.runJob();
    expect(sent().links.map(({ label }) => label)).toEqual(
      ['reset-password', 'change-name'].map((id) => base.article(id, 'en')!.title),
    );
    expect(sent().text).toMatch(/no sure answer to this yet: “Do you sell mugs with the logo\?”/);
    expect(world.state.bot.offered).toEqual(['reset-password', 'change-name']);
  });

  it('never shows the same article twice for a question that is asked again', () => {
    const lines = ['i forgot my password', 'i forgot my password', 'I FORGOT MY PASSWORD'];
    const shown = talk(lines).filter((one) => one.includes('reset-password'));
    expect(shown).toEqual(['reset-password']);
  });

  it('always says something, whatever the language', () => {
    const lines = [
      'quiero un reembolso',
      '我忘记密码了',
      'ゲームが落ちる',
      '비밀번호를 잊어버렸어요',
      "j'ai oublié mon mot de passe",
    ];
    for (const line of [...lines, 'lupa kata sandi', 'quên mật khẩu', 'забыл пароль', 'نسيت كلمة المرور', '🤷']) {
      const world = new RulesWorld();
      world.answer = (job) =>
        botAnswerOf(
          decideAnswer(
            { text: job.questions[0]!.text, locale: null, turns: [], unanswered: 0, offered: [] },
            { base, ...mind },
          ),
          'en',
        );
      world.say(line);
      world.settle();
      expect(world.toUser(), line).toHaveLength(1);
    }
  });
});

describe('the language', () => {
  it.each([
    ['quiero hablar con una persona', 'es'],
    ['quero falar com atendente', 'pt'],
    ['ich möchte mit einem Menschen sprechen', 'de'],
    ['saya mau bicara dengan cs', 'id'],
    ['tôi muốn gặp tư vấn viên', 'vi'],
    ['ขอคุยกับเจ้าหน้าที่', 'th'],
  ])('of a wish for a person is heard from an English client: %s', (text, locale) => {
    const question = { text, locale: 'en-US', turns: [], unanswered: 0, offered: [] };
    expect(decideAnswer(question, { base, ...mind })).toMatchObject({ kind: 'handoff', reason: 'asked', locale });
  });

  it.each(['play with la luna skin', 'how do i get the de la rosa skin', 'die in the game', 'hola', 'no', 'ok agent'])(
    'of an English client stays English: %s',
    (text) => expect(questionLanguage(text, 'en-US')).toBe('en'),
  );
});

/** One message to a bot that knows nobody. */
const first = (text: string): string => talk([text])[0]!;

describe('what must not wait', () => {
  it.each([
    [
      'self-harm',
      [
        'I want to kill myself',
        'i dont want to live anymore',
        'thinking about suicide',
        'I keep cutting myself',
        'better off dead',
      ],
    ],
    ['self-harm', ['อยากตาย ไม่ไหวแล้ว', 'ไม่อยากมีชีวิตอยู่', 'คิดจะฆ่าตัวตาย']],
    [
      'self-harm',
      [
        '我不想活了',
        '死にたい',
        '죽고 싶어',
        'quiero morir',
        'quero me matar',
        'ich will nicht mehr leben',
        'je veux mourir',
        'aku ingin mati',
        'tôi muốn chết',
      ],
    ],
    [
      'minor-safety',
      [
        'a man keeps asking my 12 year old daughter for pictures',
        'an adult in my circle wants to meet me, im 13',
        'someone in the game is grooming kids',
        'he sent me nudes',
        'i am 11 and a stranger asked me to send a photo to him, an adult',
      ],
    ],
    ['minor-safety', ['มีคนแปลกหน้าทักมาคุยกับลูก', 'ผู้ใหญ่มานัดเจอเด็กในเกม']],
    [
      'account-theft',
      [
        'i got hacked',
        'someone stole my account',
        'they changed my email and password',
        'my account was hacked',
        'somebody else is using my account',
        'there is a hacker in my account',
      ],
    ],
    [
      'account-theft',
      [
        'แอคโดนแฮก',
        'โดนขโมยไอดี',
        '我的账号被盗了',
        'アカウントを乗っ取られました',
        '계정이 해킹당했어요',
        'me hackearon la cuenta',
        'minha conta foi hackeada',
        'mein Konto wurde gehackt',
        'on a piraté mon compte',
        'akun saya dihack',
        'tài khoản của tôi bị hack',
      ],
    ],
    [
      'payment',
      [
        'I was charged twice',
        'i paid but got nothing',
        'unauthorized purchase on my card',
        'my son bought lumen without asking',
        'I want to file a chargeback',
      ],
    ],
    [
      'payment',
      [
        'โดนตัดเงินสองรอบ',
        'โดนตัดเงิน 2 ครั้ง',
        'จ่ายเงินแล้วแต่ไม่ได้ของ',
        'me cobraron dos veces',
        'fui cobrado duas vezes',
        'doppelt abgebucht',
        'débité deux fois',
        '扣了两次钱',
        '二重請求されました',
        '이중 결제 됐어요',
        'bị trừ tiền hai lần',
        'saldo kepotong 2 kali',
      ],
    ],
  ])('%s: %j', (topic, texts) => {
    for (const text of texts) expect(`${text} → ${first(text)}`).toBe(`${text} → person: ${topic}`);
  });

  it.each([
    'payment methods?',
    'what payment methods do you take',
    'how do I kill the raid boss',
    'I want to die again in the dungeon',
    'how to kill myself in the game to respawn',
    'do I lose my marklings when I die in a duel',
    "there's a hacker in my raid",
    'is there a hack to level up faster',
    'how do I groom my markling',
    'my pedometer does not count steps',
    'the raid boss is a killer',
    'suicide run on the boss, any tips?',
    'can I pay twice a month',
    'can my kid play this',
    'how do I charge my battery less',
    'where can I meet other players',
    'how do I change my email',
    'เติมเงินยังไง',
    'บอสตายแล้วได้อะไร',
    'ตัวละครตายบ่อยมาก',
    'จ่ายเงินช่องทางไหนได้บ้าง',
    'ลูกเล่นเกมนี้ได้ไหม',
  ])('is not seen in %j', (text) => expect(first(text)).not.toMatch(/^person/));
});

describe('slang, mixed languages and typing errors', () => {
  it.each([
    ['yo how do i trade my markling w/ a friend 😅', 'trade-marklings'],
    ['login ไม่ได้ครับ', 'cannot-sign-in'],
    ['เกมเด้งง่ะ ทำไงดีอ่า 555', 'game-crashes'],
    ['how do i delete my acount', 'delete-account'],
    ['where do i enter a cuopon code', 'redeem-code'],
    ['ลืมพาสเวิร์ดอ่าา ทำไงง', 'reset-password'],
  ])('%s', (text, article) => expect(first(text)).toBe(article));
});
