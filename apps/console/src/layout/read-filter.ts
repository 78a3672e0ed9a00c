/** The code that a filter in the address names; null where it names none of them. */
export const readCode = <Code extends string>(codes: readonly Code[], text: string | undefined): Code | null =>
  codes.find((one) => one === text) ?? null;

/** In place of a kind of task: all in which the reader, as a second person, decides. */
export const DECISIONS = 'decisions';
