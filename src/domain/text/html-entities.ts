/** The names that HTML 4 gives to U+00A0 … U+00FF, in order. */
const LATIN_1 =
  `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot
cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute
Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde
auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave
uacute ucirc uuml yacute thorn yuml`.split(/\s+/);
/** Names of other characters that texts really use, each followed by its character. */
const OTHERS =
  `amp & lt < gt > quot " apos ' OElig Œ oelig œ Scaron Š scaron š Zcaron Ž zcaron ž Yuml Ÿ fnof ƒ circ ˆ tilde ˜ ndash – mdash — lsquo ‘
rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro €
trade ™ larr ← uarr ↑ rarr → darr ↓ harr ↔ crarr ↵ lArr ⇐ rArr ⇒ hArr ⇔ minus − lowast ∗ radic √ infin ∞ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥
sum ∑ prod ∏ part ∂ loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦ star ☆ starf ★ phone ☎ check ✓ checkmark ✓ cross ✗ num # excl ! quest ? colon :
semi ; comma , period . lpar ( rpar ) lsqb [ rsqb ] lbrack [ rbrack ] lcub { rcub } lbrace { rbrace } sol / bsol \\ vert | verbar | lowbar _
ast * plus + equals = percnt % dollar $ commat @ grave \` hat ^ hyphen ‐ dash ‐ alpha α beta β gamma γ delta δ Delta Δ epsilon ε lambda λ mu μ
pi π sigma σ Sigma Σ omega ω Omega Ω`.split(/\s+/);
/** What the code page of Windows has at 0x80 … 0x9f. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const NAMED = new Map(LATIN_1.map((name, at) => [name, String.fromCharCode(0xa0 + at)]));
for (let at = 0; at < OTHERS.length; at += 2) NAMED.set(OTHERS[at]!, OTHERS[at + 1]!);
for (const space of ['nbsp', 'ensp', 'emsp', 'thinsp']) NAMED.set(space, ' ');
for (const unseen of ['shy', 'zwj', 'zwnj', 'lrm', 'rlm']) NAMED.set(unseen, '');

/** Characters for HTML's entities by name or number, as browsers read them; special spaces become plain ones. Unknown names stay as they are. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+\d*));/gi,
    (all, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(/^[A-Z]+$/.test(name) ? name.toLowerCase() : name) ?? all;
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
      // pages written in the Windows code page number their quotes and dashes 128 … 159
      if (code >= 0x80 && code < 0xa0) return WINDOWS[code - 0x80]!;
      if (code === 0xa0) return ' ';
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : all;
    },
  );
}
