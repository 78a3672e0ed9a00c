/** Why it is not said which choices would be refused. */
export const CHOICES_WITHHELD = ['PurposeMissing', 'PurposeRefused', 'ClassWithheld'] as const;
export type ChoicesWithheld = (typeof CHOICES_WITHHELD)[number];
