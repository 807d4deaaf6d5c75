import { expect, test } from 'vitest';
import { until } from '../../../src/sandbox/play/until.ts';
import { PATIENCE, type RunningSystem } from '../../support/system.ts';
import { arrivedInDiscord, arrivedInFlex, inAgentPhase, numbered, only, PICTURE } from './people.ts';

/** Sentences that are all different, so that a lost or doubled part shows. */
function longText(characters: number): string {
  let text = '';
  for (let i = 1; text.length < characters; i += 1) text += `Sentence number ${i} of a long story. `;
  return text.slice(0, characters).trimEnd();
}

/** One text again, from the parts in which it was shown. White space at the cuts is not part of it. */
function joined(parts: string[]): string {
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

/** Messages both ways while an agent is there. */
export function relaying(system: () => RunningSystem): void {
  test.concurrent('bursts of 20 both ways at once arrive once and in order', async () => {
    const { user, chat } = await inAgentPhase(system(), 'Bea');
    const fromUser = async () => {
      for (const text of numbered('up', 20)) await user.say(text);
    };
    const fromAgent = async () => {
      for (const text of numbered('down', 20)) await chat.say(text);
    };
    await Promise.all([fromUser(), fromAgent()]);
    expect(await arrivedInFlex(chat, 'up', 20)).toEqual(numbered('up', 20));
    expect(await arrivedInDiscord(user, 'down', 20)).toEqual(numbered('down', 20));
    // What comes later shows that no late copy of the bursts was on its way.
    await user.say('up-21');
    await chat.say('down-21');
    expect(await arrivedInFlex(chat, 'up', 21)).toEqual(numbered('up', 21));
    expect(await arrivedInDiscord(user, 'down', 21)).toEqual(numbered('down', 21));
  });

  test.concurrent('edits change the copy in place, deletions take it away, both ways', async () => {
    const { user, chat } = await inAgentPhase(system(), 'Eda');
    const typo = await user.say('my code is 1235');
    const copy = await chat.reads('my code is 1235', PATIENCE);
    await user.edit(typo.id, 'my code is 1234');
    await chat.reads('my code is 1234', PATIENCE);
    expect(only(await chat.sees(), 'my code is').sid).toBe(copy.sid);

    const slip = await user.say('not for you');
    await chat.reads('not for you', PATIENCE);
    await user.delete(slip.id);
    await until(
      'the deleted message to go from Flex',
      async () => !(await chat.sees()).some((message) => message.body?.includes('not for you')),
      PATIENCE,
    );

    const files = ['mine.txt', 'not-for-you.txt'].map((name) => {
      return { name, data: Buffer.from(name), contentType: 'text/plain' };
    });
    const sent = await user.say('two files', files);
    const copies = async (name: string) => (await chat.sees()).filter(({ media }) => media?.filename === name).length;
    await until('both files in Flex', async () => (await copies('not-for-you.txt')) === 1, PATIENCE);
    await user.edit(sent.id, 'one file', [sent.attachments[0]!.id]);
    await until(
      'the file that was taken back to go from Flex',
      async () => (await copies('not-for-you.txt')) === 0,
      PATIENCE,
    );
    expect(await copies('mine.txt')).toBe(1);
    await chat.reads('one file', PATIENCE);

    const { messageSid } = await chat.say('come at 5');
    const shown = await user.reads('come at 5', PATIENCE);
    await chat.edit(messageSid, 'come at 6');
    expect((await user.reads('come at 6', PATIENCE)).id).toBe(shown.id);

    const list = { name: 'other-users.txt', contentType: 'text/plain', base64: 'c29tZW9uZSBlbHNl' };
    const wrong = await chat.sendFile(list, 'wrong window');
    const shownBefore = await user.reads('wrong window', PATIENCE);
    expect(shownBefore.attachments).toHaveLength(1);
    await chat.delete(wrong.messageSid);
    const left = await user.reads('removed by the agent', PATIENCE);
    expect(left).toMatchObject({ id: shownBefore.id, attachments: [] });
    expect(left.content).not.toContain('wrong window');
  });

  test.concurrent('an edit right behind its message leaves one copy with the last words', async () => {
    const { user, chat } = await inAgentPhase(system(), 'Eli');
    const typo = await user.say('quick-1 with a typp');
    await user.edit(typo.id, 'quick-1 with a typo');
    const { messageSid } = await chat.say('swift-1 with a typp');
    await chat.edit(messageSid, 'swift-1 with a typo');
    await chat.reads('quick-1 with a typo', PATIENCE);
    await user.reads('swift-1 with a typo', PATIENCE);
    expect(await arrivedInFlex(chat, 'quick', 1)).toEqual(['quick-1']);
    expect(await arrivedInDiscord(user, 'swift', 1)).toEqual(['swift-1']);
  });

  test.concurrent('attachments both ways, with and without words', async () => {
    const { user, chat } = await inAgentPhase(system(), 'Pia');
    const picture = { data: PICTURE, contentType: 'image/png' };
    await user.say('look at this', [{ name: 'map.png', ...picture }]);
    await user.say('', [
      { name: 'one.png', ...picture },
      { name: 'two.png', ...picture },
    ]);
    const file = { contentType: 'image/png', base64: PICTURE.toString('base64') };
    await chat.sendFile({ name: 'guide.png', ...file }, 'read this');
    await chat.sendFile({ name: 'receipt.png', ...file });
    const inFlex = async () =>
      (await chat.sees()).flatMap((message) =>
        message.author === chat.agent.agent.identity ? [] : (message.media?.filename ?? []),
      );
    const inDiscord = () =>
      user
        .sees()
        .then((messages) => messages.filter((m) => m.author.bot).flatMap((m) => m.attachments.map((a) => a.filename)));
    await until('three files in Flex', async () => (await inFlex()).length >= 3, PATIENCE);
    await until('two files in Discord', async () => (await inDiscord()).length >= 2, PATIENCE);
    expect(await inFlex()).toEqual(['map.png', 'one.png', 'two.png']);
    expect(await inDiscord()).toEqual(['guide.png', 'receipt.png']);
    expect(only(await chat.sees(), 'look at this').body).toBe('look at this');
    expect((await user.reads('read this', PATIENCE)).attachments).toHaveLength(1);
    const copy = (await chat.sees()).find((message) => message.media?.filename === 'map.png');
    expect(copy?.media).toMatchObject({ contentType: 'image/png', size: PICTURE.length });
  });

  test.concurrent('messages over a limit of either side arrive in parts, whole and in order', async () => {
    const { user, chat } = await inAgentPhase(system(), 'Lou');
    const [toUser, toAgent] = [longText(5_000), longText(2_000)];
    await user.say(toAgent);
    await chat.say(toUser);
    await user.say('tail-1');
    await chat.say('end-1');
    await arrivedInFlex(chat, 'tail', 1);
    await arrivedInDiscord(user, 'end', 1);
    const inFlex = (await chat.sees()).flatMap((m) =>
      m.author !== chat.agent.agent.identity && m.body?.includes('Sentence number') ? m.body : [],
    );
    const inDiscord = (await user.sees()).flatMap((m) =>
      m.author.bot && m.content.includes('Sentence number') ? m.content : [],
    );
    expect(inFlex.length).toBe(2);
    expect(inDiscord.length).toBe(3);
    expect(joined(inFlex)).toBe(toAgent);
    expect(joined(inDiscord).replace(/^\*\*[^*]+\*\* /, '')).toBe(toUser);
  });
}
