/**
 * Per language, what people say when they want a person, and what sounds like it but isn't. Patterns see normalised text
 * (`normalise`: lower case, one kind of quotes) without Latin marks, as half of the people leave them out. They decide the clear cases; the trained classifier decides the rest.
 */
export interface Phrases {
  /** Says by itself that a person is wanted. */
  asks: RegExp[];
  /** The whole message (up to politeness) is a call for a person: "agent", "ขอคุยกับคน". */
  bare: RegExp;
  /** A person is expressly not wanted; this wins. It takes a subject, an imperative or the beginning: "the app doesn't let me …" complains. */
  refuses: RegExp[];
  /** Calls nobody: the game, what was done before, "are you human?". What stands beside it may still ask. */
  elsewhere: RegExp[];
  /** May be a wish for a person; asked back with a button. */
  maybe: RegExp[];
}
