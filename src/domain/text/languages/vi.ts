import type { Texts } from '../texts.ts';

export const vi: Texts = {
  greeting: (name) =>
    `Chào ${name}! Mình là bot hỗ trợ. Có thắc mắc gì về game, bạn cứ hỏi mình thật tự nhiên nhé, hoặc gặp nhân viên hỗ trợ bất cứ lúc nào bạn muốn.`,
  fileReceived:
    'Cảm ơn bạn, mình đã lưu file rồi. Mình không tự xem được file, nhưng nhân viên hỗ trợ thì xem được. Bạn cho mình biết ngắn gọn file này về chuyện gì, hoặc nhắn là muốn gặp nhân viên hỗ trợ nhé.',
  noAnswer:
    'Mình chưa có câu trả lời phù hợp cho câu hỏi này. Bạn thử hỏi theo cách khác, hoặc gặp nhân viên hỗ trợ nhé.',
  leftOpen: (questions) =>
    `Riêng phần này mình chưa có câu trả lời chắc chắn: ${questions.map((question) => `“${question}”`).join(', ')}. Bạn thử hỏi theo cách khác, hoặc gặp nhân viên hỗ trợ nhé.`,
  inOtherLanguage: 'Bài viết này chỉ có bằng ngôn ngữ khác:',
  didYouMean: 'Mình chưa chắc bạn đang hỏi về mục nào dưới đây:',
  confirmHandoff: 'Bạn có muốn gặp nhân viên hỗ trợ không?',
  readMore: 'Xem thêm:',
  stillThere:
    'Bạn còn ở đó không? Nếu không cần gì thêm, lát nữa mình sẽ kết thúc cuộc trò chuyện này. Bạn có thể nhắn lại bất cứ lúc nào nhé.',
  answerDelayed:
    'Xin lỗi bạn, mình trả lời lâu hơn bình thường. Câu hỏi của bạn không bị mất: mình sẽ trả lời ngay khi có thể. Nếu không muốn chờ, bạn có thể yêu cầu gặp nhân viên.',
  closedIdle:
    'Mình đã kết thúc cuộc trò chuyện này vì một lúc rồi chưa thấy bạn nhắn gì. Cần gì bạn cứ nhắn, mình quay lại ngay.',
  closedByUser: 'Cuộc trò chuyện đã kết thúc. Khi nào cần hỗ trợ, bạn cứ nhắn lại nhé.',
  closedByStaff: 'Đội ngũ hỗ trợ đã kết thúc cuộc trò chuyện này. Khi nào cần hỗ trợ, bạn cứ nhắn lại nhé.',
  helpedThanks: 'Mình rất vui vì đã giúp được bạn! Cần gì bạn cứ nhắn nhé.',
  notHelped: 'Xin lỗi vì mình chưa giúp được bạn. Bạn thử hỏi theo cách khác, hoặc gặp nhân viên hỗ trợ nhé.',
  caseCreated: (c) =>
    `Yêu cầu **${c}** đã được tạo và bạn đang được chuyển đến nhân viên hỗ trợ. Bạn cứ ở lại cuộc trò chuyện này nhé, mọi tin nhắn bạn gửi ở đây đều sẽ đến được nhân viên hỗ trợ.`,
  caseDelayed:
    'Xin lỗi bạn, việc kết nối với nhân viên hỗ trợ đang lâu hơn bình thường. Bạn vẫn giữ nguyên chỗ trong hàng chờ, và mọi tin nhắn bạn gửi ở đây đều sẽ đến được nhân viên hỗ trợ.',
  queuePosition: (ahead) =>
    ahead === 0 ? 'Lượt tiếp theo là của bạn.' : `Còn ${ahead} cuộc trò chuyện nữa là đến lượt bạn.`,
  outOfHours: (opensAt) =>
    `Hiện đang ngoài giờ làm việc, đội ngũ hỗ trợ sẽ trở lại vào ${opensAt}. Yêu cầu của bạn vẫn ở trong hàng chờ, và những gì bạn nhắn thêm ở đây đều sẽ được đọc.`,
  alreadyTransferring: (c) =>
    `Bạn đang được chuyển đến nhân viên hỗ trợ với yêu cầu **${c}** rồi. Có người tham gia là mình báo bạn ngay.`,
  sensitive: 'Việc này nên để nhân viên hỗ trợ trực tiếp xem xét, mình đang kết nối cho bạn.',
  agentJoined: (name) => `**${name}** đã tham gia cuộc trò chuyện và có thể đọc toàn bộ tin nhắn phía trên.`,
  agentJoinedUnnamed: 'Nhân viên hỗ trợ đã tham gia cuộc trò chuyện và có thể đọc toàn bộ tin nhắn phía trên.',
  agentIsHere: (name) =>
    `Người đang hỗ trợ bạn trong cuộc trò chuyện này: **${name}**. Mọi điều bạn viết ở đây đều đến được với họ.`,
  agentLeftWaiting: 'Nhân viên hỗ trợ đã rời cuộc trò chuyện. Bên mình đang tìm một nhân viên khác, bạn chờ ở đây nhé.',
  transferred:
    'Bạn đang được chuyển sang một nhân viên hỗ trợ khác, người này cũng đọc được toàn bộ tin nhắn phía trên. Bạn chờ chút nhé.',
  firstResponseLate: (c) =>
    `Xin lỗi vì đã để bạn chờ lâu. Yêu cầu **${c}** vừa được nâng mức ưu tiên, và bạn vẫn giữ nguyên chỗ trong hàng chờ.`,
  stillWaiting: (c) =>
    `Bên mình vẫn đang tìm nhân viên hỗ trợ cho yêu cầu **${c}**. Bạn không cần online chờ đâu, câu trả lời sẽ được gửi vào đây.`,
  agentSilent: 'Bạn đã chờ câu trả lời một lúc rồi. Bên mình vừa nhắc đội ngũ hỗ trợ.',
  userSilent: (hours) =>
    `Bạn còn cần hỗ trợ gì nữa không? Nếu chưa thấy bạn trả lời, bên mình sẽ đóng cuộc trò chuyện này sau ${hours} giờ nữa.`,
  closedSilent:
    'Bên mình đã đóng cuộc trò chuyện này vì chưa nhận được phản hồi từ bạn. Bạn có thể mở lại bằng nút bên dưới.',
  resolved: (c) => `Cuộc trò chuyện về yêu cầu **${c}** của bạn đã kết thúc.`,
  alreadyOver: (c) =>
    `Cuộc trò chuyện về yêu cầu **${c}** của bạn đã kết thúc từ trước rồi. Muốn nói tiếp, bạn nhấn nút bên dưới; chuyện khác thì bạn cứ nhắn cho mình.`,
  rateUs: 'Bạn thấy lần hỗ trợ này thế nào? (1 = kém, 5 = tuyệt vời)',
  ratingThanks: 'Cảm ơn bạn đã đánh giá!',
  reopened: (c) =>
    `Yêu cầu **${c}** đã được mở lại và bạn đang được chuyển đến nhân viên hỗ trợ. Bạn cứ ở lại cuộc trò chuyện này nhé.`,
  reopenTooLate:
    'Yêu cầu này không mở lại được nữa. Bạn cho mình biết đang gặp vấn đề gì nhé, mình sẽ giúp hoặc tạo yêu cầu mới và kết nối bạn với nhân viên hỗ trợ.',
  backToBot: 'Bạn đã quay lại với bot hỗ trợ. Bạn cứ hỏi mình, hoặc gặp nhân viên hỗ trợ nhé.',
  flexTrouble: (c) =>
    `Hệ thống của đội ngũ hỗ trợ đang gặp trục trặc. Yêu cầu **${c}** vẫn được giữ, tin nhắn của bạn được lưu đúng thứ tự và sẽ đến nơi ngay khi hệ thống hoạt động lại.`,
  flexBack: 'Hệ thống của đội ngũ hỗ trợ đã hoạt động lại và đã nhận được tin nhắn của bạn.',
  flexUnreachable: (c) =>
    `Xin lỗi bạn, bên mình chưa kết nối được nhân viên hỗ trợ vào cuộc trò chuyện này. Yêu cầu **${c}** vẫn được giữ, và đội ngũ hỗ trợ sẽ trả lời bạn tại đây.`,
  notDelivered: (excerpt, reason) => `Không gửi được: “${excerpt}”. ${reason}`,
  reasons: {
    tooLarge: 'Nội dung này quá lớn. Bạn gửi bản nhỏ hơn hoặc gửi bằng link nhé.',
    refusedContent: 'Bộ lọc nội dung đã từ chối. Bạn thử viết theo cách khác nhé.',
    other: 'Bạn thử gửi lại, hoặc gửi ở dạng khác nhé.',
  },
  removedByAgent: '*(nhân viên hỗ trợ đã xóa tin nhắn này)*',
  agent: 'Nhân viên hỗ trợ',
  buttons: {
    talkToPerson: 'Gặp nhân viên hỗ trợ',
    helped: 'Hữu ích',
    notHelped: 'Chưa hữu ích',
    stay: 'Tiếp tục với bot',
    reopen: 'Mở lại',
    close: 'Kết thúc trò chuyện',
  },
  smallTalk: {
    greeting: 'Chào bạn! Bạn cần gì cứ nhắn ngắn gọn một câu, mình sẽ tìm câu trả lời cho bạn.',
    thanks: 'Không có gì! Cần thêm gì bạn cứ nhắn nhé.',
    bye: 'Tạm biệt bạn, hẹn gặp lại nhé!',
    'how-are-you': 'Mình vẫn ổn, cảm ơn bạn! Mình giúp gì được cho bạn?',
    'who-are-you':
      'Mình là bot hỗ trợ. Mình trả lời dựa trên các bài viết trợ giúp, và có thể kết nối bạn với nhân viên hỗ trợ bất cứ lúc nào bạn muốn.',
    positive: 'Vậy thì tốt quá! Bạn còn cần gì nữa không?',
    'go-on': 'Bạn cứ nói nhé, bạn đang cần hỏi về chuyện gì?',
    stay: 'Được rồi, mình tiếp tục ở đây nhé. Mình giúp gì được cho bạn?',
    negative:
      'Xin lỗi vì mình chưa giúp được bạn. Bạn kể thêm một chút, hoặc nhắn là muốn gặp nhân viên hỗ trợ, mình sẽ chuyển ngay nhé.',
  },
  cases: {
    statusChanged: (name, title, status) => `Cập nhật về **${name}** (${title}): trạng thái hiện là **${status}**.`,
    commented: (name, title) => `Đội ngũ hỗ trợ có tin nhắn về **${name}** (${title}):`,
    status: {
      new: 'mới',
      open: 'đang xử lý',
      pending: 'chờ bạn trả lời',
      solved: 'đã giải quyết',
      closed: 'đã đóng',
    },
  },
  server: {
    checkYourDms:
      'Mình đã gửi tin nhắn riêng cho bạn. Nếu không thấy gì ở đó, mình sẽ mở một thread riêng tư cho bạn trên server này.',
    openDms: 'Mở tin nhắn riêng',
    helloAgain: 'Mình đây. Bạn chờ chút nhé …',
    closing: 'Mình đang kết thúc cuộc trò chuyện của bạn.',
    nothingOpen: 'Bạn không có cuộc trò chuyện nào đang mở. Nhắn cho mình hoặc dùng /trợ-giúp để bắt đầu nhé.',
    conversationOver:
      'Cuộc trò chuyện đó đã kết thúc nên nút này không còn tác dụng. Bạn nhắn cho mình để bắt đầu cuộc trò chuyện mới nhé.',
    notYourButton:
      'Cuộc trò chuyện này là của người khác nên các nút ở đây chỉ dùng được cho họ, và chưa có gì thay đổi. Nếu chính bạn cần giúp đỡ, bạn dùng /trợ-giúp nhé.',
    unknownButton:
      'Nút này thuộc phiên bản cũ và không còn dùng được. Bạn nhắn cho mình hoặc dùng /trợ-giúp, mình sẽ giúp tiếp từ đó.',
    noCases: 'Bạn chưa có yêu cầu nào. Khi cần giúp đỡ, bạn dùng /trợ-giúp nhé.',
    yourCases: 'Yêu cầu của bạn:',
    reopen: (name) => `Mở lại ${name}`,
    casesUnavailable:
      'Hiện chưa xem được danh sách yêu cầu của bạn. Mọi thứ vẫn được lưu an toàn, bạn thử lại sau một phút nhé.',
    reportSaved: (name) =>
      `Cảm ơn bạn! Báo cáo của bạn đã được lưu thành yêu cầu **${name}**. Có gì mới bên mình sẽ báo bạn tại đây; dùng /yêu-cầu-của-tôi để xem tiến độ.`,
    reportWaits:
      'Việc lưu báo cáo của bạn đang lâu hơn bình thường. Báo cáo không bị mất đâu: mình vẫn đang thử lại và sẽ gửi mã yêu cầu vào đây.',
    staffOnly: (roles) =>
      `Lệnh này chỉ dành cho đội ngũ vận hành (${roles}). Nếu bạn thuộc đội ngũ, hãy xin vai trò này từ quản trị viên server nhé.`,
    kind: { support: 'Hỗ trợ', bug: 'Lỗi', feature: 'Tính năng', task: 'Công việc' },
    bugForm: {
      title: 'Báo lỗi',
      summary: 'Tóm tắt trong một dòng',
      summaryHint: 'vd. Bản đồ bị đen sau khi đánh boss',
      details: 'Chuyện gì đã xảy ra?',
      detailsHint: 'Bạn thấy gì, và lẽ ra phải như thế nào?',
      steps: 'Làm sao để gặp lại lỗi này?',
      stepsHint: '1. … 2. … 3. …',
      severity: 'Lỗi nghiêm trọng đến mức nào?',
      severities: {
        cosmetic: 'Chỉ hiển thị sai',
        annoying: 'Khó chịu, nhưng vẫn chơi tiếp được',
        serious: 'Một phần quan trọng không hoạt động',
        blocking: 'Không chơi được luôn',
      },
      files: 'Ảnh chụp màn hình',
      filesHint: 'Hình ảnh hoặc file log, tối đa năm file',
    },
    featureForm: {
      title: 'Đề xuất tính năng',
      summary: 'Tóm tắt trong một dòng',
      summaryHint: 'vd. Sắp xếp túi đồ theo độ hiếm',
      details: 'Bạn mong muốn điều gì?',
      detailsHint: 'Cứ mô tả đúng như bạn hình dung',
      benefit: 'Tính năng này giúp ích gì?',
      benefitHint: 'Bạn sẽ dùng khi nào, có thường xuyên không?',
      files: 'Hình ảnh',
      filesHint: 'Bản phác thảo hoặc ảnh chụp màn hình, tối đa năm file',
    },
  },
  commands: {
    helpme: {
      name: 'trợ-giúp',
      description: 'Nhận trợ giúp: trợ lý trả lời ngay, và có nhân viên hỗ trợ khi bạn muốn',
    },
    bug: { name: 'báo-lỗi', description: 'Báo lỗi trong game' },
    new_feature: { name: 'đề-xuất-tính-năng', description: 'Đề xuất tính năng mới' },
    mycases: { name: 'yêu-cầu-của-tôi', description: 'Xem các yêu cầu của bạn và tiến độ' },
    close: { name: 'kết-thúc', description: 'Kết thúc cuộc trò chuyện với đội ngũ hỗ trợ' },
    desk: {
      description: 'Dành cho đội ngũ: yêu cầu và thông báo',
      cases: 'Các yêu cầu đang mở, mới nhất trước',
      case: 'Xem một yêu cầu',
      caseNumber: 'Số của yêu cầu, 1042 cho C-1042',
      say: 'Đăng lên kênh thông báo',
    },
  },
};
