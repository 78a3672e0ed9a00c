/** Code lists of prosecutions. Codes are stored forever. */
export const VERDICTS = ['Convicted', 'Acquitted'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How a case may end, in the codes of the survivor's own record. */
export type Outcome = Verdict | 'Discontinued' | 'Settled';
