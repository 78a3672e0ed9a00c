/** Corrections, refusals and readings of personal data. */
const MOVED_BY_READING = 'M23';

/** The figures whose change is news: one that moves whenever anybody reads, also on this page, would be announced all day. */
export const newsworthy = <Row>(figures: ReadonlyMap<string, Row> | undefined): ReadonlyMap<string, Row> | undefined =>
  figures && new Map([...figures].filter(([id]) => id !== MOVED_BY_READING));
