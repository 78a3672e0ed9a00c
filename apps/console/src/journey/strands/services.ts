import { commands, type EntriesOfStrand } from '../entry.js';

export const services: EntriesOfStrand = (survivor) => [
  ...survivor.services.flatMap((one) => {
    const codes = [['ServiceType', one.type]] as const;
    return [
      one.plannedFrom && {
        id: `planned-${one.serviceId}`,
        on: one.plannedFrom,
        kind: 'servicePlanned',
        recordedBy: commands('PlanService'),
        named: one.serviceId,
        codes,
        words: [one.provider],
      },
      one.from && {
        id: one.serviceId,
        on: one.from,
        kind: 'serviceBegan',
        recordedBy: commands('DeliverService'),
        named: one.serviceId,
        codes,
        words: [one.provider],
      },
      one.to &&
        one.to !== one.from && {
          id: `last-${one.serviceId}`,
          on: one.to,
          kind: 'serviceLast',
          recordedBy: commands('DeliverService'),
          named: one.serviceId,
          codes,
        },
      one.declinedOn && {
        id: `declined-${one.serviceId}`,
        on: one.declinedOn,
        kind: 'serviceDeclined',
        recordedBy: commands('DeclineService'),
        named: one.serviceId,
        codes,
      },
      one.endedOn && {
        id: `end-${one.serviceId}`,
        on: one.endedOn,
        kind: 'serviceEnded',
        recordedBy: commands('EndService'),
        named: one.serviceId,
        codes,
      },
    ];
  }),
  ...survivor.referralsMade.flatMap((one) => [
    {
      id: one.referralId,
      on: one.on,
      kind: 'referredOn',
      recordedBy: commands('MakeReferral'),
      named: one.referralId,
      words: [one.toOrganisation],
    },
    one.answeredOn && {
      id: `answer-${one.referralId}`,
      on: one.answeredOn,
      kind: 'referralAnswered',
      recordedBy: commands('AnswerReferral'),
      named: one.referralId,
      codes: one.answer ? ([['ReferralAnswer', one.answer]] as const) : [],
      words: [one.toOrganisation],
    },
  ]),
];
