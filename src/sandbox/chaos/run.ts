import { setTimeout as delay } from 'node:timers/promises';
import { DiscordControl } from '../discord/control-client.ts';
import { TwilioControl } from '../twilio/control-client.ts';
import { AgentTeam } from './agents.ts';
import { playConversation } from './conversation.ts';
import { arrivalTimes, type Findings, judge, recoveries, type Recovery } from './oracle.ts';
import type { ChaosPlan } from './plan.ts';
import { Arrivals, type ConversationRecord, type KillRecord } from './record.ts';
import { killEverySoOften, loseSessions, makeVendorsReliable, makeVendorsUnreliable, type Victim } from './trouble.ts';

export interface ChaosResult {
  findings: Findings;
  recoveries: Recovery[];
  kills: KillRecord[];
  sessionsLost: number;
  conversations: number;
  reopenings: number;
  /** said by both sides, the questions to the bot included */
  messages: number;
  edits: number;
  deletions: number;
  files: number;
  seconds: number;
}

const TELL_EVERY_MS = 15_000;

/** Plays the plan against a running system and judges what the people in it see in the end. */
export async function runChaos(
  plan: ChaosPlan,
  sandboxUrl: string,
  victims: Victim[],
  tell: (line: string) => void,
): Promise<ChaosResult> {
  const discord = new DiscordControl(sandboxUrl);
  const twilio = new TwilioControl(sandboxUrl);
  const began = Date.now();
  const arrivals = new Arrivals();
  await arrivals.listen(discord, twilio);
  const team = await AgentTeam.signIn(twilio, plan.conversations.length);
  await makeVendorsUnreliable(discord, twilio, plan.seed);

  const calm = new AbortController();
  const kills: KillRecord[] = [];
  const killing = killEverySoOften(plan.kills, victims, calm.signal, (kill) => kills.push(kill));
  const losing = loseSessions(plan.sessions, discord, calm.signal);
  const records: ConversationRecord[] = [];
  const playing = plan.conversations.map(async (one) => {
    await delay(one.startAt);
    const record = await playConversation(one, discord, team);
    records.push(record);
    if (record.stuck !== null) tell(`Stuck in ${record.name}: ${record.stuck}`);
  });
  const progress = setInterval(() => {
    const seconds = Math.round((Date.now() - began) / 1_000);
    const stuck = records.filter((record) => record.stuck !== null).length;
    tell(
      `${seconds} s: ${records.length} of ${playing.length} conversations over, ${kills.length} kills, ${stuck} stuck`,
    );
  }, TELL_EVERY_MS);
  try {
    await Promise.race([delay(plan.duration, undefined, { ref: false }), Promise.all(playing)]);
    calm.abort();
    const [, sessionsLost] = await Promise.all([killing, losing]);
    await Promise.all(playing);
    await makeVendorsReliable(discord, twilio);
    const findings = await judge(records, discord, twilio);
    const times = await arrivalTimes(records, arrivals, twilio);
    return summary(records, { findings, kills, sessionsLost, recoveries: recoveries(kills, records, times), began });
  } finally {
    calm.abort();
    clearInterval(progress);
    arrivals.close();
    await team.leave();
  }
}

function summary(
  records: ConversationRecord[],
  { began, ...found }: Pick<ChaosResult, 'findings' | 'kills' | 'sessionsLost' | 'recoveries'> & { began: number },
): ChaosResult {
  const chats = records.flatMap((record) => record.chats);
  const said = chats.flatMap((chat) => chat.said);
  return {
    ...found,
    conversations: records.length,
    reopenings: chats.length - records.length,
    messages: said.length,
    edits: said.reduce((sum, { edits }) => sum + edits, 0),
    deletions: said.filter(({ deleted }) => deleted).length,
    files: said.filter(({ kind }) => kind === 'file').length,
    seconds: Math.round((Date.now() - began) / 1_000),
  };
}
