/** What a language model may say of the demo articles, and what it may not: question, article, answer. */
export type Wording = [language: string, article: string, question: string, answer: string];

/** In other words than the article, and with the courtesies that models add, but saying nothing else. */
export const HONEST: Wording[] = [
  [
    'en',
    'reset-password',
    'how do I reset my password',
    "Tap Forgot password on the sign-in screen and type in your e-mail address. You'll get a message with a link that works for one hour. If nothing arrives, have a look in your spam folder.",
  ],
  [
    'en',
    'reset-password',
    'i forgot my password and the mail does not come',
    "I'm sorry to hear that! Please check your spam folder first, and make sure that you entered the address your account uses. Note that if you sign in with Google, Apple or Discord, the password has to be changed with that company.",
  ],
  [
    'en',
    'refund',
    'can I get my money back',
    'Refunds are handled by the store you bought from. On Apple, go to the "Report a problem" page; on Google Play, open your order history. You can usually expect a decision within 48 hours. Please keep in mind that lumen you have already spent cannot be refunded.',
  ],
  [
    'en',
    'refund',
    'my son bought lumen without asking',
    'Purchases that a child made without permission are looked after by our team, so please ask for a person here. Let me know if you need anything else!',
  ],
  [
    'en',
    'ascend',
    'how do I evolve my markling',
    'To ascend a markling you need essence of the same kind: 25 for its second form and 100 for its third. You earn three essence with every catch and one whenever you release one. Then open its page and tap Ascend. Some kinds also require an item, for example a moonstone, or can only ascend at night.',
  ],
  [
    'en',
    'ascend',
    'do I lose moves when I evolve',
    "No, don't worry: when a markling ascends, it keeps its bond level and its moves.",
  ],
  [
    'en',
    'cannot-sign-in',
    'my account is empty',
    "Don't worry! Usually an empty account means that a new one was created with a different sign-in method. Try signing in the same way as before, with Google, Apple, Discord or your Wildmark ID.",
  ],
  [
    'en',
    'cannot-sign-in',
    'failed to authenticate what now',
    'Set the clock of your phone to automatic, disable your VPN if you use one, and then try once more. After five wrong attempts, signing in is blocked for fifteen minutes.',
  ],
  [
    'en',
    'game-crashes',
    'game keeps crashing',
    "Here's what you can do:\n1. Update the game and your phone's operating system, then restart the phone.\n2. Close other apps, because Wildmark needs roughly 1 GB of free memory.\n3. If the crashes continue, clear the cache on Android or reinstall the game on iPhone.\n\nYou won't lose any progress, since it is saved on our servers, provided your account is linked.",
  ],
  [
    'en',
    'trade-marklings',
    'how can I trade with my friend',
    'You both have to be friends, have reached level 12, and be no more than 100 metres apart. Go to the page of your friend and choose Trade. It costs embers each time, and the better your friendship, the cheaper it gets: up to 95 per cent less.',
  ],
  [
    'en',
    'trade-marklings',
    'can i trade a shiny',
    'Yes, you can trade one shining or legendary markling per day. However, a markling which has already been traded cannot be traded a second time.',
  ],
  [
    'en',
    'new-phone',
    'i got a new phone',
    'Before you switch, link your account on your old phone under Settings → Account → Linked sign-ins. Afterwards, install Wildmark on the new device and sign in using the same method. All of your marklings, embers, lumen and friends will come with you.',
  ],
  [
    'en',
    'cancel-subscription',
    'how to stop paying',
    "You need to cancel with the store where you signed up. On an iPhone, open Settings, tap your name and then Subscriptions; on Android, open the Play Store and go to Payments & subscriptions. Make sure to do this no later than 24 hours before you're billed again. Just deleting the game will not end your subscription.",
  ],
  [
    'en',
    'purchase-missing',
    'my lumen did not arrive',
    'It can take up to thirty minutes for a purchase to show up. Please restart the game and select Shop → Restore purchases. Still nothing, although you were charged? Then send us the order number on your receipt, and we will deliver the items or give you a refund.',
  ],
  [
    'en',
    'join-raid',
    'how do raids work',
    'Raids happen at spires. Once you see an egg on a spire, a timer counts down to the arrival of the boss. Move to within eighty metres, tap the spire and spend a raid token. Up to ten rangers can battle together for five minutes. Good luck!',
  ],
  [
    'th',
    'reset-password',
    'ลืมรหัสผ่านทำไงดี',
    'กดปุ่มลืมรหัสผ่านที่หน้าเข้าสู่ระบบ แล้วกรอกอีเมลของคุณได้เลยค่ะ ลิงก์ที่ส่งไปจะใช้งานได้หนึ่งชั่วโมงนะคะ หากไม่เจออีเมล ลองเช็กในโฟลเดอร์สแปมดูก่อนค่ะ',
  ],
  [
    'th',
    'reset-password',
    'รีเซ็ตรหัสแล้วเมลไม่มา',
    'ขออภัยในความไม่สะดวกครับ ลองดูในโฟลเดอร์สแปมก่อน และตรวจสอบว่าใช้อีเมลเดียวกับที่ผูกกับบัญชีไว้ ส่วนรหัสผ่านของ Google, Apple และ Discord ต้องไปเปลี่ยนกับบริษัทนั้นโดยตรงครับ',
  ],
  [
    'th',
    'refund',
    'อยากได้เงินคืน',
    'การคืนเงินจะทำผ่านสโตร์ที่คุณซื้อค่ะ ถ้าเป็น Apple ให้เข้าไปที่หน้า "รายงานปัญหา" ถ้าเป็น Google Play ให้ดูที่ประวัติคำสั่งซื้อ ปกติจะได้คำตอบภายใน 48 ชั่วโมง ลูเมนที่ใช้ไปแล้วจะขอคืนเงินไม่ได้นะคะ',
  ],
  ['th', 'refund', 'ลูกกดซื้อของเอง', 'ถ้าเด็กกดซื้อเองโดยที่ผู้ปกครองไม่ได้อนุญาต กรุณาแจ้งขอคุยกับเจ้าหน้าที่ได้เลยครับ'],
  [
    'th',
    'ascend',
    'เลื่อนขั้นยังไง',
    'ต้องมีเอสเซนส์ของชนิดเดียวกันก่อนครับ ร่างที่สองใช้ 25 อัน ร่างที่สามใช้ 100 อัน เอสเซนส์ได้จากการจับตัวละสามอัน หรือปล่อยตัวละหนึ่งอัน จากนั้นเข้าไปที่หน้าของมันแล้วกดเลื่อนขั้น',
  ],
  [
    'th',
    'cannot-sign-in',
    'เข้าเกมไม่ได้ บัญชีว่างเปล่า',
    'ไม่ต้องกังวลนะคะ ส่วนใหญ่เกิดจากการเผลอสร้างบัญชีใหม่ด้วยวิธีอื่น ลองเข้าสู่ระบบด้วยวิธีเดิมที่เคยใช้ เช่น Google, Apple, Discord หรือ Wildmark ID ค่ะ',
  ],
  [
    'th',
    'cannot-sign-in',
    'ยืนยันตัวตนไม่สำเร็จ',
    'ให้ตั้งเวลาในโทรศัพท์เป็นแบบอัตโนมัติ ปิด VPN ถ้าเปิดไว้ แล้วลองเข้าใหม่อีกครั้งครับ ถ้ากรอกผิดครบห้าครั้ง ระบบจะล็อกไว้สิบห้านาที',
  ],
  [
    'th',
    'trade-marklings',
    'แลกตัวกับเพื่อนยังไง',
    'คุณกับเพื่อนต้องเป็นเพื่อนกันในเกมก่อน มีระดับ 12 ขึ้นไปทั้งคู่ และยืนห่างกันไม่เกิน 100 เมตรค่ะ จากนั้นเข้าไปที่หน้าของเพื่อนแล้วกดแลก ทุกครั้งจะเสียเอมเบอร์ แต่ถ้าสนิทกันมากก็จะลดราคาได้ถึง 95 เปอร์เซ็นต์',
  ],
  [
    'th',
    'join-raid',
    'ตีเรดยังไง',
    'ไปที่หอคอยที่มีไข่ รอเวลานับถอยหลังจนบอสออกมา แล้วยืนให้ห่างไม่เกินแปดสิบเมตร แตะที่หอคอยและใช้เรดโทเคนหนึ่งอัน สู้ด้วยกันได้มากสุดสิบคน มีเวลาห้านาที ขอให้โชคดีครับ',
  ],
  [
    'th',
    'cancel-subscription',
    'ยกเลิกการสมัครยังไง',
    'ต้องไปยกเลิกที่สโตร์ที่คุณสมัครไว้ค่ะ สำหรับ iPhone เข้าการตั้งค่า แตะชื่อของคุณ แล้วเลือกการสมัครรับ ส่วน Android เข้า Play Store แล้วเลือกการชำระเงินและการสมัคร อย่าลืมทำก่อนวันตัดเงินอย่างน้อย 24 ชั่วโมงนะคะ แค่ลบเกมออกยังไม่ถือว่าเป็นการยกเลิก',
  ],
];

/** Beside what the article says something that it does not say. */
export const INVENTED: Wording[] = [
  [
    'en',
    'reset-password',
    'how do I reset my password',
    'Tap Forgot password and enter your e-mail address. We will also give you unlimited free lumen and delete your account password.',
  ],
  [
    'en',
    'reset-password',
    'how do I reset my password',
    'Tap Forgot password on the sign-in screen, enter your e-mail address, and afterwards every moderator sends three legendary marklings as compensation.',
  ],
  [
    'en',
    'refund',
    'can I get my money back',
    'Purchases are handled by the store where you paid. Just tell your bank to dispute the charge and we never notice.',
  ],
  [
    'en',
    'refund',
    'can I get my money back',
    'For Google Play use the order history. Every player additionally receives a golden dragon mount when complaining loudly.',
  ],
  [
    'en',
    'ascend',
    'how do I evolve my markling',
    'Open its page and tap Ascend. Installing a modified client from a forum unlocks instant evolution without any cost.',
  ],
  [
    'en',
    'cannot-sign-in',
    'failed to authenticate what now',
    'Set the clock of your phone to automatic and try again. Otherwise send us your credit card photo and mother maiden name for verification.',
  ],
  [
    'en',
    'game-crashes',
    'game keeps crashing',
    'Update Wildmark and restart the phone. Rooting the device and disabling antivirus protection improves stability considerably.',
  ],
  [
    'en',
    'trade-marklings',
    'how can I trade with my friend',
    "Open the friend's page and tap Trade; selling marklings for real dollars through auction websites is officially encouraged.",
  ],
  [
    'th',
    'reset-password',
    'ลืมรหัสผ่านทำไงดี',
    'แตะลืมรหัสผ่านแล้วใส่อีเมล นอกจากนี้เราจะแจกเพชรฟรีไม่จำกัดให้ผู้เล่นทุกท่านและเพิ่มพลังโจมตีมหาศาล',
  ],
  ['th', 'refund', 'อยากได้เงินคืน', 'การซื้อทั้งหมดดำเนินการโดยสโตร์ที่คุณจ่ายเงิน ให้โทรหาธนาคารเพื่อปฏิเสธรายการแล้วโกหกว่าบัตรถูกขโมย'],
  [
    'th',
    'cannot-sign-in',
    'เข้าเกมไม่ได้',
    'ตรวจว่าใช้วิธีเข้าสู่ระบบเดิม แล้วถ่ายรูปบัตรประชาชนพร้อมหมายเลขโทรศัพท์ส่งให้แอดมินทางไลน์ส่วนตัว',
  ],
  [
    'en',
    'lumen',
    'how do i get lumen',
    'Lumen are bought in the shop. Streamers with more than a thousand followers receive a monthly package from our partner programme.',
  ],
  ['en', 'lumen', 'how do i get lumen', 'Lumen are bought in the shop. Using a VPN from Turkey makes them half price.'],
  [
    'en',
    'events',
    'when is community day',
    'Community day is the second Saturday of the month. The winner of the tournament meets the developers at their office in Berlin.',
  ],
  [
    'en',
    'redeem-code',
    'where do i put my code',
    'Enter codes on the page after signing in. Post your code publicly in chat so that moderators verify it.',
  ],
  [
    'en',
    'hatch-cocoons',
    'how to hatch eggs',
    'Put one into an incubator and walk. Shaking the phone or driving a car on the motorway speeds everything up.',
  ],
  [
    'en',
    'payment-declined',
    'my card was declined',
    "Check the card's expiry date and balance. Send a picture of both sides of it to our accountant by mail.",
  ],
  [
    'en',
    'delete-account',
    'how to delete my account',
    'Choose Settings → Account → Delete account. Your lawyer may sue the company for damages afterwards.',
  ],
  [
    'en',
    'banned',
    'why am i banned',
    'Send an appeal from the suspension screen. Paying a fine of some hundred euros lifts any ban immediately.',
  ],
  [
    'en',
    'gps-not-found',
    'gps not found',
    'Allow location while using the app. Spoofing tools from the dark web work best for rare spawns.',
  ],
  [
    'en',
    'link-account',
    'guest',
    'Link your guest account. Our staff will call your mobile and ask for your banking PIN.',
  ],
  ['th', 'lumen', 'ลูเมนหาได้จากไหน', 'ลูเมนซื้อได้ในร้านค้า สตรีมเมอร์ที่มีผู้ติดตามเยอะจะได้รับของขวัญจากบริษัททุกเดือน'],
  ['th', 'redeem-code', 'กรอกโค้ดตรงไหน', 'ใส่โค้ดหลังเข้าสู่ระบบ โพสต์โค้ดในห้องแชทสาธารณะเพื่อให้แอดมินยืนยัน'],
  ['th', 'payment-declined', 'จ่ายเงินไม่ผ่าน', 'ตรวจวันหมดอายุของบัตรและยอดเงิน ส่งรูปถ่ายบัตรทั้งสองด้านมาที่อีเมลพนักงานบัญชี'],
  ['th', 'hatch-cocoons', 'ฟักไข่ยังไง', 'ใส่ในเครื่องฟักแล้วเดิน ขับรถยนต์บนทางด่วนหรือเขย่ามือถือจะช่วยให้เร็วขึ้นมาก'],
];

/** In further languages: an article, an honest rewording, an invention. */
export const ELSEWHERE: [language: string, article: string, honest: string, invented: string][] = [
  [
    'es',
    'En la pantalla de inicio toca Olvidé mi contraseña y escribe tu correo electrónico. El enlace del mensaje es válido durante una hora. ¿No llega ningún mensaje? Mira en la carpeta de spam.',
    'Pulsa Olvidé mi contraseña en la pantalla de inicio e introduce tu correo electrónico. Recibirás un mensaje con un enlace que vale una hora. Si no llega, revisa la carpeta de spam.',
    'Además cada moderador regala dragones dorados y monedas ilimitadas a quien se queje bastante.',
  ],
  [
    'de',
    'Tippe auf dem Anmeldebildschirm auf „Passwort vergessen“ und gib deine E-Mail-Adresse ein. Der Link in der Nachricht gilt eine Stunde. Keine Nachricht? Sieh im Spam-Ordner nach.',
    'Bitte tippe auf dem Anmeldebildschirm auf „Passwort vergessen“ und trage dort deine E-Mail-Adresse ein. Du bekommst dann eine Nachricht mit einem Link, der eine Stunde gültig ist. Falls keine ankommt, schau auch in deinen Spam-Ordner.',
    'Außerdem schenkt jeder Moderator allen Spielern goldene Drachen und unbegrenzt Münzen.',
  ],
  [
    'fr',
    "Sur l'écran de connexion, touchez Mot de passe oublié et saisissez votre adresse e-mail. Le lien du message est valable une heure. Pas de message ? Regardez dans le dossier spam.",
    "Touchez Mot de passe oublié sur l'écran de connexion, puis entrez votre adresse e-mail. Vous recevrez un message avec un lien, valable pendant une heure. S'il n'arrive pas, vérifiez le dossier spam.",
    'Chaque modérateur offre ensuite des dragons dorés et des pièces illimitées aux joueurs mécontents.',
  ],
  [
    'pt',
    'Na tela de entrada toque em Esqueci a senha e digite seu e-mail. O link da mensagem vale por uma hora. Nenhuma mensagem? Procure na pasta de spam.',
    'Toque em Esqueci a senha na tela de entrada e informe o seu e-mail. Você vai receber uma mensagem com um link, que vale por uma hora. Se ela não chegar, olhe na pasta de spam.',
    'Depois cada moderador distribui dragões dourados e moedas ilimitadas para jogadores irritados.',
  ],
  [
    'id',
    'Di layar masuk ketuk Lupa kata sandi dan masukkan alamat email kamu. Tautan di pesan berlaku satu jam. Tidak ada pesan? Lihat di folder spam.',
    'Silakan ketuk Lupa kata sandi di layar masuk lalu isi alamat email kamu. Tautan di dalam pesan itu hanya berlaku satu jam. Kalau pesan tidak datang, coba lihat folder spam.',
    'Setiap moderator kemudian membagikan naga emas dan koin gratis tanpa batas kepada pemain marah.',
  ],
  [
    'vi',
    'Trên màn hình đăng nhập, chạm vào Quên mật khẩu và nhập địa chỉ email của bạn. Liên kết trong thư có hiệu lực một giờ. Không có thư? Hãy xem trong thư mục spam.',
    'Bạn hãy chạm vào Quên mật khẩu ở màn hình đăng nhập rồi nhập địa chỉ email. Liên kết trong thư chỉ có hiệu lực trong một giờ. Nếu không thấy thư, hãy kiểm tra thư mục spam.',
    'Sau đó mỗi quản trị viên tặng rồng vàng và tiền xu vô hạn cho người chơi tức giận.',
  ],
  [
    'ja',
    'ログイン画面で「パスワードを忘れた」をタップし、メールアドレスを入力してください。メッセージのリンクは一時間有効です。届かない場合は迷惑メールフォルダを確認してください。',
    'まずログイン画面の「パスワードを忘れた」をタップして、メールアドレスを入力します。届いたメッセージのリンクは一時間だけ有効です。メッセージが届かないときは、迷惑メールフォルダも確認してください。',
    'さらに管理者が全員に黄金の竜と無限の金貨を毎日無料で配ります。',
  ],
  [
    'ko',
    '로그인 화면에서 비밀번호 찾기를 누르고 이메일 주소를 입력하세요. 메시지의 링크는 한 시간 동안 유효합니다. 메시지가 없으면 스팸 폴더를 확인하세요.',
    '로그인 화면에서 비밀번호 찾기를 누른 다음 이메일 주소를 입력해 주세요. 받은 메시지의 링크는 한 시간 동안만 유효합니다. 메시지가 오지 않으면 스팸 폴더도 확인해 보세요.',
    '또한 운영자가 모든 플레이어에게 황금 용과 무제한 동전을 매일 무료로 나누어 줍니다.',
  ],
  [
    'zh',
    '在登录界面点击“忘记密码”，然后输入您的电子邮箱地址。邮件中的链接一小时内有效。没有收到邮件？请查看垃圾邮件文件夹。',
    '请先在登录界面点击“忘记密码”，再输入您的电子邮箱地址。收到的邮件里有一个链接，一小时内有效。如果没有收到邮件，请查看一下垃圾邮件文件夹。',
    '此外管理员每天免费赠送所有玩家黄金巨龙和无限金币。',
  ],
];
