import { refuse } from '#kernel/decider';
import type { Figure } from './figure.js';

/** A part of the work: without a value, a filter does not apply. */
export interface FigureFilter {
  readonly office?: string | null;
  readonly province?: string | null;
  readonly programme?: string | null;
}

/** What facts are about. Those about the whole service have no part that a filter could name. */
type About = 'people' | 'operations' | 'prevention' | 'service' | 'links';

const ABOUT: Readonly<Record<string, About>> = {
  // which records are one person: read with everything, and counted nowhere
  link_fact: 'links',
  operation_fact: 'operations',
  operation_result_fact: 'operations',
  prevention_fact: 'prevention',
  reading_fact: 'service',
  refusal_fact: 'service',
};

/** Which facts each filter can part. */
const PARTS: Readonly<Record<keyof FigureFilter, readonly About[]>> = {
  office: ['people', 'operations', 'links'],
  province: ['people', 'operations', 'prevention', 'links'],
  programme: ['prevention', 'links'],
};

const namesIn = (filter: FigureFilter): readonly (keyof FigureFilter)[] =>
  (Object.keys(PARTS) as (keyof FigureFilter)[]).filter((name) => filter[name]);

/** Undefined where nothing is filtered, so that such a question is the same as one without a filter. */
export const filterOf = ({ office, province, programme }: FigureFilter): FigureFilter | undefined =>
  office || province || programme
    ? { ...(office && { office }), ...(province && { province }), ...(programme && { programme }) }
    : undefined;

/** Whether all that a figure counts has such a part; any other would say zero, or mix a part with the whole. */
const canFilter = (filter: FigureFilter, tables: readonly string[]): boolean =>
  namesIn(filter).every((name) => tables.every((table) => PARTS[name].includes(ABOUT[table] ?? 'people')));

/**
 * The figures that can be counted for such a part of the work, for example one office.
 * @throws Refusal if none of them has
 */
export const filterableBy = (
  filter: FigureFilter,
  figures: readonly Figure[],
  tablesOf: (figure: Figure) => readonly string[],
): readonly Figure[] => {
  const found = figures.filter((figure) => canFilter(filter, tablesOf(figure)));
  if (found.length === 0)
    refuse(
      'FILTER_NOT_COUNTED',
      `None of these figures is counted by ${namesIn(filter).join(' and ')}: a programme has prevention activities only, and an office has people and operations. Leave a filter out.`,
    );
  return found;
};
