/** Code lists of prosecutions. Codes are stored forever. */
export const VERDICTS = ['Convicted', 'Acquitted'] as const;
export type Verdict = (typeof VERDICTS)[number];
