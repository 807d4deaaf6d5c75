/** What people ask in a support channel, as a start for whoever tries this page. */
const OPENERS: Record<string, string[]> = {
  en: ['How do I get my raid token back after the game crashed?', 'I want to talk to a real person please'],
  th: ['เกมเด้งออกตอนตีบอส ตั๋วหายไปทำยังไงดีครับ', 'ขอคุยกับเจ้าหน้าที่ครับ'],
};

/** A channel without messages; a direct message with the bot says how to begin. */
export function EmptyChannel({
  isDm,
  title,
  locale,
  onSay,
}: {
  isDm: boolean;
  title: string;
  locale: string;
  onSay: (text: string) => void;
}) {
  if (!isDm) return <p className="empty">This is the beginning of #{title}. Nothing has been written here yet.</p>;
  const openers = OPENERS[locale.split('-')[0] ?? 'en'] ?? OPENERS['en']!;
  return (
    <div className="empty">
      <h3>{title}</h3>
      <p>Write to the bot as a player would: ask a question, then ask for a person. Or type / for commands.</p>
      {openers.map((text) => (
        <button key={text} type="button" className="opener" onClick={() => onSay(text)}>
          {text}
        </button>
      ))}
    </div>
  );
}
