import type { Texts } from '../texts.ts';

export const en: Texts = {
  greeting: (name) =>
    `Hi ${name}! I'm the support bot. Ask me anything about the game in your own words, or talk to a person whenever you like.`,
  fileReceived:
    "Thanks, I've kept your file. I can't look into files myself, but a person can. Tell me in a few words what it is about, or ask for a person.",
  noAnswer: "I don't have a good answer to that. You can put it in other words, or talk to a person.",
  leftOpen: (questions) =>
    `I have no sure answer to this yet: ${questions.map((question) => `“${question}”`).join(', ')}. Put it in other words, or talk to a person.`,
  inOtherLanguage: 'This article exists in another language only:',
  didYouMean: 'I am not sure which of these you mean:',
  confirmHandoff: 'Would you like to talk to a person?',
  readMore: 'Read more:',
  stillThere:
    'Are you still there? If there is nothing else, I will end this conversation in a while. You can always write again.',
  answerDelayed:
    'Sorry, my answer takes longer than usual. Your question is not lost: I will answer as soon as I can. If you would rather not wait, ask for a person.',
  closedIdle: "I've ended this conversation because it has been quiet. Write any time and I'm back.",
  closedByUser: 'Conversation ended. Write any time if you need us again.',
  closedByStaff: 'Our team has ended this conversation. Write any time if you need us again.',
  helpedThanks: 'Glad that helped! Write again any time.',
  notHelped: 'Sorry that did not help. Put it in other words, or talk to a person.',
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
  agentIsHere: (name) => `With you in this chat: **${name}**. Everything you write here arrives there.`,
  agentLeftWaiting: 'The agent has left the chat. We are looking for a colleague; please stay here.',
  transferred: 'You are being passed on to a colleague, who can read everything above. One moment, please.',
  firstResponseLate: (c) =>
    `It takes longer than it should, sorry. Case **${c}** now has a higher priority and you keep your place in line.`,
  stillWaiting: (c) =>
    `We are still looking for somebody for case **${c}**. You need not stay online: the answer comes here.`,
  agentSilent: "You have been waiting for an answer for a while. We've reminded the team.",
  userSilent: (hours) =>
    `Is there anything else? Without an answer we will close this conversation in ${hours} ${hours === 1 ? 'hour' : 'hours'}.`,
  closedSilent:
    'We have closed this conversation because we did not hear from you. You can re-open it with the button below.',
  resolved: (c) => `Your conversation about case **${c}** has ended.`,
  alreadyOver: (c) =>
    `Your conversation about case **${c}** is over already. To go on with it, press the button below; for something else, just write to me.`,
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
  smallTalk: {
    greeting: 'Hello! Tell me in a sentence what you need, and I will look for the answer.',
    thanks: "You're welcome! If there is anything else, just write.",
    bye: 'Goodbye, and take care!',
    'how-are-you': 'All well here, thank you. What can I do for you?',
    'who-are-you':
      "I'm the support bot. I answer from our help articles, and I can bring in a person whenever you want one.",
    positive: 'Good to hear. Is there anything else?',
    'go-on': 'Go ahead: what is it about?',
    stay: "All right, let's go on here. What can I do for you?",
    negative:
      "I'm sorry that this didn't help. Tell me a little more about it, or ask for a person and I'll pass you on.",
  },
  cases: {
    statusChanged: (name, title, status) => `News about **${name}** (${title}): it is now **${status}**.`,
    commented: (name, title) => `The team has written about **${name}** (${title}):`,
    status: {
      new: 'new',
      open: 'in progress',
      pending: 'waiting for your answer',
      solved: 'solved',
      closed: 'closed',
    },
  },
  server: {
    checkYourDms:
      'I have written to you in our direct messages. If nothing shows up there, I will open a private thread for you on this server.',
    openDms: 'Open direct messages',
    helloAgain: 'I am here. One moment …',
    closing: 'I am closing your conversation.',
    nothingOpen: 'You have no open conversation. Send me a message or use /helpme to start one.',
    conversationOver:
      'That conversation has ended, so this button no longer does anything. Send me a message to start a new one.',
    notYourButton:
      'This chat belongs to somebody else, so its buttons work only for them, and nothing was changed. If you need help yourself, use /helpme.',
    unknownButton:
      'This button comes from an older version and no longer works. Send me a message or use /helpme, and we go on from there.',
    noCases: 'You have no cases yet. Use /helpme when you need help.',
    yourCases: 'Your cases:',
    reopen: (name) => `Re-open ${name}`,
    casesUnavailable: 'Your cases can not be read just now. They are safe; please try again in a minute.',
    reportSaved: (name) =>
      `Thank you! Your report is case **${name}**. You will hear from us here when something happens; /mycases shows where it stands.`,
    reportWaits:
      'Saving your report takes longer than usual. It is not lost: I keep on trying and will write the case number here.',
    staffOnly: (roles) => `This command is for staff (${roles}). If you are staff, ask a server admin for the role.`,
    kind: { support: 'Support', bug: 'Bug', feature: 'Feature', task: 'Task' },
    bugForm: {
      title: 'Report a bug',
      summary: 'In one line',
      summaryHint: 'e.g. The map stays black after a boss fight',
      details: 'What happened?',
      detailsHint: 'What did you see, and what did you expect instead?',
      steps: 'How can we see it too?',
      stepsHint: '1. … 2. … 3. …',
      severity: 'How bad is it?',
      severities: {
        cosmetic: 'It only looks wrong',
        annoying: 'Annoying, but I can go on',
        serious: 'An important part does not work',
        blocking: 'I can not play at all',
      },
      files: 'Screenshots',
      filesHint: 'Pictures or logs, up to five',
    },
    featureForm: {
      title: 'Suggest a feature',
      summary: 'In one line',
      summaryHint: 'e.g. Sort the inventory by rarity',
      details: 'What would you like?',
      detailsHint: 'Describe it as you imagine it',
      benefit: 'What would it help with?',
      benefitHint: 'When would you use it, and how often?',
      files: 'Pictures',
      filesHint: 'Sketches or screenshots, up to five',
    },
  },
  commands: {
    helpme: { name: 'helpme', description: 'Get help: our assistant answers, and a person when you want one' },
    bug: { name: 'bug', description: 'Report a bug' },
    new_feature: { name: 'new_feature', description: 'Suggest a feature' },
    mycases: { name: 'mycases', description: 'Your cases and where they stand' },
    close: { name: 'close', description: 'End your conversation with support' },
    desk: {
      description: 'For staff: cases and announcements',
      cases: 'Open cases, newest first',
      case: 'One case',
      caseNumber: 'Its number, 1042 for C-1042',
      say: 'Post in the announcements channel',
    },
  },
};
