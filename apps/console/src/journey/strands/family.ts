import { commands, type EntriesOfStrand } from '../entry.js';

export const family: EntriesOfStrand = (survivor) => [
  ...survivor.dependants.flatMap((one) => [
    {
      id: `lives-${one.dependantId}`,
      on: one.since,
      kind: 'dependantLives',
      recordedBy: commands('RecordDependant', 'MoveDependant', 'RecordBirth'),
      named: one.dependantId,
      codes: [
        ['Kinship', one.relation],
        ['DependantHome', one.livesWith],
      ] as const,
      countries: [one.country],
      text: one.name,
    },
    one.custodyOn && {
      id: `custody-${one.dependantId}`,
      on: one.custodyOn,
      kind: 'custody',
      recordedBy: commands('RecordCustody'),
      named: one.dependantId,
      codes: [
        ['Kinship', one.relation],
        ['CustodyStatus', one.custody],
      ] as const,
      words: [one.court?.value],
      text: one.name,
    },
  ]),
  ...survivor.pregnancies.flatMap((one) => [
    {
      id: one.pregnancyId,
      on: one.on,
      kind: 'pregnancy',
      recordedBy: commands('RecordPregnancy'),
      named: one.pregnancyId,
    },
    one.endedOn && {
      id: `end-${one.pregnancyId}`,
      on: one.endedOn,
      kind: 'pregnancyEnded',
      recordedBy: commands('EndPregnancy', 'RecordBirth'),
      named: one.pregnancyId,
    },
  ]),
  ...survivor.births.map((one) => ({
    id: `birth-${one.birthId}`,
    on: one.on,
    kind: 'birth',
    recordedBy: commands('RecordBirth'),
    named: one.birthId,
    text: one.name,
  })),
];
