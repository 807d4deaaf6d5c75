import type { Texts } from '../texts.ts';

export const pt: Texts = {
  greeting: (name) =>
    `Oi, ${name}! Eu sou o bot de suporte. Pergunte o que quiser sobre o jogo, do seu jeito, ou fale com uma pessoa quando preferir.`,
  fileReceived:
    'Recebi seu arquivo e já guardei! Eu não consigo abrir arquivos, mas uma pessoa da equipe consegue. Conte em poucas palavras do que se trata ou peça para falar com uma pessoa.',
  noAnswer: 'Não tenho uma boa resposta para isso. Tente explicar com outras palavras ou fale com uma pessoa.',
  leftOpen: (questions) =>
    `Ainda não tenho uma resposta segura para isto: ${questions.map((question) => `“${question}”`).join(', ')}. Tente explicar com outras palavras ou fale com uma pessoa.`,
  inOtherLanguage: 'Este artigo só existe em outro idioma:',
  didYouMean: 'Sobre qual destes assuntos você quer saber?',
  confirmHandoff: 'Quer falar com uma pessoa?',
  readMore: 'Saiba mais:',
  stillThere:
    'Você ainda está aí? Se não precisar de mais nada, vou encerrar esta conversa daqui a pouco. Você pode me escrever de novo quando quiser.',
  answerDelayed:
    'Desculpe, minha resposta está demorando mais do que o normal. Sua pergunta não se perdeu: vou responder assim que puder. Se preferir não esperar, peça para falar com uma pessoa.',
  closedIdle:
    'Encerrei esta conversa porque ela ficou um tempo sem mensagens. É só escrever quando quiser que eu volto.',
  closedByUser: 'Conversa encerrada. Se precisar da gente de novo, é só escrever.',
  closedByStaff: 'Nossa equipe encerrou esta conversa. Se precisar da gente de novo, é só escrever.',
  helpedThanks: 'Que bom que ajudou! Escreva de novo quando quiser.',
  notHelped: 'Que pena que não ajudou. Tente explicar com outras palavras ou fale com uma pessoa.',
  caseCreated: (c) =>
    `O chamado **${c}** foi criado e estamos transferindo você para uma pessoa da equipe. Fique neste chat: tudo o que você escrever aqui vai chegar até ela.`,
  caseDelayed:
    'A transferência está demorando mais do que o normal, desculpe. Seu lugar na fila está garantido, e tudo o que você escrever aqui vai chegar à equipe.',
  queuePosition: (ahead) =>
    ahead === 0
      ? 'Você é a próxima pessoa da fila.'
      : `Há ${ahead} ${ahead === 1 ? 'conversa' : 'conversas'} na sua frente.`,
  outOfHours: (opensAt) =>
    `Nossa equipe não está disponível agora. Próximo atendimento: ${opensAt}. Seu chamado continua na fila, e tudo o que você escrever aqui vai ser lido.`,
  alreadyTransferring: (c) =>
    `Já estamos transferindo você para uma pessoa no chamado **${c}**. Aviso assim que alguém entrar no chat.`,
  sensitive: 'É melhor que uma pessoa veja isso, então vou chamar alguém da equipe.',
  agentJoined: (name) => `**${name}**, da nossa equipe, entrou no chat e pode ler toda a conversa acima.`,
  agentJoinedUnnamed: 'Uma pessoa da equipe entrou no chat e pode ler toda a conversa acima.',
  agentIsHere: (name) => `Com você neste chat: **${name}**. Tudo o que você escrever aqui chega lá.`,
  agentLeftWaiting:
    'A pessoa que estava atendendo você saiu do chat. Estamos procurando outra pessoa da equipe; fique por aqui, por favor.',
  transferred:
    'Estamos transferindo você para outra pessoa da equipe, que pode ler toda a conversa acima. Um momento, por favor.',
  firstResponseLate: (c) =>
    `Está demorando mais do que deveria, desculpe. Aumentamos a prioridade do chamado **${c}**, e seu lugar na fila está garantido.`,
  stillWaiting: (c) =>
    `Ainda estamos procurando alguém para o chamado **${c}**. Você não precisa ficar online: a resposta vai chegar aqui.`,
  agentSilent: 'Você está esperando uma resposta há um tempinho. Já lembramos a equipe.',
  userSilent: (hours) =>
    `Precisa de mais alguma coisa? Sem resposta, vamos encerrar esta conversa em ${hours} ${hours === 1 ? 'hora' : 'horas'}.`,
  closedSilent: 'Encerramos esta conversa porque não tivemos resposta. Você pode reabrir com o botão abaixo.',
  resolved: (c) => `Sua conversa sobre o chamado **${c}** terminou.`,
  alreadyOver: (c) =>
    `Sua conversa sobre o chamado **${c}** já estava encerrada. Para continuar, use o botão abaixo; para outro assunto, é só me escrever.`,
  rateUs: 'Como foi o atendimento? (1 = ruim, 5 = ótimo)',
  ratingThanks: 'Agradecemos a sua avaliação!',
  reopened: (c) =>
    `O chamado **${c}** foi reaberto e estamos transferindo você para uma pessoa da equipe. Fique neste chat.`,
  reopenTooLate:
    'Este chamado não pode mais ser reaberto. Conte do que se trata e eu ajudo, ou abro um novo chamado e transfiro você para uma pessoa.',
  backToBot: 'O bot de suporte está de volta. Pergunte o que quiser ou fale com uma pessoa.',
  flexTrouble: (c) =>
    `Estamos com um problema no sistema da equipe de suporte. O chamado **${c}** continua aberto: suas mensagens ficam guardadas em ordem e chegam à equipe assim que o sistema voltar.`,
  flexBack: 'O sistema da equipe de suporte voltou e já recebeu suas mensagens.',
  flexUnreachable: (c) =>
    `Não conseguimos trazer alguém da equipe para este chat. O chamado **${c}** continua aberto, e vamos responder por aqui.`,
  notDelivered: (excerpt, reason) => `Não foi possível entregar esta mensagem: “${excerpt}”. ${reason}`,
  reasons: {
    tooLarge: 'Ela é grande demais. Envie em um tamanho menor ou como link.',
    refusedContent: 'Ela foi recusada por um filtro de conteúdo. Escreva com outras palavras, por favor.',
    other: 'Tente enviar de novo, talvez de outra forma.',
  },
  removedByAgent: '*(mensagem removida pela equipe)*',
  agent: 'Agente',
  buttons: {
    talkToPerson: 'Falar com uma pessoa',
    helped: 'Ajudou',
    notHelped: 'Não ajudou',
    stay: 'Continuar com o bot',
    reopen: 'Reabrir',
    close: 'Encerrar conversa',
  },
  smallTalk: {
    greeting: 'Oi! Conte em uma frase do que você precisa, e eu procuro a resposta.',
    thanks: 'De nada! Se precisar de mais alguma coisa, é só escrever.',
    bye: 'Tchau, até a próxima!',
    'how-are-you': 'Tudo bem por aqui! Como posso ajudar você?',
    'who-are-you':
      'Eu sou o bot de suporte. Respondo com base nos nossos artigos de ajuda e posso chamar uma pessoa quando você quiser.',
    positive: 'Que bom! Precisa de mais alguma coisa?',
    'go-on': 'Pode falar: do que se trata?',
    stay: 'Combinado, continuamos por aqui. Como posso ajudar você?',
    negative:
      'Que pena que não ajudou. Conte um pouco mais ou peça para falar com uma pessoa, e eu faço a transferência.',
  },
  cases: {
    statusChanged: (name, title, status) => `Novidade sobre **${name}** (${title}): o status agora é **${status}**.`,
    commented: (name, title) => `A equipe escreveu sobre **${name}** (${title}):`,
    status: {
      new: 'novo',
      open: 'em andamento',
      pending: 'aguardando sua resposta',
      solved: 'resolvido',
      closed: 'fechado',
    },
  },
  server: {
    checkYourDms:
      'Mandei uma mensagem direta para você. Se não aparecer nada por lá, vou abrir um tópico privado para você neste servidor.',
    openDms: 'Abrir mensagens diretas',
    helloAgain: 'Estou aqui. Um momento…',
    closing: 'Estou encerrando sua conversa.',
    nothingOpen: 'Você não tem nenhuma conversa aberta. Me mande uma mensagem ou use /ajuda para começar uma.',
    conversationOver:
      'Essa conversa já terminou, então este botão não funciona mais. Me mande uma mensagem para começar outra.',
    notYourButton:
      'Este chat é de outra pessoa, então os botões só funcionam para ela e nada foi alterado. Se você precisar de ajuda, use /ajuda.',
    unknownButton:
      'Este botão é de uma versão antiga e não funciona mais. Me mande uma mensagem ou use /ajuda, e a gente continua de lá.',
    noCases: 'Você ainda não tem chamados. Use /ajuda quando precisar.',
    yourCases: 'Seus chamados:',
    reopen: (name) => `Reabrir ${name}`,
    casesUnavailable:
      'Não estou conseguindo consultar seus chamados agora. Nada se perdeu; tente de novo em um minuto.',
    reportSaved: (name) =>
      `Valeu! Registramos como chamado **${name}**. Avisamos por aqui quando houver novidades; com /meus-chamados você vê como está.`,
    reportWaits:
      'Está demorando mais do que o normal para salvar. Nada se perdeu: vou continuar tentando e escrevo aqui o número do chamado.',
    staffOnly: (roles) =>
      `Este comando é só para a equipe (${roles}). Se você faz parte dela, peça o cargo à administração do servidor.`,
    kind: { support: 'Suporte', bug: 'Bug', feature: 'Sugestão', task: 'Tarefa' },
    bugForm: {
      title: 'Relatar um bug',
      summary: 'Em uma linha',
      summaryHint: 'Ex.: O mapa fica preto depois de lutar contra um chefe',
      details: 'O que aconteceu?',
      detailsHint: 'O que você viu, e o que esperava ver?',
      steps: 'O que fazer para o bug acontecer?',
      stepsHint: '1. … 2. … 3. …',
      severity: 'Qual é a gravidade?',
      severities: {
        cosmetic: 'É só visual',
        annoying: 'Incomoda, mas dá para continuar',
        serious: 'Uma parte importante não funciona',
        blocking: 'Não consigo jogar',
      },
      files: 'Capturas de tela',
      filesHint: 'Imagens ou logs, até cinco',
    },
    featureForm: {
      title: 'Sugerir uma novidade',
      summary: 'Em uma linha',
      summaryHint: 'Ex.: Ordenar o inventário por raridade',
      details: 'O que você gostaria de ter?',
      detailsHint: 'Descreva do jeito que você imagina',
      benefit: 'Em que isso ajudaria?',
      benefitHint: 'Quando você usaria, e com que frequência?',
      files: 'Imagens',
      filesHint: 'Esboços ou capturas de tela, até cinco',
    },
  },
  commands: {
    helpme: { name: 'ajuda', description: 'Receba ajuda do nosso bot e, se quiser, de uma pessoa' },
    bug: { name: 'bug', description: 'Relatar um bug' },
    new_feature: { name: 'sugerir', description: 'Sugerir uma novidade para o jogo' },
    mycases: { name: 'meus-chamados', description: 'Seus chamados e como eles estão' },
    close: { name: 'encerrar', description: 'Encerrar sua conversa com o suporte' },
    desk: {
      description: 'Para a equipe: chamados e anúncios',
      cases: 'Chamados abertos, do mais recente ao mais antigo',
      case: 'Um chamado',
      caseNumber: 'O número: 1042 para C-1042',
      say: 'Publicar no canal de anúncios',
    },
  },
};
