import { Courier } from '../measure/courier.ts';
import { median } from '../measure/statistics.ts';
import type { FlexcordSystem } from '../systems/flexcord-system.ts';
import { LATENCIES } from '../systems/stand-ins.ts';
import type { Chat } from '../systems/system.ts';

export interface LongFigures {
  messages: number;
  /** medians around the 10th and the last message, ms, one at a time without vendor latency */
  earlyP50: number;
  lateP50: number;
  ratio: number;
}

/** How many messages stand for "the 10th" (the 6th to the 55th of a chat) and for the last one. */
const WINDOW = 50;
const NOT_COUNTED = 5;

/** Whether a conversation gets slower with its length. The end of a long one is compared with the beginning of another. */
export async function measureLongConversation(flexcord: FlexcordSystem, messages: number): Promise<LongFigures> {
  await flexcord.standIns.setLatency(LATENCIES[0]);
  const [long, fresh] = await flexcord.openChats(2);
  const courier = await Courier.watch(flexcord.standIns, [long!, fresh!]);
  const write = (chat: Chat): Promise<number> => courier.fromUser(chat).latency;
  for (let i = WINDOW; i < messages; i += 1) await write(long!);
  for (let i = 0; i < NOT_COUNTED; i += 1) await write(fresh!);
  const late: number[] = [];
  const early: number[] = [];
  // In turns, because the machine of minutes ago is not the machine of now.
  for (let i = 0; i < WINDOW; i += 1) {
    late.push(await write(long!));
    early.push(await write(fresh!));
  }
  courier.close();
  const [earlyP50, lateP50] = [median(early), median(late)];
  return { messages, earlyP50, lateP50, ratio: lateP50 / earlyP50 };
}
