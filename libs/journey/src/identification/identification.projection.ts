import { rows } from '#read-models';
import type { ClosureEvents } from '../closure/closure.events.js';
import type { IdentificationEvents } from './identification.events.js';
import { standingOn } from './identification.rules.js';
import { IdentificationView, type DecisionType } from './identification.view.js';

type Told = IdentificationEvents & Pick<ClosureEvents, 'CaseReopened'>;

const END_OF_TIME = '9999-12-31';

/** The row with these decisions, as they stand. */
const judged = (row: Partial<IdentificationView>, decisions: readonly DecisionType[]) => {
  const { status, inForce } = standingOn(decisions, END_OF_TIME);
  return {
    interviews: row.interviews ?? 0,
    exploitation: row.exploitation ?? [],
    decisions,
    status,
    level: inForce?.level ?? null,
    decidedBy: inForce?.decidedBy ?? null,
    decidedOn: inForce?.on ?? null,
    positive: inForce?.positive ?? null,
  };
};

export const identificationProjection = rows<Told, IdentificationView>({
  view: IdentificationView,
  key: (_, { subject }) => ({ survivorId: subject }),
  on: {
    ScreeningInterviewConducted: (_, row) => ({
      ...judged(row, row.decisions ?? []),
      interviews: (row.interviews ?? 0) + 1,
    }),
    SurvivorIdentified: ({ level, decidedBy, on, exploitation }, row) => ({
      ...judged(row, [...(row.decisions ?? []), { level, decidedBy, on, positive: true }]),
      exploitation: [...new Set([...(row.exploitation ?? []), ...exploitation.flatMap(({ types }) => types)])],
    }),
    NotIdentified: ({ level, decidedBy, on }, row) =>
      judged(row, [...(row.decisions ?? []), { level, decidedBy, on, positive: false }]),
    CaseReopened: ({ retrafficking }, row) => {
      const decisions = row.decisions ?? [];
      return judged(row, retrafficking ? decisions.filter(({ positive }) => positive) : decisions);
    },
  },
});
