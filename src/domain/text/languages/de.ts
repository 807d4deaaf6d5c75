import type { Texts } from '../texts.ts';

export const de: Texts = {
  greeting: (name) =>
    `Hi ${name}! Ich bin der Support-Bot. Frag mich einfach in deinen eigenen Worten alles rund ums Spiel oder sprich jederzeit mit einem Menschen aus unserem Team.`,
  fileReceived:
    'Danke, deine Datei ist gespeichert. Ich selbst kann sie mir nicht ansehen, unser Team aber schon. Schreib mir kurz, worum es geht, oder sag mir, dass du mit einem Menschen sprechen möchtest.',
  noAnswer:
    'Darauf habe ich leider keine gute Antwort. Formulier es gern anders oder sprich mit einem Menschen aus unserem Team.',
  leftOpen: (questions) =>
    `Hierauf habe ich noch keine sichere Antwort: ${questions.map((question) => `„${question}“`).join(', ')}. Formulier es gern anders oder sprich mit einem Menschen aus unserem Team.`,
  inOtherLanguage: 'Diesen Artikel gibt es nur in einer anderen Sprache:',
  didYouMean: 'Ich bin mir nicht sicher, was davon du meinst:',
  confirmHandoff: 'Möchtest du mit einem Menschen aus unserem Team sprechen?',
  readMore: 'Mehr dazu:',
  stillThere:
    'Bist du noch da? Wenn du nichts weiter brauchst, beende ich dieses Gespräch bald. Du kannst dich jederzeit wieder melden.',
  answerDelayed:
    'Sorry, meine Antwort dauert gerade länger als sonst. Deine Frage ist nicht verloren: Ich antworte, sobald ich kann. Wenn du nicht warten möchtest, frag nach einem Menschen.',
  closedIdle: 'Ich habe das Gespräch beendet, weil es eine Weile still war. Schreib einfach, dann bin ich wieder da.',
  closedByUser: 'Das Gespräch ist beendet. Schreib uns jederzeit, wenn du wieder Hilfe brauchst.',
  closedByStaff: 'Unser Team hat das Gespräch beendet. Schreib uns jederzeit, wenn du wieder Hilfe brauchst.',
  helpedThanks: 'Freut mich, dass ich helfen konnte! Melde dich jederzeit wieder.',
  notHelped:
    'Schade, dass das nicht geholfen hat. Formulier es gern anders oder sprich mit einem Menschen aus unserem Team.',
  caseCreated: (c) =>
    `Deine Anfrage **${c}** wurde angelegt und du wirst jetzt mit einem Menschen aus unserem Team verbunden. Bleib in diesem Chat: Alles, was du hier schreibst, kommt bei unserem Team an.`,
  caseDelayed:
    'Sorry, es dauert gerade länger als sonst, jemanden dazuzuholen. Du behältst deinen Platz, und alles, was du hier schreibst, kommt bei unserem Team an.',
  queuePosition: (ahead) =>
    ahead === 0
      ? 'Du bist als Nächstes dran.'
      : `Vor dir ${ahead === 1 ? 'ist noch 1 Gespräch' : `sind noch ${ahead} Gespräche`} in der Warteschlange.`,
  outOfHours: (opensAt) =>
    `Unser Team ist gerade nicht erreichbar, aber ab ${opensAt} wieder für dich da. Deine Anfrage bleibt in der Warteschlange, und alles, was du hier noch schreibst, wird gelesen.`,
  alreadyTransferring: (c) =>
    `Du wirst mit deiner Anfrage **${c}** schon mit unserem Team verbunden. Ich sag dir Bescheid, sobald jemand da ist.`,
  sensitive: 'Das sollte sich ein Mensch ansehen. Ich hole jemanden aus unserem Team dazu.',
  agentJoined: (name) => `**${name}** ist dem Chat beigetreten und kann alles lesen, was bisher geschrieben wurde.`,
  agentJoinedUnnamed:
    'Jemand aus unserem Support-Team ist dem Chat beigetreten und kann alles lesen, was bisher geschrieben wurde.',
  agentIsHere: (name) => `Hier im Chat bei dir: **${name}**. Alles, was du hier schreibst, kommt dort an.`,
  agentLeftWaiting:
    'Deine Ansprechperson hat den Chat verlassen. Wir suchen gerade jemand anderen aus dem Team, bitte bleib hier.',
  transferred:
    'Wir geben dich an jemand anderen aus unserem Team weiter. Alles, was bisher geschrieben wurde, ist auch dort zu sehen. Einen Moment, bitte.',
  firstResponseLate: (c) =>
    `Sorry, das dauert länger, als es sollte. Deine Anfrage **${c}** hat jetzt eine höhere Priorität und du behältst deinen Platz in der Warteschlange.`,
  stillWaiting: (c) =>
    `Wir suchen noch jemanden für deine Anfrage **${c}**. Du musst nicht online bleiben: Die Antwort kommt hier im Chat.`,
  agentSilent: 'Du wartest schon eine Weile auf eine Antwort. Wir haben unser Team daran erinnert.',
  userSilent: (hours) =>
    `Können wir noch etwas für dich tun? Wenn wir nichts von dir hören, schließen wir dieses Gespräch in ${hours} ${hours === 1 ? 'Stunde' : 'Stunden'}.`,
  closedSilent:
    'Wir haben dieses Gespräch geschlossen, weil wir nichts mehr von dir gehört haben. Mit dem Button unten kannst du es wieder öffnen.',
  resolved: (c) => `Das Gespräch zu deiner Anfrage **${c}** ist beendet.`,
  alreadyOver: (c) =>
    `Das Gespräch zu deiner Anfrage **${c}** ist schon zu Ende. Mit dem Button unten geht es damit weiter; für etwas anderes schreib mir einfach.`,
  rateUs: 'Wie zufrieden bist du mit unserer Hilfe? (1 = gar nicht, 5 = sehr)',
  ratingThanks: 'Danke für deine Bewertung!',
  reopened: (c) =>
    `Deine Anfrage **${c}** ist wieder offen und du wirst jetzt mit einem Menschen aus unserem Team verbunden. Bleib in diesem Chat.`,
  reopenTooLate:
    'Diese Anfrage lässt sich nicht mehr öffnen. Schreib mir, worum es geht: Ich helfe dir gern oder lege eine neue Anfrage an und hole jemanden aus unserem Team dazu.',
  backToBot:
    'Du bist wieder beim Support-Bot. Frag mich, was du wissen möchtest, oder sprich mit einem Menschen aus unserem Team.',
  flexTrouble: (c) =>
    `Das System unseres Support-Teams ist gerade gestört. Deine Anfrage **${c}** bleibt bestehen. Deine Nachrichten gehen nicht verloren und kommen in der richtigen Reihenfolge an, sobald es wieder läuft.`,
  flexBack: 'Das System unseres Support-Teams läuft wieder und deine Nachrichten sind angekommen.',
  flexUnreachable: (c) =>
    `Wir konnten leider niemanden aus unserem Team in diesen Chat holen. Deine Anfrage **${c}** bleibt bestehen und unser Team meldet sich hier bei dir.`,
  notDelivered: (excerpt, reason) => `Das konnte nicht zugestellt werden: „${excerpt}“. ${reason}`,
  reasons: {
    tooLarge: 'Es ist zu groß. Bitte schick es kleiner oder als Link.',
    refusedContent: 'Ein Inhaltsfilter hat es abgelehnt. Bitte formulier es anders.',
    other: 'Bitte versuch es noch einmal, vielleicht in anderer Form.',
  },
  removedByAgent: '*(Nachricht vom Support-Team entfernt)*',
  agent: 'Support-Team',
  buttons: {
    talkToPerson: 'Mit einem Menschen sprechen',
    helped: 'Das hat geholfen',
    notHelped: 'Das hat nicht geholfen',
    stay: 'Beim Bot bleiben',
    reopen: 'Wieder öffnen',
    close: 'Gespräch beenden',
  },
  smallTalk: {
    greeting: 'Hallo! Schreib mir in einem Satz, was du brauchst, und ich suche dir die Antwort heraus.',
    thanks: 'Gern geschehen! Wenn noch etwas ist, schreib einfach.',
    bye: 'Tschüss und mach’s gut!',
    'how-are-you': 'Alles bestens, danke der Nachfrage! Was kann ich für dich tun?',
    'who-are-you':
      'Ich bin der Support-Bot. Ich antworte aus unseren Hilfeartikeln und hole jederzeit einen Menschen aus unserem Team dazu, wenn du das möchtest.',
    positive: 'Das freut mich! Kann ich sonst noch etwas für dich tun?',
    'go-on': 'Klar, worum geht es denn?',
    stay: 'Alles klar, dann machen wir hier weiter. Was kann ich für dich tun?',
    negative:
      'Tut mir leid, dass das nicht geholfen hat. Erzähl mir etwas mehr dazu oder sag, dass du mit einem Menschen sprechen möchtest, dann verbinde ich dich.',
  },
  cases: {
    statusChanged: (name, title, status) => `Neues zu **${name}** (${title}): Der Status ist jetzt **${status}**.`,
    commented: (name, title) => `Unser Team hat dir zu **${name}** (${title}) geschrieben:`,
    status: {
      new: 'neu',
      open: 'in Bearbeitung',
      pending: 'wartet auf deine Antwort',
      solved: 'gelöst',
      closed: 'geschlossen',
    },
  },
  server: {
    checkYourDms:
      'Ich habe dir eine Direktnachricht geschickt. Falls dort nichts ankommt, öffne ich auf diesem Server einen privaten Thread für dich.',
    openDms: 'Direktnachrichten öffnen',
    helloAgain: 'Ich bin da. Einen Moment …',
    closing: 'Ich beende dein Gespräch.',
    nothingOpen: 'Du hast gerade kein offenes Gespräch. Schreib mir oder nutze /hilfe, um eins zu starten.',
    conversationOver:
      'Dieses Gespräch ist schon beendet, deshalb funktioniert der Button nicht mehr. Schreib mir einfach, um ein neues zu starten.',
    notYourButton:
      'Dieser Chat gehört jemand anderem. Seine Buttons funktionieren nur für diese Person, und es wurde nichts geändert. Wenn du selbst Hilfe brauchst, nutze /hilfe.',
    unknownButton:
      'Dieser Button stammt aus einer älteren Version und funktioniert nicht mehr. Schreib mir oder nutze /hilfe, dann machen wir dort weiter.',
    noCases: 'Du hast noch keine Anfragen. Wenn du Hilfe brauchst, nutze /hilfe.',
    yourCases: 'Deine Anfragen:',
    reopen: (name) => `${name} wieder öffnen`,
    casesUnavailable:
      'Deine Anfragen lassen sich gerade nicht abrufen. Keine Sorge, sie sind sicher; versuch es bitte in einer Minute noch einmal.',
    reportSaved: (name) =>
      `Danke! Deine Meldung ist als Anfrage **${name}** gespeichert. Sobald sich etwas tut, hörst du hier von uns; mit /meine-anfragen siehst du den aktuellen Stand.`,
    reportWaits:
      'Deine Meldung zu speichern dauert gerade länger als sonst. Sie ist nicht verloren: Ich versuche es weiter und schreibe dir die Nummer der Anfrage hierher.',
    staffOnly: (roles) =>
      `Dieser Befehl ist nur fürs Team (${roles}). Wenn du dazugehörst, frag die Server-Administration nach der Rolle.`,
    kind: { support: 'Support', bug: 'Bug', feature: 'Feature', task: 'Aufgabe' },
    bugForm: {
      title: 'Bug melden',
      summary: 'Kurz gesagt',
      summaryHint: 'z. B. Die Karte bleibt nach einem Bosskampf schwarz',
      details: 'Was ist passiert?',
      detailsHint: 'Was hast du gesehen und was hättest du stattdessen erwartet?',
      steps: 'Wie können wir das nachstellen?',
      stepsHint: '1. … 2. … 3. …',
      severity: 'Wie schlimm ist es?',
      severities: {
        cosmetic: 'Es sieht nur falsch aus',
        annoying: 'Nervig, aber ich kann weiterspielen',
        serious: 'Etwas Wichtiges funktioniert nicht',
        blocking: 'Ich kann gar nicht spielen',
      },
      files: 'Screenshots',
      filesHint: 'Bilder oder Logs, bis zu fünf',
    },
    featureForm: {
      title: 'Feature vorschlagen',
      summary: 'Kurz gesagt',
      summaryHint: 'z. B. Inventar nach Seltenheit sortieren',
      details: 'Was wünschst du dir?',
      detailsHint: 'Beschreib es so, wie du es dir vorstellst',
      benefit: 'Wobei würde es helfen?',
      benefitHint: 'Wann und wie oft würdest du es nutzen?',
      files: 'Bilder',
      filesHint: 'Skizzen oder Screenshots, bis zu fünf',
    },
  },
  commands: {
    helpme: {
      name: 'hilfe',
      description: 'Hol dir Hilfe: von unserem Assistenten oder von einem Menschen, wenn du das möchtest',
    },
    bug: { name: 'bug-melden', description: 'Einen Bug melden' },
    new_feature: { name: 'feature-vorschlagen', description: 'Ein neues Feature vorschlagen' },
    mycases: { name: 'meine-anfragen', description: 'Deine Anfragen und ihr aktueller Stand' },
    close: { name: 'beenden', description: 'Dein Gespräch mit dem Support beenden' },
    desk: {
      description: 'Fürs Team: Anfragen und Ankündigungen',
      cases: 'Offene Anfragen, neueste zuerst',
      case: 'Eine einzelne Anfrage',
      caseNumber: 'Ihre Nummer, 1042 für C-1042',
      say: 'Im Ankündigungskanal posten',
    },
  },
};
