/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a variable lists, separated by commas. */
export const listIn = (text = ''): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
