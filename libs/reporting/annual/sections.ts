/** The chapters of the report and the sections of the console's page, with their figures in reading order. */
export const SECTIONS = {
  found: ['M27', 'M1', 'M2', 'M3', 'M4', 'M16', 'M5', 'M6', 'M28'],
  aftercare: ['M7', 'M8', 'M9', 'M14', 'M15', 'M17', 'M25'],
  suffered: ['M10', 'M11', 'M12', 'M13', 'M29'],
  justice: ['M18', 'M26', 'M19', 'M24'],
  work: ['M20', 'M21', 'M22'],
  prevention: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'],
  record: ['M23'],
} as const;

export type Section = keyof typeof SECTIONS;

/** The summary on the first page: figure and cell. */
export const AT_A_GLANCE = [
  ['M1', 'total'],
  ['M5', 'total'],
  ['M7', 'total'],
  ['M9', 'total'],
  ['M18', 'survivors'],
  ['P1', 'total'],
] as const;
