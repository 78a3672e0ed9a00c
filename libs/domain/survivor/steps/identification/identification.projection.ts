import type { OpenPart } from '#kernel/decider';
import { rows } from '#kernel/projections';
import type { ClosureEvents } from '../closure/closure.events.js';
import type { Episode, IdentificationEvents } from './identification.events.js';
import { afterRetrafficking, currentDecisionOn } from './identification.rules.js';
import { IdentificationView, type DecisionType } from './identification.view.js';

type ProjectedEvents = IdentificationEvents & Pick<ClosureEvents, 'CaseReopened'>;

const END_OF_TIME = '9999-12-31';

/** The row with these decisions in their current state. */
const toIdentificationRow = (row: Partial<IdentificationView>, decisions: readonly DecisionType[]) => {
  const { status, inForce } = currentDecisionOn(decisions, END_OF_TIME);
  return {
    interviews: row.interviews ?? 0,
    exploitation: row.exploitation ?? [],
    episodes: row.episodes ?? [],
    decisions,
    status,
    level: inForce?.level ?? null,
    decidedBy: inForce?.decidedBy ?? null,
    decidedOn: inForce?.on ?? null,
    positive: inForce?.positive ?? null,
  };
};

/** The row with these episodes, each replacing the one with its id. */
const mergeEpisodes = (row: Partial<IdentificationView>, news: readonly OpenPart<Episode>[]) => {
  const episodes = new Map([...(row.episodes ?? []), ...news].map((one) => [one.episodeId, one]));
  const current = [...episodes.values()];
  return {
    episodes: current,
    exploitation: [...new Set(current.flatMap(({ types }) => types))],
  };
};

export const identificationProjection = rows<ProjectedEvents, IdentificationView>({
  view: IdentificationView,
  key: (_, { subject }) => ({ survivorId: subject }),
  on: {
    ScreeningInterviewConducted: (_, row) => ({
      ...toIdentificationRow(row, row.decisions ?? []),
      interviews: (row.interviews ?? 0) + 1,
    }),
    SurvivorIdentified: ({ level, decidedBy, on, exploitation }, row) => ({
      ...toIdentificationRow(row, [...(row.decisions ?? []), { level, decidedBy, on, positive: true }]),
      ...mergeEpisodes(row, exploitation),
    }),
    NotIdentified: ({ level, decidedBy, on }, row) =>
      toIdentificationRow(row, [...(row.decisions ?? []), { level, decidedBy, on, positive: false }]),
    ExploitationRevised: ({ episode }, row) => ({
      ...toIdentificationRow(row, row.decisions ?? []),
      ...mergeEpisodes(row, [episode]),
    }),
    CaseReopened: ({ retrafficking, on }, row) => {
      const decisions = row.decisions ?? [];
      return toIdentificationRow(row, retrafficking ? afterRetrafficking(decisions, on) : decisions);
    },
  },
});
