/** Nothing but the word for a person, with politeness around it. */
export const only = (words: string): RegExp => new RegExp(`^(?:[\\s¿¡]*)(?:${words})[\\s!.,?！？。~]*$`, 'u');
