import { rows } from '#kernel/projections';
import type { ReintegrationEvents } from './reintegration.events.js';
import { FollowUpView, ReintegrationView } from './reintegration.view.js';

export const reintegrationProjection = rows<
  Pick<ReintegrationEvents, 'ReintegrationPlanned' | 'SurvivorReintegrated'>,
  ReintegrationView
>({
  view: ReintegrationView,
  key: ({ reintegrationId }, { subject }) => ({ survivorId: subject, reintegrationId }),
  on: {
    ReintegrationPlanned: ({ on, expectedOn = null, arrangement, province = null }, _, { sealed }) => ({
      arrangement,
      province,
      plannedOn: on,
      expectedOn,
      completedOn: null,
      sealed,
    }),
    SurvivorReintegrated: ({ on, arrangement, province = null }, row, { sealed }) => ({
      plannedOn: null,
      expectedOn: null,
      ...row,
      arrangement,
      province,
      completedOn: on,
      sealed: [...(row.sealed ?? []), ...sealed],
    }),
  },
});

export const followUpProjection = rows<Pick<ReintegrationEvents, 'FollowUpCompleted' | 'FollowUpMissed'>, FollowUpView>(
  {
    view: FollowUpView,
    key: (_, { subject, eventId }) => ({ survivorId: subject, eventId }),
    on: {
      FollowUpCompleted: ({ on, mode, retraffickingIndicators }, _, { metadata, sealed }) => ({
        on,
        mode,
        retraffickingIndicators,
        missedFor: null,
        recordedBy: metadata.actor.id,
        sealed,
      }),
      FollowUpMissed: ({ on, reason }, _, { metadata, sealed }) => ({
        on,
        mode: null,
        retraffickingIndicators: [],
        missedFor: reason,
        recordedBy: metadata.actor.id,
        sealed,
      }),
    },
  },
);
