import type { Texts } from '../texts.ts';

export const id: Texts = {
  greeting: (name) =>
    `Hai ${name}! Aku bot support di sini. Tanya apa saja soal game ini, bebas pakai kata-katamu sendiri. Kamu juga bisa bicara dengan agen dari tim kami kapan pun kamu mau.`,
  fileReceived:
    'Terima kasih, file-nya sudah aku simpan. Aku sendiri tidak bisa melihat isinya, tapi agen kami bisa. Ceritakan singkat ini soal apa, atau bilang saja kalau mau bicara dengan agen.',
  noAnswer:
    'Maaf, aku belum punya jawaban yang pas untuk itu. Coba tanyakan dengan kata lain, atau bicara dengan agen kami.',
  leftOpen: (questions) =>
    `Untuk yang ini aku belum punya jawaban pasti: ${questions.map((question) => `“${question}”`).join(', ')}. Coba tanyakan dengan kata lain, atau bicara dengan agen kami.`,
  inOtherLanguage: 'Artikel ini hanya tersedia dalam bahasa lain:',
  didYouMean: 'Aku belum yakin yang mana maksudmu:',
  confirmHandoff: 'Mau bicara langsung dengan agen kami?',
  readMore: 'Baca selengkapnya:',
  stillThere:
    'Kamu masih di sana? Kalau sudah tidak ada lagi, sebentar lagi percakapan ini aku akhiri ya. Kamu bisa chat lagi kapan saja.',
  answerDelayed:
    'Maaf, jawabanku butuh waktu lebih lama dari biasanya. Pertanyaanmu tidak hilang: akan kujawab secepatnya. Kalau tidak mau menunggu, minta saja bicara dengan orang.',
  closedIdle: 'Percakapan ini aku akhiri karena sudah agak lama sepi. Chat saja kapan pun, aku siap membantu lagi.',
  closedByUser: 'Percakapan sudah diakhiri. Chat lagi kapan saja kalau kamu butuh bantuan.',
  closedByStaff: 'Tim kami sudah mengakhiri percakapan ini. Chat lagi kapan saja kalau kamu butuh bantuan.',
  helpedThanks: 'Senang bisa membantu! Chat lagi kapan saja ya.',
  notHelped: 'Maaf, jawabanku belum membantu. Coba tanyakan dengan kata lain, atau bicara dengan agen kami.',
  caseCreated: (c) =>
    `Tiket **${c}** sudah dibuat dan kamu sedang dihubungkan ke agen kami. Tetap di chat ini ya, semua yang kamu tulis di sini akan sampai ke agen.`,
  caseDelayed:
    'Maaf, menghubungkanmu ke agen butuh waktu lebih lama dari biasanya. Antreanmu tetap aman, dan semua yang kamu tulis di sini akan sampai ke agen.',
  queuePosition: (ahead) => (ahead === 0 ? 'Berikutnya giliranmu.' : `Ada ${ahead} percakapan lagi sebelum giliranmu.`),
  outOfHours: (opensAt) =>
    `Saat ini di luar jam kerja tim kami. Kami kembali pada ${opensAt}. Tiketmu tetap ada di antrean, dan apa pun yang kamu tambahkan di sini pasti dibaca.`,
  alreadyTransferring: (c) =>
    `Kamu sudah dalam proses dihubungkan ke agen dengan tiket **${c}**. Nanti aku kabari begitu ada agen yang bergabung.`,
  sensitive: 'Yang ini sebaiknya ditangani langsung oleh agen, jadi aku hubungkan kamu sekarang ya.',
  agentJoined: (name) => `**${name}** sudah bergabung ke chat ini dan bisa membaca semua pesan di atas.`,
  agentJoinedUnnamed: 'Agen kami sudah bergabung ke chat ini dan bisa membaca semua pesan di atas.',
  agentIsHere: (name) =>
    `Yang menemanimu di chat ini: **${name}**. Semua yang kamu tulis di sini langsung sampai ke sana.`,
  agentLeftWaiting: 'Agen tadi sudah keluar dari chat. Kami sedang mencarikan agen lain, tetap di sini ya.',
  transferred: 'Kamu sedang dialihkan ke agen lain yang juga bisa membaca semua pesan di atas. Tunggu sebentar ya.',
  firstResponseLate: (c) =>
    `Maaf, ini lebih lama dari seharusnya. Tiket **${c}** sekarang diprioritaskan, dan antreanmu tetap aman.`,
  stillWaiting: (c) =>
    `Kami masih mencarikan agen untuk tiket **${c}**. Kamu tidak perlu terus online, jawabannya akan masuk di sini.`,
  agentSilent: 'Maaf, kamu sudah cukup lama menunggu jawaban. Kami sudah mengingatkan tim.',
  userSilent: (hours) =>
    `Masih ada yang bisa kami bantu? Kalau tidak ada balasan, percakapan ini akan kami tutup dalam ${hours} jam.`,
  closedSilent:
    'Percakapan ini kami tutup karena belum ada balasan darimu. Kamu bisa membukanya lagi lewat tombol di bawah.',
  resolved: (c) => `Percakapanmu soal tiket **${c}** sudah selesai.`,
  alreadyOver: (c) =>
    `Percakapanmu soal tiket **${c}** memang sudah ditutup. Untuk melanjutkannya, tekan tombol di bawah; untuk hal lain, tulis saja ke aku.`,
  rateUs: 'Bagaimana bantuan kami kali ini? (1 = buruk, 5 = sangat baik)',
  ratingThanks: 'Terima kasih atas penilaianmu!',
  reopened: (c) => `Tiket **${c}** sudah dibuka lagi dan kamu sedang dihubungkan ke agen kami. Tetap di chat ini ya.`,
  reopenTooLate:
    'Tiket ini sudah tidak bisa dibuka lagi. Ceritakan saja masalahnya, nanti aku bantu atau hubungkan ke agen dengan tiket baru.',
  backToBot: 'Kamu kembali dengan bot support. Tanya apa saja, atau bicara dengan agen kami.',
  flexTrouble: (c) =>
    `Sistem agen kami sedang ada gangguan. Tiket **${c}** tetap aman, pesan-pesanmu tersimpan berurutan dan akan sampai ke agen begitu sistemnya pulih.`,
  flexBack: 'Sistem agen kami sudah pulih dan pesan-pesanmu sudah masuk.',
  flexUnreachable: (c) =>
    `Maaf, kami belum berhasil menghubungkan agen ke chat ini. Tiket **${c}** tetap aman, dan tim kami akan membalasmu di sini.`,
  notDelivered: (excerpt, reason) => `Gagal terkirim: “${excerpt}”. ${reason}`,
  reasons: {
    tooLarge: 'Ukurannya terlalu besar. Coba kirim versi yang lebih kecil atau berupa link ya.',
    refusedContent: 'Isinya ditolak oleh filter konten. Coba tulis dengan kata lain ya.',
    other: 'Coba kirim lagi, mungkin dalam bentuk lain.',
  },
  removedByAgent: '*(pesan dihapus oleh agen)*',
  agent: 'Agen',
  buttons: {
    talkToPerson: 'Bicara dengan agen',
    helped: 'Ini membantu',
    notHelped: 'Belum membantu',
    stay: 'Lanjut dengan bot',
    reopen: 'Buka lagi',
    close: 'Akhiri percakapan',
  },
  smallTalk: {
    greeting: 'Halo! Ceritakan singkat apa yang kamu butuhkan, nanti aku carikan jawabannya.',
    thanks: 'Sama-sama! Kalau ada yang lain, chat saja ya.',
    bye: 'Sampai jumpa, sehat selalu ya!',
    'how-are-you': 'Baik, terima kasih sudah tanya! Ada yang bisa aku bantu?',
    'who-are-you':
      'Aku bot support. Aku menjawab dari artikel bantuan kami, dan bisa menghubungkanmu ke agen kapan pun kamu mau.',
    positive: 'Senang mendengarnya! Ada lagi yang bisa aku bantu?',
    'go-on': 'Silakan, ini soal apa?',
    stay: 'Oke, kita lanjut di sini. Apa yang bisa aku bantu?',
    negative:
      'Maaf ya, ini belum membantu. Ceritakan sedikit lagi, atau bilang saja mau bicara dengan agen, nanti aku hubungkan.',
  },
  cases: {
    statusChanged: (name, title, status) =>
      `Kabar terbaru soal **${name}** (${title}): statusnya sekarang **${status}**.`,
    commented: (name, title) => `Tim kami menulis soal **${name}** (${title}):`,
    status: {
      new: 'baru',
      open: 'sedang diproses',
      pending: 'menunggu jawabanmu',
      solved: 'selesai',
      closed: 'ditutup',
    },
  },
  server: {
    checkYourDms:
      'Aku sudah kirim pesan lewat DM. Kalau di sana tidak muncul apa-apa, aku akan buatkan thread privat untukmu di server ini.',
    openDms: 'Buka DM',
    helloAgain: 'Aku di sini. Sebentar ya …',
    closing: 'Percakapanmu sedang aku akhiri.',
    nothingOpen: 'Kamu tidak punya percakapan yang terbuka. Kirim pesan ke aku atau pakai /bantuan untuk memulai.',
    conversationOver:
      'Percakapan itu sudah berakhir, jadi tombol ini tidak berfungsi lagi. Kirim pesan ke aku untuk memulai yang baru.',
    notYourButton:
      'Chat ini milik orang lain, jadi tombolnya hanya berfungsi untuk dia dan tidak ada yang berubah. Kalau kamu sendiri butuh bantuan, pakai /bantuan.',
    unknownButton:
      'Tombol ini dari versi lama dan sudah tidak berfungsi. Kirim pesan ke aku atau pakai /bantuan, nanti kita lanjut dari sana.',
    noCases: 'Kamu belum punya tiket. Pakai /bantuan kalau butuh bantuan.',
    yourCases: 'Tiketmu:',
    reopen: (name) => `Buka lagi ${name}`,
    casesUnavailable: 'Tiketmu belum bisa ditampilkan saat ini. Datanya aman kok, coba lagi sebentar lagi ya.',
    reportSaved: (name) =>
      `Terima kasih! Laporanmu tersimpan sebagai tiket **${name}**. Kalau ada perkembangan, kami kabari di sini; cek statusnya kapan saja dengan /tiketku.`,
    reportWaits:
      'Menyimpan laporanmu butuh waktu lebih lama dari biasanya. Tenang, laporannya tidak hilang: aku terus mencoba dan akan menulis nomor tiketnya di sini.',
    staffOnly: (roles) => `Perintah ini khusus staf (${roles}). Kalau kamu staf, minta role-nya ke admin server.`,
    kind: { support: 'Bantuan', bug: 'Bug', feature: 'Fitur', task: 'Tugas' },
    bugForm: {
      title: 'Laporkan bug',
      summary: 'Ringkasan singkat',
      summaryHint: 'mis. Peta tetap hitam setelah melawan bos',
      details: 'Apa yang terjadi?',
      detailsHint: 'Apa yang kamu lihat, dan seharusnya seperti apa?',
      steps: 'Bagaimana cara memunculkan bug ini?',
      stepsHint: '1. … 2. … 3. …',
      severity: 'Seberapa parah?',
      severities: {
        cosmetic: 'Cuma tampilannya yang salah',
        annoying: 'Mengganggu, tapi masih bisa lanjut main',
        serious: 'Ada bagian penting yang tidak berfungsi',
        blocking: 'Tidak bisa main sama sekali',
      },
      files: 'Screenshot',
      filesHint: 'Gambar atau log, maksimal lima',
    },
    featureForm: {
      title: 'Usulkan fitur',
      summary: 'Ringkasan singkat',
      summaryHint: 'mis. Urutkan inventaris berdasarkan kelangkaan',
      details: 'Fitur seperti apa yang kamu mau?',
      detailsHint: 'Gambarkan sesuai yang kamu bayangkan',
      benefit: 'Apa manfaatnya?',
      benefitHint: 'Kapan kamu akan memakainya, dan seberapa sering?',
      files: 'Gambar',
      filesHint: 'Sketsa atau screenshot, maksimal lima',
    },
  },
  commands: {
    helpme: {
      name: 'bantuan',
      description: 'Minta bantuan: asisten kami siap menjawab, dan ada agen kalau kamu mau',
    },
    bug: { name: 'lapor-bug', description: 'Laporkan bug' },
    new_feature: { name: 'usul-fitur', description: 'Usulkan fitur baru' },
    mycases: { name: 'tiketku', description: 'Lihat tiketmu dan statusnya' },
    close: { name: 'akhiri', description: 'Akhiri percakapanmu dengan tim support' },
    desk: {
      description: 'Khusus staf: tiket dan pengumuman',
      cases: 'Tiket yang terbuka, terbaru di atas',
      case: 'Satu tiket',
      caseNumber: 'Nomor tiketnya, 1042 untuk C-1042',
      say: 'Kirim ke channel pengumuman',
    },
  },
};
