/** Code lists of the forensic interview. Codes are stored forever. */
export const FORENSIC_SETTINGS = ['CAC', 'Mobile'] as const;
export type ForensicSetting = (typeof FORENSIC_SETTINGS)[number];

export const DISCLOSURES = ['FullDisclosure', 'PartialDisclosure', 'NoDisclosure', 'NotCompleted'] as const;
export type Disclosure = (typeof DISCLOSURES)[number];
