const COLOURS = ['#5865f2', '#2d7d46', '#b3651a', '#a8334f', '#6b4fbb', '#1f7a8c'];

const first = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A picture with a person's first letter, as an address that an image takes. */
export function avatarUrl(name: string, seed: string): string {
  const letter =
    first
      .segment(name.trim() || '?')
      [Symbol.iterator]()
      .next().value?.segment ?? '?';
  const sum = [...seed].reduce((total, character) => (total * 31 + character.charCodeAt(0)) % 9_973, 7);
  const colour = COLOURS[sum % COLOURS.length];
  const safe = letter.toUpperCase().replace(/[<>&"]/g, '');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${colour}"/><text x="20" y="27" font-size="19" font-family="Noto Sans,Noto Sans Thai,system-ui,sans-serif" font-weight="600" fill="#fff" text-anchor="middle">${safe}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

export function Avatar({ name, seed, size = 32 }: { name: string; seed: string; size?: number }) {
  return <img className="avatar" src={avatarUrl(name, seed)} alt="" width={size} height={size} />;
}
