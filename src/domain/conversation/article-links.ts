import type { LinkButton } from './lane-items.ts';
import type { ArticleLink } from './state.ts';

/**
 * Discord's limit for the address of a button (components/reference, "Button"). For a longer one it refuses the whole message for
 * good, and the user reads no answer at all. A title in Thai passes it easily: percent-encoded it takes nine letters for each of its own.
 */
export const LONGEST_BUTTON_ADDRESS = 512;
/** Beyond half of what a message holds, `splitText` may cut an address in two, and neither half leads anywhere. */
const LONGEST_ADDRESS_IN_TEXT = 1_000;

/** How the articles of an answer are linked: by buttons, and by addresses in the text where a button can't hold them. */
export interface ArticleLinks {
  buttons: LinkButton[];
  addresses: string[];
}

/** What the text shows is linked in one way or the other; what is only recommended is not worth an address of many lines. */
export function linksTo(shown: ArticleLink[], recommended: ArticleLink[]): ArticleLinks {
  const buttons: LinkButton[] = [];
  for (const { title, url } of [...shown, ...recommended])
    if (url !== null && fitsButton(url)) buttons.push({ label: title, url });
  const addresses = shown
    .map(({ url }) => url)
    .filter((url) => url !== null)
    .filter((url) => !fitsButton(url) && url.length <= LONGEST_ADDRESS_IN_TEXT);
  return { buttons, addresses };
}

function fitsButton(url: string): boolean {
  return url.length <= LONGEST_BUTTON_ADDRESS;
}
