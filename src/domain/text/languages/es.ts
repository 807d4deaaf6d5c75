import type { Texts } from '../texts.ts';

export const es: Texts = {
  greeting: (name) =>
    `¡Hola, ${name}! Soy el bot de soporte. Pregúntame lo que quieras sobre el juego con tus propias palabras, o habla con una persona cuando prefieras.`,
  fileReceived:
    '¡Gracias! He guardado tu archivo. Yo no puedo abrir archivos, pero una persona del equipo sí. Cuéntame en pocas palabras de qué se trata, o pide hablar con una persona.',
  noAnswer: 'No tengo una buena respuesta para eso. Dímelo con otras palabras o habla con una persona.',
  leftOpen: (questions) =>
    `Para esto todavía no tengo una respuesta segura: ${questions.map((question) => `“${question}”`).join(', ')}. Dímelo con otras palabras o habla con una persona.`,
  inOtherLanguage: 'Este artículo solo está en otro idioma:',
  didYouMean: '¿A cuál de estos temas te refieres?',
  confirmHandoff: '¿Quieres hablar con una persona?',
  readMore: 'Más información:',
  stillThere:
    '¿Sigues ahí? Si no necesitas nada más, cerraré esta conversación dentro de un rato. Puedes volver a escribirme cuando quieras.',
  answerDelayed:
    'Disculpa, mi respuesta está tardando más de lo normal. Tu pregunta no se ha perdido: te contestaré en cuanto pueda. Si prefieres no esperar, pide hablar con una persona.',
  closedIdle:
    'He cerrado esta conversación porque llevaba un rato sin actividad. Escríbeme cuando quieras y aquí estaré.',
  closedByUser: 'Conversación cerrada. Si nos necesitas otra vez, escribe cuando quieras.',
  closedByStaff: 'Nuestro equipo ha cerrado esta conversación. Si nos necesitas otra vez, escribe cuando quieras.',
  helpedThanks: '¡Me alegra haberte ayudado! Escríbeme cuando quieras.',
  notHelped: 'Siento que no te haya servido. Dímelo con otras palabras o habla con una persona.',
  caseCreated: (c) =>
    `Se ha creado el caso **${c}** y te estamos transfiriendo con una persona del equipo. Quédate en este chat: le llegará todo lo que escribas aquí.`,
  caseDelayed:
    'La transferencia está tardando más de lo normal, disculpa. Conservas tu turno y todo lo que escribas aquí llegará al equipo.',
  queuePosition: (ahead) =>
    ahead === 0
      ? 'Tu turno es el siguiente.'
      : `Hay ${ahead} ${ahead === 1 ? 'conversación' : 'conversaciones'} antes que la tuya.`,
  outOfHours: (opensAt) =>
    `Nuestro equipo no está disponible en este momento y volverá el ${opensAt}. Tu caso conserva su turno y leeremos todo lo que escribas aquí.`,
  alreadyTransferring: (c) =>
    `Ya te estamos transfiriendo con una persona; tu caso es el **${c}**. Te avisaré en cuanto alguien se una al chat.`,
  sensitive: 'Es mejor que esto lo vea una persona, así que te paso con alguien del equipo.',
  agentJoined: (name) =>
    `**${name}**, de nuestro equipo, se ha unido al chat y puede leer toda la conversación anterior.`,
  agentJoinedUnnamed: 'Una persona del equipo se ha unido al chat y puede leer toda la conversación anterior.',
  agentIsHere: (name) => `Contigo en este chat: **${name}**. Todo lo que escribas aquí le llega.`,
  agentLeftWaiting:
    'La persona que te atendía ha salido del chat. Estamos buscando a alguien más del equipo; quédate aquí, por favor.',
  transferred:
    'Te estamos pasando con otra persona del equipo, que puede leer toda la conversación anterior. Un momento, por favor.',
  firstResponseLate: (c) =>
    `Estamos tardando más de lo debido, disculpa. Hemos subido la prioridad del caso **${c}** y conservas tu turno.`,
  stillWaiting: (c) =>
    `Seguimos buscando a alguien para el caso **${c}**. No hace falta que sigas en línea: la respuesta te llegará aquí.`,
  agentSilent: 'Llevas un rato esperando respuesta. Ya se lo hemos recordado al equipo.',
  userSilent: (hours) =>
    `¿Necesitas algo más? Si no respondes, cerraremos esta conversación en ${hours} ${hours === 1 ? 'hora' : 'horas'}.`,
  closedSilent:
    'Hemos cerrado esta conversación porque no hemos recibido respuesta. Puedes reabrirla con el botón de abajo.',
  resolved: (c) => `Tu conversación sobre el caso **${c}** ha terminado.`,
  alreadyOver: (c) =>
    `Tu conversación sobre el caso **${c}** ya estaba cerrada. Para seguir con ella, usa el botón de abajo; para otra cosa, escríbeme.`,
  rateUs: '¿Qué te pareció la atención? (1 = mala, 5 = excelente)',
  ratingThanks: '¡Gracias por tu valoración!',
  reopened: (c) =>
    `El caso **${c}** está abierto de nuevo y te estamos transfiriendo con una persona. Quédate en este chat.`,
  reopenTooLate:
    'Este caso ya no se puede reabrir. Cuéntame de qué se trata y te ayudo, o abro un caso nuevo y te paso con una persona.',
  backToBot: 'Aquí está de nuevo el bot de soporte. Pregúntame lo que quieras o habla con una persona.',
  flexTrouble: (c) =>
    `En este momento tenemos problemas con el sistema del equipo de soporte. El caso **${c}** sigue abierto: guardamos tus mensajes en orden y llegarán al equipo en cuanto el sistema vuelva a funcionar.`,
  flexBack: 'El sistema del equipo de soporte ya funciona de nuevo y ha recibido tus mensajes.',
  flexUnreachable: (c) =>
    `No hemos podido traer a nadie del equipo a este chat. El caso **${c}** sigue abierto y te responderemos por aquí.`,
  notDelivered: (excerpt, reason) => `Este mensaje no se ha podido entregar: “${excerpt}”. ${reason}`,
  reasons: {
    tooLarge: 'Es demasiado grande. Envíalo en un tamaño más pequeño o como enlace.',
    refusedContent: 'Lo ha rechazado un filtro de contenido. Escríbelo con otras palabras, por favor.',
    other: 'Intenta enviarlo de nuevo, quizá de otra forma.',
  },
  removedByAgent: '*(mensaje eliminado por el equipo)*',
  agent: 'Agente',
  buttons: {
    talkToPerson: 'Hablar con una persona',
    helped: 'Me sirvió',
    notHelped: 'No me sirvió',
    stay: 'Seguir con el bot',
    reopen: 'Reabrir',
    close: 'Cerrar conversación',
  },
  smallTalk: {
    greeting: '¡Hola! Cuéntame en una frase qué necesitas y busco la respuesta.',
    thanks: '¡De nada! Si necesitas algo más, solo escribe.',
    bye: '¡Hasta luego! Cuídate mucho.',
    'how-are-you': '¡Todo bien por aquí, gracias! ¿En qué te puedo ayudar?',
    'who-are-you':
      'Soy el bot de soporte. Respondo con nuestros artículos de ayuda y puedo pasarte con una persona cuando quieras.',
    positive: '¡Qué bien! ¿Necesitas algo más?',
    'go-on': 'Claro, cuéntame: ¿de qué se trata?',
    stay: 'De acuerdo, seguimos por aquí. ¿En qué te puedo ayudar?',
    negative:
      'Siento que no te haya servido. Cuéntame un poco más, o pide hablar con una persona y te paso con el equipo.',
  },
  cases: {
    statusChanged: (name, title, status) => `Novedades sobre **${name}** (${title}): su estado ahora es **${status}**.`,
    commented: (name, title) => `El equipo ha escrito sobre **${name}** (${title}):`,
    status: {
      new: 'nuevo',
      open: 'en curso',
      pending: 'a la espera de tu respuesta',
      solved: 'resuelto',
      closed: 'cerrado',
    },
  },
  server: {
    checkYourDms:
      'Te he escrito por mensaje directo. Si no te aparece nada, abriré un hilo privado para ti en este servidor.',
    openDms: 'Abrir mensajes directos',
    helloAgain: 'Aquí estoy. Un momento…',
    closing: 'Voy a cerrar tu conversación.',
    nothingOpen: 'No tienes ninguna conversación abierta. Envíame un mensaje o usa /ayuda para empezar una.',
    conversationOver:
      'Esa conversación ha terminado, así que este botón ya no funciona. Envíame un mensaje para empezar otra.',
    notYourButton:
      'Este chat es de otra persona, así que sus botones solo funcionan para ella y no se ha cambiado nada. Si necesitas ayuda, usa /ayuda.',
    unknownButton:
      'Este botón es de una versión anterior y ya no funciona. Envíame un mensaje o usa /ayuda, y seguimos desde ahí.',
    noCases: 'Todavía no tienes ningún caso. Usa /ayuda cuando necesites algo.',
    yourCases: 'Tus casos:',
    reopen: (name) => `Reabrir ${name}`,
    casesUnavailable:
      'En este momento no se pueden consultar tus casos. No se ha perdido nada; inténtalo de nuevo en un minuto.',
    reportSaved: (name) =>
      `¡Gracias! Lo hemos registrado como caso **${name}**. Te avisaremos por aquí cuando haya novedades; con /mis-casos puedes ver cómo va.`,
    reportWaits:
      'Está tardando más de lo normal en guardarse. No se ha perdido nada: sigo intentándolo y te escribiré aquí el número de caso.',
    staffOnly: (roles) =>
      `Este comando es solo para el staff (${roles}). Si formas parte del staff, pide el rol a la administración del servidor.`,
    kind: { support: 'Soporte', bug: 'Error', feature: 'Sugerencia', task: 'Tarea' },
    bugForm: {
      title: 'Reportar un error',
      summary: 'En una línea',
      summaryHint: 'Ej.: El mapa se queda en negro tras vencer a un jefe',
      details: '¿Qué pasó?',
      detailsHint: '¿Qué viste y qué esperabas ver?',
      steps: '¿Qué hay que hacer para que ocurra?',
      stepsHint: '1. … 2. … 3. …',
      severity: '¿Cuánto te afecta?',
      severities: {
        cosmetic: 'Solo se ve mal',
        annoying: 'Molesta, pero puedo seguir jugando',
        serious: 'Una parte importante no funciona',
        blocking: 'No puedo jugar',
      },
      files: 'Capturas de pantalla',
      filesHint: 'Imágenes o registros (logs), hasta cinco',
    },
    featureForm: {
      title: 'Sugerir una mejora',
      summary: 'En una línea',
      summaryHint: 'Ej.: Ordenar el inventario por rareza',
      details: '¿Qué te gustaría?',
      detailsHint: 'Descríbelo tal como te lo imaginas',
      benefit: '¿Para qué serviría?',
      benefitHint: '¿Cuándo lo usarías y con qué frecuencia?',
      files: 'Imágenes',
      filesHint: 'Bocetos o capturas de pantalla, hasta cinco',
    },
  },
  commands: {
    helpme: { name: 'ayuda', description: 'Recibe ayuda de nuestro bot y, si quieres, de una persona' },
    bug: { name: 'bug', description: 'Reportar un error' },
    new_feature: { name: 'sugerencia', description: 'Sugerir una mejora' },
    mycases: { name: 'mis-casos', description: 'Tus casos y cómo van' },
    close: { name: 'cerrar', description: 'Cerrar tu conversación con soporte' },
    desk: {
      description: 'Para el staff: casos y anuncios',
      cases: 'Casos abiertos, del más reciente al más antiguo',
      case: 'Un caso',
      caseNumber: 'Su número: 1042 para C-1042',
      say: 'Publicar en el canal de anuncios',
    },
  },
};
