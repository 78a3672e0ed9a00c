import type { OpenPart } from '#kernel/decider';
import { rows, type SealedValue } from '#kernel/projections';
import type { ClosureEvents } from '../closure/closure.events.js';
import type { Episode, IdentificationEvents } from './identification.events.js';
import { afterRetrafficking, currentDecisionOn } from './identification.rules.js';
import { IdentificationView, type DecisionType, type EpisodeType } from './identification.view.js';

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

/** An episode with the testimony of its event, where it stands at this place. */
const withTestimony = (
  episode: OpenPart<Episode>,
  sealed: readonly SealedValue[],
  ...place: readonly string[]
): EpisodeType => ({
  ...episode,
  sealed: sealed
    .filter(({ personalClass }) => personalClass === 'testimony')
    .map((value) => ({ ...value, within: [...(value.within ?? []), ...place] })),
});

/** The row with these episodes, each replacing the one with its id. A narrative stays until a version tells another one. */
const mergeEpisodes = (row: Partial<IdentificationView>, news: readonly EpisodeType[]) => {
  const episodes = new Map((row.episodes ?? []).map((one) => [one.episodeId, one]));
  for (const one of news) {
    const sealed = [...(episodes.get(one.episodeId)?.sealed ?? []), ...one.sealed];
    episodes.set(one.episodeId, { ...one, sealed });
  }
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
    SurvivorIdentified: ({ level, decidedBy, on, exploitation }, row, { sealed }) => ({
      ...toIdentificationRow(row, [...(row.decisions ?? []), { level, decidedBy, on, positive: true }]),
      ...mergeEpisodes(
        row,
        exploitation.map((episode, at) => withTestimony(episode, sealed, 'exploitation', String(at))),
      ),
    }),
    NotIdentified: ({ level, decidedBy, on }, row) =>
      toIdentificationRow(row, [...(row.decisions ?? []), { level, decidedBy, on, positive: false }]),
    ExploitationRevised: ({ episode }, row, { sealed }) => ({
      ...toIdentificationRow(row, row.decisions ?? []),
      ...mergeEpisodes(row, [withTestimony(episode, sealed, 'episode')]),
    }),
    CaseReopened: ({ retrafficking, on }, row) => {
      const decisions = row.decisions ?? [];
      return toIdentificationRow(row, retrafficking ? afterRetrafficking(decisions, on) : decisions);
    },
  },
});
