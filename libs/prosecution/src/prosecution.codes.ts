/** Code lists of prosecutions. Codes are stored forever. */
export const VERDICTS = ['Convicted', 'Acquitted'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How a case may end, in the words in which her own record tells it. */
export type Outcome = Verdict | 'Discontinued' | 'Settled';
