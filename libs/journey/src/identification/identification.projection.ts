import { rows } from '#read-models';
import type { IdentificationEvents } from './identification.events.js';
import { IdentificationView } from './identification.view.js';

/** A formal decision outranks a preliminary one, whenever it is recorded. */
const outranks = (row: Partial<IdentificationView>, level: string) => !(row.level === 'Formal' && level !== 'Formal');

export const identificationProjection = rows<IdentificationEvents, IdentificationView>({
  view: IdentificationView,
  key: (_, { subject }) => ({ survivorId: subject }),
  on: {
    ScreeningInterviewConducted: (_, row) => ({
      status: row.status ?? 'PossibleVictimOfTrafficking',
      interviews: (row.interviews ?? 0) + 1,
      exploitation: row.exploitation ?? [],
    }),
    SurvivorIdentified: ({ level, decidedBy, on, exploitation }, row) => ({
      interviews: row.interviews ?? 0,
      exploitation: [...new Set([...(row.exploitation ?? []), ...exploitation.flatMap(({ types }) => types)])],
      status: level === 'Formal' ? 'ActualVictimOfTrafficking' : (row.status ?? 'PossibleVictimOfTrafficking'),
      ...(outranks(row, level) && { level, decidedBy, decidedOn: on, positive: true }),
    }),
    NotIdentified: ({ level, decidedBy, on }, row) => ({
      interviews: row.interviews ?? 0,
      exploitation: row.exploitation ?? [],
      status: level === 'Formal' ? 'NotAVictimOfTrafficking' : (row.status ?? 'PossibleVictimOfTrafficking'),
      ...(outranks(row, level) && { level, decidedBy, decidedOn: on, positive: false }),
    }),
  },
});
