/** The strands of a record, in the order of the console's menu. */
export const STRANDS = [
  'person',
  'identification',
  'consent',
  'care',
  'services',
  'risk',
  'agenda',
  'justice',
  'case',
] as const;
export type Strand = (typeof STRANDS)[number];
