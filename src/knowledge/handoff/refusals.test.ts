import { describe, expect, it } from 'vitest';
import { loadMind } from '../mind.ts';
import { normalise } from '../text/normalise.ts';
import { PHRASES } from './all-phrases.ts';
import { withoutMarks } from './classifier-features.ts';
import { readHandoff } from './detect.ts';

const REFUSALS = [
  ["I don't need an agent, thanks", 'en'],
  ["I don't need a real person", 'en'],
  ["I don't need a live agent", 'en'],
  ["I don't really want to talk to an agent", 'en'],
  ["I don't want to be transferred to an agent", 'en'],
  ["I don't think I need an agent", 'en'],
  ["I don't want you to transfer me to an agent", 'en'],
  ['dont want to be connected to a human', 'en'],
  ['can I do that without talking to an agent', 'en'],
  ['please do not transfer me to staff', 'en'],
  ['no need for an agent, I restarted my computer and it works', 'en'],
  ['no quiero hablar con una persona', 'es'],
  ['no necesito un agente, gracias', 'es'],
  ['no me pases con un agente, el bot me ayudó', 'es'],
  ['não preciso falar com um atendente, só ia perguntar uma coisa', 'pt'],
  ['não quero que me transfira para um atendente', 'pt'],
  ['ich brauche keinen Mitarbeiter', 'de'],
  ['Ich möchte lieber nicht mit einem Mitarbeiter sprechen', 'de'],
  ['Sie müssen mich nicht mit einem Mitarbeiter verbinden', 'de'],
  ['Ich will mit keinem Mitarbeiter sprechen', 'de'],
  ['Ich möchte nicht, dass Sie mich mit einem Mitarbeiter verbinden', 'de'],
  ['je ne veux pas parler à un conseiller', 'fr'],
  ["je n'ai pas besoin d'un conseiller", 'fr'],
  ["pas besoin d'agent, merci", 'fr'],
  ["je ne veux pas qu'on me passe un conseiller", 'fr'],
  ['gak usah panggil admin', 'id'],
  ['tidak perlu panggil admin, ia sudah bantu', 'id'],
  ['không cần gặp nhân viên', 'vi'],
  ['không cần gặp nhân viên, máy mình hết lỗi rồi', 'vi'],
  ['cảm ơn, đừng chuyển tôi cho nhân viên', 'vi'],
  ['làm ơn đừng chuyển tôi cho nhân viên', 'vi'],
  ['人間と話したくない', 'ja'],
  ['オペレーターは必要ありません', 'ja'],
  ['상담원 필요 없어요', 'ko'],
  ['상담원 연결하지 마세요', 'ko'],
  ['不用转人工', 'zh'],
  ['别给我转人工', 'zh'],
  ['ไม่ต้องโอนให้เจ้าหน้าที่', 'th'],
  ['ไม่ต้องตามแอดมินครับ', 'th'],
] as const;

describe('a refusal', async () => {
  const { classifier } = await loadMind();

  it.each(REFUSALS)('is one to the rules: %j (%s)', (text, language) => {
    const plain = withoutMarks(normalise(text));
    expect(PHRASES[language]!.refuses.some((pattern) => pattern.test(plain))).toBe(true);
    expect(readHandoff(text, language, null).verdict).toBe('none');
  });

  it.each(REFUSALS)('is no wish, nor a doubtful one: %j (%s)', (text, language) =>
    expect(readHandoff(text, language, classifier).verdict).toBe('none'),
  );
});

/** The rules alone, without what was learnt. */
describe('no refusal', () => {
  const read = (text: string, language: string): string => readHandoff(text, language, null).verdict;

  it.each([
    ["I don't want to talk to a bot, get me an agent", 'en'],
    ["I don't want this bot I need an agent", 'en'],
    ['transfer me to another person', 'en'],
    ['please forward my case to a human', 'en'],
    ['can you pass this to a moderator', 'en'],
    ['escalate this to a human', 'en'],
    ['switch to a human please', 'en'],
    ['no quiero hablar con un bot, quiero una persona', 'es'],
    ['busco una persona para resolver mi problema', 'es'],
    ['quiero una persona por favor', 'es'],
    ['não quero falar com a IA, quero um atendente', 'pt'],
    ['preciso de uma pessoa para analisar meu caso', 'pt'],
    ['Ich will nicht mit einem Bot reden, ich will einen Menschen', 'de'],
    ['ich brauche eine Person zum Reden', 'de'],
    ["j'ai besoin d'une personne pour régler mon problème", 'fr'],
    ['butuh orang untuk bantu masalah saya', 'id'],
    ['không muốn nói chuyện với máy, cho tôi gặp nhân viên', 'vi'],
  ])('%j', (text, language) => expect(read(text, language)).toBe('handoff'));

  it.each([
    ["je n'ai pas réussi à joindre un conseiller", 'fr'],
    ['der Bot will mich nicht mit einem Menschen verbinden', 'de'],
  ])('%j', (text, language) => {
    const plain = withoutMarks(normalise(text));
    expect(PHRASES[language]!.refuses.some((pattern) => pattern.test(plain))).toBe(false);
  });

  it.each([
    ["I want to talk to an agent\nnever mind, I don't need an agent anymore", 'en'],
    ['quiero hablar con un agente\nya no quiero hablar con un agente', 'es'],
    ["I don't want to chat, call, or talk to an agent", 'en'],
    ['are you a bot? a human?', 'en'],
    ['how do I become a mod, admin, gm?', 'en'],
    ['how do I become somebody special, e.g. admin', 'en'],
    ['is this a bot, admin?', 'en'],
    ['busco una persona para jugar ranked', 'es'],
    ['preciso de uma pessoa para jogar', 'pt'],
    ['ich brauche eine Person für meine Gilde', 'de'],
    ["j'ai besoin d'une personne pour jouer en duo", 'fr'],
    ['butuh orang buat raid', 'id'],
    ['looking for a person to raid with', 'en'],
    ['I bought a gift card, can I send it to another person?', 'en'],
    ['how do I send this to my team members', 'en'],
    ['can I move it to another person', 'en'],
    ['村人に話しかけても反応がない', 'ja'],
    ['商人に話しかけられない', 'ja'],
    ['村人と話せない', 'ja'],
  ])('but no wish either: %j', (text, language) => expect(read(text, language)).not.toBe('handoff'));

  it.each([
    ["I don't need an agent anymore\nok now I want to talk to an agent", 'en'],
    ['is this a bot? agent please', 'en'],
    ["I don't want to talk to a machine at all, get me a person", 'en'],
  ])('but a wish that comes last: %j', (text, language) => expect(read(text, language)).toBe('handoff'));
});
