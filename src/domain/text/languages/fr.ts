import type { Texts } from '../texts.ts';

// As French asks for, the spaces before : ; ! ? and inside « » are no-break spaces.
export const fr: Texts = {
  greeting: (name) =>
    `Salut ${name} ! Je suis le bot d'assistance. Pose-moi toutes tes questions sur le jeu, avec tes mots à toi, ou parle à quelqu'un de l'équipe quand tu veux.`,
  fileReceived:
    "Merci, j'ai bien gardé ton fichier. Je ne peux pas l'ouvrir moi-même, mais une personne de l'équipe le peut. Dis-moi en quelques mots de quoi il s'agit, ou demande à parler à quelqu'un.",
  noAnswer: "Je n'ai pas de bonne réponse à ça. Essaie de le dire autrement, ou parle à quelqu'un de l'équipe.",
  leftOpen: (questions) =>
    `Là-dessus, je n'ai pas encore de réponse sûre : ${questions.map((question) => `« ${question} »`).join(', ')}. Essaie de le dire autrement, ou parle à quelqu'un de l'équipe.`,
  inOtherLanguage: 'Cet article n’existe que dans une autre langue :',
  didYouMean: 'De quoi veux-tu parler exactement ?',
  confirmHandoff: "Tu veux parler à quelqu'un de l'équipe ?",
  readMore: 'En savoir plus :',
  stillThere:
    "Tu es toujours là ? Si tu n'as besoin de rien d'autre, je mettrai bientôt fin à cette conversation. Tu peux me réécrire quand tu veux.",
  answerDelayed:
    "Désolé, ma réponse prend plus de temps que d'habitude. Ta question n'est pas perdue : je répondrai dès que possible. Si tu préfères ne pas attendre, demande à parler à une personne.",
  closedIdle:
    "J'ai mis fin à cette conversation, car il ne s'y passait plus rien. Écris-moi quand tu veux et je serai là.",
  closedByUser: 'Conversation terminée. Si tu as encore besoin de nous, écris-nous quand tu veux.',
  closedByStaff:
    'Notre équipe a mis fin à cette conversation. Si tu as encore besoin de nous, écris-nous quand tu veux.',
  helpedThanks: "Super si ça t'a été utile ! Réécris-moi quand tu veux.",
  notHelped: "Dommage que ça ne t'ait pas été utile. Essaie de le dire autrement, ou parle à quelqu'un de l'équipe.",
  caseCreated: (c) =>
    `La demande **${c}** a été créée et on te transfère à une personne de l'équipe. Reste dans ce chat : tout ce que tu écris ici lui parviendra.`,
  caseDelayed:
    "Le transfert prend plus de temps que d'habitude, toutes nos excuses. Tu gardes ta place et tout ce que tu écris ici parviendra à l'équipe.",
  queuePosition: (ahead) =>
    ahead === 0
      ? "C'est bientôt à toi : il n'y a plus personne avant toi."
      : `Il y a ${ahead} ${ahead === 1 ? 'conversation' : 'conversations'} avant la tienne.`,
  outOfHours: (opensAt) =>
    `Notre équipe n'est pas disponible en ce moment et sera de retour le ${opensAt}. Ta demande garde sa place, et tout ce que tu ajoutes ici sera lu.`,
  alreadyTransferring: (c) =>
    `On est déjà en train de te transférer à quelqu'un pour la demande **${c}**. Je te préviens dès qu'une personne rejoint le chat.`,
  sensitive: "Il vaut mieux qu'une personne s'en occupe, alors je fais venir quelqu'un de l'équipe.",
  agentJoined: (name) =>
    `**${name}**, de notre équipe, a rejoint le chat et peut lire tout ce qui a été écrit plus haut.`,
  agentJoinedUnnamed: "Une personne de l'équipe a rejoint le chat et peut lire tout ce qui a été écrit plus haut.",
  agentIsHere: (name) => `Avec toi dans ce chat : **${name}**. Tout ce que tu écris ici lui parvient.`,
  agentLeftWaiting:
    "La personne qui s'occupait de toi a quitté le chat. On cherche quelqu'un d'autre dans l'équipe ; reste ici, s'il te plaît.",
  transferred:
    "On te transfère à une autre personne de l'équipe, qui peut lire tout ce qui a été écrit plus haut. Un instant, s'il te plaît.",
  firstResponseLate: (c) =>
    `C'est plus long que prévu, toutes nos excuses. On a augmenté la priorité de la demande **${c}** et tu gardes ta place.`,
  stillWaiting: (c) =>
    `On cherche toujours quelqu'un pour la demande **${c}**. Pas besoin de rester en ligne : la réponse arrivera ici.`,
  agentSilent: "Tu attends une réponse depuis un moment. On vient de relancer l'équipe.",
  userSilent: (hours) =>
    `Besoin d'autre chose ? Sans réponse de ta part, on fermera cette conversation dans ${hours} ${hours === 1 ? 'heure' : 'heures'}.`,
  closedSilent:
    "On a fermé cette conversation, car on n'a pas eu de réponse de ta part. Tu peux la rouvrir avec le bouton ci-dessous.",
  resolved: (c) => `Ta conversation au sujet de la demande **${c}** est terminée.`,
  alreadyOver: (c) =>
    `Ta conversation au sujet de la demande **${c}** est déjà fermée. Pour la reprendre, utilise le bouton ci-dessous ; pour autre chose, écris-moi.`,
  rateUs: 'Comment as-tu trouvé notre aide ? (1 = mauvaise, 5 = excellente)',
  ratingThanks: 'Merci pour ta note !',
  reopened: (c) =>
    `La demande **${c}** est rouverte et on te transfère à une personne de l'équipe. Reste dans ce chat.`,
  reopenTooLate:
    "Cette demande ne peut plus être rouverte. Dis-moi de quoi il s'agit et je t'aide, ou je crée une nouvelle demande et je fais venir quelqu'un.",
  backToBot: "Te revoilà avec le bot d'assistance. Pose-moi tes questions, ou parle à quelqu'un de l'équipe.",
  flexTrouble: (c) =>
    `Le système de notre équipe a un problème en ce moment. La demande **${c}** reste ouverte : tes messages sont gardés dans l'ordre et arriveront dès que le système sera rétabli.`,
  flexBack: 'Le système de notre équipe est rétabli et a bien reçu tes messages.',
  flexUnreachable: (c) =>
    `On n'a pas réussi à faire venir quelqu'un dans ce chat. La demande **${c}** reste ouverte et notre équipe te répondra ici.`,
  notDelivered: (excerpt, reason) => `Ce message n'a pas pu être transmis : « ${excerpt} ». ${reason}`,
  reasons: {
    tooLarge: "Il est trop volumineux. Envoie-le en plus petit ou sous forme de lien, s'il te plaît.",
    refusedContent: "Il a été refusé par un filtre de contenu. Essaie de le dire autrement, s'il te plaît.",
    other: "Essaie de l'envoyer à nouveau, peut-être sous une autre forme.",
  },
  removedByAgent: "*(message supprimé par l'équipe)*",
  agent: 'Équipe support',
  buttons: {
    talkToPerson: "Parler à quelqu'un",
    helped: "C'était utile",
    notHelped: "Ce n'était pas utile",
    stay: 'Rester avec le bot',
    reopen: 'Rouvrir',
    close: 'Terminer la conversation',
  },
  smallTalk: {
    greeting: "Salut ! Dis-moi en une phrase ce qu'il te faut, et je cherche la réponse.",
    thanks: "Avec plaisir ! S'il y a autre chose, écris-moi.",
    bye: 'À bientôt, et prends soin de toi !',
    'how-are-you': "Tout va bien ici, merci ! Qu'est-ce que je peux faire pour toi ?",
    'who-are-you':
      "Je suis le bot d'assistance. Je réponds à partir de nos articles d'aide, et je peux faire venir quelqu'un de l'équipe quand tu veux.",
    positive: "Super ! Besoin d'autre chose ?",
    'go-on': "Vas-y, je t'écoute : de quoi s'agit-il ?",
    stay: "D'accord, on continue ici. Qu'est-ce que je peux faire pour toi ?",
    negative:
      "Dommage que ça ne t'ait pas été utile. Dis-m'en un peu plus, ou demande à parler à quelqu'un et je te transfère.",
  },
  cases: {
    statusChanged: (name, title, status) =>
      `Du nouveau pour **${name}** (${title}) : ta demande est maintenant **${status}**.`,
    commented: (name, title) => `L'équipe a écrit au sujet de **${name}** (${title}) :`,
    status: {
      new: 'nouvelle',
      open: 'en cours',
      pending: 'en attente de ta réponse',
      solved: 'résolue',
      closed: 'fermée',
    },
  },
  server: {
    checkYourDms:
      "Je t'ai écrit en message privé. Si tu n'y vois rien, j'ouvrirai un fil privé pour toi sur ce serveur.",
    openDms: 'Ouvrir les messages privés',
    helloAgain: 'Je suis là. Un instant…',
    closing: 'Je mets fin à ta conversation.',
    nothingOpen: "Tu n'as pas de conversation en cours. Envoie-moi un message ou utilise /aide pour en commencer une.",
    conversationOver:
      'Cette conversation est terminée, donc ce bouton ne fonctionne plus. Envoie-moi un message pour en commencer une autre.',
    notYourButton:
      "Ce chat est celui d'une autre personne : ses boutons ne fonctionnent que pour elle, et rien n'a été changé. Si tu as besoin d'aide, utilise /aide.",
    unknownButton:
      "Ce bouton vient d'une ancienne version et ne fonctionne plus. Envoie-moi un message ou utilise /aide, et on reprend à partir de là.",
    noCases: "Tu n'as pas encore de demande. Utilise /aide si tu as besoin de quelque chose.",
    yourCases: 'Tes demandes :',
    reopen: (name) => `Rouvrir ${name}`,
    casesUnavailable: "Impossible d'afficher tes demandes pour le moment. Rien n'est perdu ; réessaie dans une minute.",
    reportSaved: (name) =>
      `Merci ! C'est enregistré, ta demande porte le numéro **${name}**. On te prévient ici dès qu'il y a du nouveau ; avec /mes-demandes, tu vois où elle en est.`,
    reportWaits:
      "L'enregistrement prend plus de temps que d'habitude. Rien n'est perdu : je continue d'essayer et je t'écrirai ici le numéro de ta demande.",
    staffOnly: (roles) =>
      `Cette commande est réservée au staff (${roles}). Si tu en fais partie, demande le rôle aux admins du serveur.`,
    kind: { support: 'Assistance', bug: 'Bug', feature: 'Suggestion', task: 'Tâche' },
    bugForm: {
      title: 'Signaler un bug',
      summary: 'En une ligne',
      summaryHint: 'Ex. : La carte reste noire après un combat de boss',
      details: "Que s'est-il passé ?",
      detailsHint: "Qu'as-tu vu, et à quoi t'attendais-tu ?",
      steps: 'Comment reproduire le bug ?',
      stepsHint: '1. … 2. … 3. …',
      severity: "À quel point c'est gênant ?",
      severities: {
        cosmetic: "C'est juste un défaut d'affichage",
        annoying: 'Gênant, mais je peux continuer',
        serious: 'Une partie importante ne marche pas',
        blocking: 'Je ne peux plus jouer du tout',
      },
      files: "Captures d'écran",
      filesHint: 'Images ou logs, cinq maximum',
    },
    featureForm: {
      title: 'Proposer une nouveauté',
      summary: 'En une ligne',
      summaryHint: "Ex. : Trier l'inventaire par rareté",
      details: "Qu'est-ce que tu aimerais ?",
      detailsHint: "Décris-le comme tu l'imagines",
      benefit: 'À quoi ça servirait ?',
      benefitHint: "Quand t'en servirais-tu, et à quelle fréquence ?",
      files: 'Images',
      filesHint: "Croquis ou captures d'écran, cinq maximum",
    },
  },
  commands: {
    helpme: { name: 'aide', description: "Obtenir de l'aide de notre bot et, si tu veux, de quelqu'un de l'équipe" },
    bug: { name: 'bug', description: 'Signaler un bug' },
    new_feature: { name: 'suggestion', description: 'Proposer une nouveauté pour le jeu' },
    mycases: { name: 'mes-demandes', description: 'Tes demandes et où elles en sont' },
    close: { name: 'terminer', description: 'Terminer ta conversation avec le support' },
    desk: {
      description: 'Pour le staff : demandes et annonces',
      cases: 'Demandes ouvertes, les plus récentes en premier',
      case: 'Une demande',
      caseNumber: 'Son numéro : 1042 pour C-1042',
      say: 'Publier dans le salon des annonces',
    },
  },
};
