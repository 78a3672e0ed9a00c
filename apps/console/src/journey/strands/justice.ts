import { commands, type EntriesOfStrand } from '../entry.js';

export const justice: EntriesOfStrand = (survivor) => [
  ...survivor.prosecutions.flatMap((one) => [
    { id: one.prosecutionId, on: one.openedOn, kind: 'prosecutionOpened', words: [one.court, one.article] },
    one.concludedOn && {
      id: `end-${one.prosecutionId}`,
      on: one.concludedOn,
      kind: 'prosecutionConcluded',
      codes: one.outcome ? ([['ProsecutionOutcome', one.outcome]] as const) : [],
    },
  ]),
  ...survivor.forensicInterviews.flatMap((one) =>
    one.handedOver.map(({ on, to }, at) => ({
      id: `${one.forensicInterviewId}-${at}`,
      on,
      kind: 'handedOver',
      recordedBy: commands('HandOverForensicRecord'),
      words: [to],
    })),
  ),
  ...survivor.legalHolds.flatMap((one) => [
    {
      id: one.holdId,
      on: one.placedOn,
      kind: 'held',
      recordedBy: commands('PlaceLegalHold'),
      named: one.holdId,
      codes: [['LegalHoldReason', one.reason]] as const,
      who: one.placedBy,
    },
    one.liftedOn && {
      id: `lifted-${one.holdId}`,
      on: one.liftedOn,
      kind: 'holdLifted',
      recordedBy: commands('LiftLegalHold'),
      named: one.holdId,
    },
  ]),
];
