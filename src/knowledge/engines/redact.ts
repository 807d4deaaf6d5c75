/** Kinds of personal data and what stands for them. Order matters: an address holds things that look like names of hosts. */
const KINDS: [RegExp, string][] = [
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu, '[e-mail]'],
  [/\b(?:sk|pk|xox[abp]|ghp|AC|SK)[-_]?[A-Za-z0-9]{16,}\b/g, '[secret]'],
  [/\b(?:password|passcode|รหัสผ่าน|pin|otp)\s*(?:is|:|=|คือ)\s*\S+/giu, '[secret]'],
  [/\b(?:\d[ -]?){13,19}\b/g, '[card]'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '[address]'],
  [/(?:\+|\b)\d[\d ()-]{7,}\d\b/g, '[number]'],
];

/** The text without e-mail addresses, card and telephone numbers, secrets and network addresses: outsiders don't need them to answer. */
export function redact(text: string): string {
  return KINDS.reduce((result, [pattern, name]) => result.replace(pattern, name), text);
}
