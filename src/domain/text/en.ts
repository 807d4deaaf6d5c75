import type { Texts } from './texts.ts';

export const en: Texts = {
  greeting: (name) =>
    `Hi ${name}! I'm the support bot. Ask me anything about the game in your own words, or talk to a person whenever you like.`,
  fileReceived:
    "Thanks, I've kept your file. I can't look into files myself, but a person can. Tell me in a few words what it is about, or ask for a person.",
  noAnswer: "I don't have a good answer to that. You can put it in other words, or talk to a person.",
  leftOpen: (questions) =>
    `I have no sure answer to this yet: ${questions.map((question) => `“${question}”`).join(', ')}. Put it in other words, or talk to a person.`,
  didYouMean: 'I am not sure which of these you mean:',
  confirmHandoff: 'Would you like to talk to a person?',
  readMore: 'Read more:',
  stillThere:
    'Are you still there? If there is nothing else, I will end this conversation in a while. You can always write again.',
  closedIdle: "I've ended this conversation because it has been quiet. Write any time and I'm back.",
  closedByUser: 'Conversation ended. Write any time if you need us again.',
  closedByStaff: 'Our team has ended this conversation. Write any time if you need us again.',
  helpedThanks: 'Glad that helped! Write again any time.',
  notHelped: 'Sorry that did not help. Put it in other words, or talk to a person.',
  staying: "All right, let's go on here. What can I do for you?",
  caseCreated: (c) =>
    `Case **${c}** was created and you are being transferred to a person. Stay in this chat: everything you write here reaches them.`,
  caseDelayed:
    'Bringing in a person takes longer than usual, sorry. You keep your place, and everything you write here reaches them.',
  queuePosition: (ahead) =>
    ahead === 0
      ? 'You are next in line.'
      : `${ahead} ${ahead === 1 ? 'conversation is' : 'conversations are'} ahead of you.`,
  outOfHours: (opensAt) =>
    `Our team is away right now and back ${opensAt}. Your case stays in line, and whatever you add here will be read.`,
  alreadyTransferring: (c) =>
    `You are already on the way to a person with case **${c}**. I'll tell you as soon as somebody joins.`,
  sensitive: 'This should be looked at by a person, so I am bringing one in.',
  agentJoined: (name) => `**${name}** has joined the chat and can read everything above.`,
  agentJoinedUnnamed: 'An agent has joined the chat and can read everything above.',
  agentLeftWaiting: 'The agent has left the chat. We are looking for a colleague; please stay here.',
  transferred: 'You are being passed on to a colleague, who can read everything above. One moment, please.',
  firstResponseLate: (c) =>
    `It takes longer than it should, sorry. Case **${c}** now has a higher priority and you keep your place in line.`,
  stillWaiting: (c) =>
    `We are still looking for somebody for case **${c}**. You need not stay online: the answer comes here.`,
  agentSilent: "You have been waiting for an answer for a while. We've reminded the team.",
  userSilent: (hours) => `Is there anything else? Without an answer we will close this conversation in ${hours} hours.`,
  closedSilent:
    'We have closed this conversation because we did not hear from you. You can re-open it with the button below.',
  resolved: (c) => `Your conversation about case **${c}** has ended.`,
  rateUs: 'How did we do? (1 = poor, 5 = great)',
  ratingThanks: 'Thank you for your rating!',
  reopened: (c) => `Case **${c}** is open again and you are being transferred to a person. Stay in this chat.`,
  reopenTooLate:
    'This case can no longer be re-opened. Tell me what it is about and I will help, or bring in a person with a new case.',
  backToBot: 'You are back with the support bot. Ask me anything, or talk to a person.',
  flexTrouble: (c) =>
    `We have trouble reaching our agents' system right now. Case **${c}** stands, your messages are kept in order and reach them as soon as it is back.`,
  flexBack: "Our agents' system is back and has your messages.",
  flexUnreachable: (c) =>
    `We could not bring an agent into this chat. Case **${c}** stands, and our team will come back to you here.`,
  notDelivered: (excerpt, reason) => `This could not be delivered: “${excerpt}”. ${reason}`,
  reasons: {
    tooLarge: 'It is too large. Please send it smaller or as a link.',
    refusedContent: 'It was refused by a content filter. Please put it in other words.',
    other: 'Please try to send it again, perhaps in another form.',
  },
  removedByAgent: '*(message removed by the agent)*',
  agent: 'Agent',
  buttons: {
    talkToPerson: 'Talk to a person',
    helped: 'That helped',
    notHelped: "That didn't help",
    stay: 'Stay with the bot',
    reopen: 'Re-open',
    close: 'End conversation',
  },
};
