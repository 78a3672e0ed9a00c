/** What later became of an entry; nothing while it stands as recorded. */
export const TIMELINE_STANDINGS = ['Corrected', 'StruckOut', 'Disputed', 'Erased', 'SetAside'] as const;
export type TimelineStanding = (typeof TIMELINE_STANDINGS)[number];

/** How a recorded value is to be read. */
export const VALUE_KINDS = [
  'Code',
  'Country',
  'Currency',
  'Day',
  'District',
  'Instant',
  'Language',
  'Number',
  'Office',
  'Province',
  'Record',
  'Text',
  'YesNo',
] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];
