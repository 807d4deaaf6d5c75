import type { ExploredConversation } from './explored-conversation.ts';

/**
 * What must be true of the world when a conversation has come to rest, whatever the order of events and crashes was. In words,
 * each with what contradicts it.
 */
export interface Kept {
  words: string;
  broken: (world: ExploredConversation) => string[];
}

export const promises: Kept[] = [
  {
    words: 'Every message of the user reaches the bot or the agent, or the user is told that it did not.',
    broken(world) {
      const { state, vendors } = world;
      const reached = new Set([
        ...world.answered.flat(),
        ...vendors.transcript.map(({ key }) => key),
        ...vendors.conversations.flatMap(({ messages }) => messages.map(({ key }) => key)),
        ...(willBeAsked(world) ? state.bot.pending.map(({ id }) => id) : []),
        ...told(world),
      ]);
      // No conversation can be had: it waits in the lane, the user knows, and it is tried again.
      if (state.twilio.conversationSid === undefined && state.phase === 'escalation')
        for (const item of state.lanes.twilio.queue)
          if (item.kind === 'say' && item.sourceId) reached.add(item.sourceId);
      return world.written.filter((id) => !world.deleted.has(id) && !reached.has(id)).map((id) => `${id} is lost`);
    },
  },
  {
    words: 'What was said to an agent is in a Twilio conversation, or the user is told that it is not.',
    broken(world) {
      const waits = world.state.lanes.twilio.queue.filter((item) => item.kind === 'say');
      const stuck = world.state.twilio.conversationSid !== undefined && waits.length > 0;
      return stuck ? [`${waits.length} messages wait for a conversation that is there`] : [];
    },
  },
  {
    // Staff who redrive a message that the transcript had brought to the agent meanwhile have asked for it once more.
    words: 'Nothing is twice in a Twilio conversation, unless staff sent it again.',
    broken: ({ vendors, everFailed }) =>
      vendors.conversations.flatMap(({ sid, messages }) =>
        doubles(messages.map(({ key }) => key).filter((key) => !everFailed.has(key))).map(
          (key) => `${key} is twice in ${sid}`,
        ),
      ),
  },
  {
    // A question that was deleted while it was being answered is no part of the case: the transcript may bring it late.
    words: 'The messages of the user are in a Twilio conversation in the order in which they were written.',
    broken: ({ vendors, written, deleted, everFailed }) =>
      vendors.conversations.flatMap(({ sid, messages }) => {
        const order = messages
          .filter(({ key }) => written.includes(key) && !deleted.has(key) && !everFailed.has(key))
          .map(({ key }) => Number(key));
        return isSorted(order) ? [] : [`${sid} has ${order.join(', ')}`];
      }),
  },
  {
    words: 'The bot answers every message at most once, in order.',
    broken({ answered }) {
      const order = answered.flat();
      return [
        ...doubles(order).map((id) => `${id} was answered twice`),
        ...(isSorted(order.map(Number)) ? [] : [`answered ${order.join(', ')}`]),
      ];
    },
  },
  {
    // Whom Studio's flow asks just before the user ends the bot phase, and of whom no webhook tells, is looked for by nobody:
    // that would be a call for each chat that only ever had a bot.
    words:
      'Every message of an agent reaches the user once, or is recorded as having come too late, or as undeliverable; unless the chat ended in its bot phase.',
    broken(world) {
      const { vendors, state, lateMessages, unasked } = world;
      const shown = vendors.discord.filter(({ from }) => from === 'agent').map(({ sourceSid }) => sourceSid);
      const failed = state.failed.flatMap(({ item }) => ('sourceSid' in item ? [item.sourceSid] : []));
      const known = new Set([...shown, ...failed, ...lateMessages]);
      return [
        ...doubles(shown).map((id) => `${id} was shown twice`),
        ...vendors
          .agentMessages()
          .filter(({ id, episode }) => !known.has(id) && !unasked.has(episode))
          .map(({ id }) => `${id} is lost`),
      ];
    },
  },
  {
    words: 'The user sees the last wording of what an agent wrote, and nothing of what was taken back.',
    broken({ vendors, state }) {
      const goesOn = state.phase === 'escalation' || state.phase === 'agent';
      const chat = vendors.conversations.find(({ sid }) => goesOn && sid === state.twilio.conversationSid);
      const failed = state.failed.flatMap(({ item }) => ('sourceSid' in item ? [item.sourceSid] : []));
      return (chat?.messages ?? []).flatMap(({ key, text, deleted }) => {
        const shown = vendors.shown.get(key);
        if (!shown || failed.includes(key) || shown.text === (deleted ? null : text)) return [];
        return [`${key} is shown as ${shown.text}, and is ${deleted ? 'deleted' : text}`];
      });
    },
  },
  {
    words: 'Who talks with an agent has one in the chat, and who has one in the chat is not told to wait.',
    broken({ vendors, state }) {
      const chat = vendors.conversations.find(({ sid }) => sid === state.twilio.conversationSid);
      const staffed = chat?.tasks.some((task) => task.state === 'assigned') ?? false;
      if (state.phase === 'agent' && !staffed) return ['the user talks with nobody'];
      return state.phase === 'escalation' && staffed ? ['the user waits although an agent is there'] : [];
    },
  },
  {
    words: 'Every agent is announced at most once.',
    broken({ vendors }) {
      const announced = vendors.discord.filter(({ text }) => text.includes('has joined the chat')).length;
      const came = vendors.conversations.flatMap(({ taken }) => taken).length;
      return announced > came ? [`${announced} were announced, ${came} came`] : [];
    },
  },
  {
    words: 'The messages of agents are shown in the order of their index.',
    broken({ vendors }) {
      const place = new Map(
        vendors.agentMessages().map(({ id, conversationSid, index }) => [id, { conversationSid, index }]),
      );
      return vendors.conversations.flatMap(({ sid }) => {
        const order = vendors.discord.flatMap(({ from, sourceSid }) => {
          const at = from === 'agent' && sourceSid !== null ? place.get(sourceSid) : undefined;
          return at?.conversationSid === sid ? [at.index] : [];
        });
        return isSorted(order) ? [] : [`${sid} was shown as ${order.join(', ')}`];
      });
    },
  },
  {
    words: 'Never two tasks for one attempt, and never two tasks at a time.',
    broken({ vendors }) {
      const tasks = vendors.conversations.flatMap((conversation) => conversation.tasks);
      const live = tasks.filter((task) => task.state !== 'ended');
      return [
        ...doubles(tasks.map(({ key }) => key)).map((key) => `two tasks for ${key}`),
        ...(live.length > 1 ? [`${live.length} tasks live: ${live.map(({ sid }) => sid).join(', ')}`] : []),
      ];
    },
  },
  {
    words: 'Nobody in Flex is asked to take, or sits in, a chat that is over.',
    broken({ vendors, state }) {
      const waits = state.phase === 'escalation' || state.phase === 'agent';
      return vendors.conversations
        .filter(({ sid }) => !waits || sid !== state.twilio.conversationSid)
        .flatMap(({ tasks, sid }) =>
          tasks.filter((task) => task.state !== 'ended').map((task) => `${task.sid} of ${sid} is ${task.state}`),
        );
    },
  },
  {
    words: 'Who waits for an agent has a task in Flex, or was told that none can be had and it is tried again.',
    broken({ vendors, state }) {
      if (state.phase !== 'escalation' || state.case === null || state.escalation?.gaveUp) return [];
      const tasks = vendors.conversations.flatMap((conversation) => conversation.tasks);
      return tasks.some((task) => task.state !== 'ended') ? [] : ['the user waits, and nobody is asked'];
    },
  },
  {
    words: 'One episode is open at a time: every other one is written down as over.',
    broken({ state, episodes, endedEpisodes, untouched }) {
      const over = [...episodes].filter((episode) => episode !== state.episode && !untouched.has(episode));
      return over.filter((episode) => !endedEpisodes.has(episode)).map((episode) => `${episode} is not ended`);
    },
  },
  {
    words: 'The case of a conversation that is over is solved.',
    broken: ({ state, caseStatus }) =>
      [...caseStatus].flatMap(([number, status]) => {
        const waits = state.phase === 'escalation' || state.phase === 'agent';
        const open = waits && (state.case === null || state.case.number === number);
        return open || status === 'solved' ? [] : [`case ${number} is ${status} in the phase ${state.phase}`];
      }),
  },
  {
    words: 'A request of the flow is answered.',
    broken: ({ state }) => state.studioTurns.filter(({ decision }) => decision === null).map(({ id }) => `${id} waits`),
  },
];

/** What waits for the bot at rest is asked later: when the flow stays silent, or with a case that is opened again. */
function willBeAsked({ state }: ExploredConversation): boolean {
  return state.deadlines.studioTurn !== undefined || state.phase === 'escalation';
}

/** Ids of user messages that the user was told of as not delivered. */
function told({ state, vendors, texts }: ExploredConversation): string[] {
  return state.failed.flatMap(({ item }) =>
    item.kind === 'say' && 'sourceId' in item && item.sourceId !== null
      ? vendors.discord.some(({ text }) => texts.get(item.sourceId!)?.some((wording) => text.includes(`“${wording}”`)))
        ? [item.sourceId]
        : []
      : [],
  );
}

function doubles<T>(values: T[]): T[] {
  return values.filter((value, i) => values.indexOf(value) !== i);
}

function isSorted(values: number[]): boolean {
  return values.every((value, i) => i === 0 || values[i - 1]! <= value);
}
