/** Code lists of prosecutions. Codes are stored forever. */
export const VERDICTS = ['Convicted', 'Acquitted'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How a case may end, in the codes of the survivor's own record. */
export type Outcome = Verdict | 'Discontinued' | 'Settled';

export const ACCUSED_ROLES = ['Recruiter', 'Transporter', 'Exploiter', 'Buyer', 'Accomplice', 'Other'] as const;
export type AccusedRole = (typeof ACCUSED_ROLES)[number];

export const APPELLANTS = ['Defence', 'Prosecution', 'CivilParty'] as const;
export type Appellant = (typeof APPELLANTS)[number];

/** Upheld: the verdict stands. Changed: another verdict takes its place. Quashed: the court has to decide once more. */
export const APPEAL_OUTCOMES = ['Upheld', 'Changed', 'Quashed'] as const;
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];
