import { trigrams } from '../text/trigrams.ts';

/** Share of common trigrams from which two questions ask for the same. */
const ALIKE_FROM = 0.45;

/**
 * Questions grouped by likeness: each joins the first group whose first question it resembles, so the given order decides who leads.
 * Languages are not mixed. Meant for some hundred questions: the work grows with their number times that of the groups.
 */
export function groupAlike<Item extends { locale: string; words: string }>(items: Item[]): Item[][] {
  const groups: { locale: string; grams: Set<number>; items: Item[] }[] = [];
  for (const item of items) {
    const grams = new Set(trigrams(item.words));
    const group = groups.find((one) => one.locale === item.locale && likeness(one.grams, grams) >= ALIKE_FROM);
    if (group === undefined) groups.push({ locale: item.locale, grams, items: [item] });
    else group.items.push(item);
  }
  return groups.map((group) => group.items);
}

function likeness(a: Set<number>, b: Set<number>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const gram of a) if (b.has(gram)) common++;
  return (2 * common) / (a.size + b.size);
}
