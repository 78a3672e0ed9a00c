import { yearOf } from '#kernel/decider';
import { rows } from '#kernel/projections';
import { BirthView } from './birth.view.js';
import { DependantView } from './dependant.view.js';
import type { FamilyEvents, PREGNANCY_EVENTS } from './family.events.js';
import { PregnancyView } from './pregnancy.view.js';
import { RelativeView } from './relative.view.js';

type RelativeEvents = Pick<FamilyEvents, 'RelativeLinked' | 'RelativeUnlinked'>;

export const relativesProjection = rows<RelativeEvents, RelativeView>({
  view: RelativeView,
  key: ({ linkId }, { subject }) => ({ survivorId: subject, linkId }),
  on: {
    RelativeLinked: ({ relation, foundTogether }, _, { sealed }) => ({ relation, foundTogether, sealed }),
    RelativeUnlinked: () => null,
  },
});

type DependantEvents = Pick<FamilyEvents, 'DependantRecorded' | 'DependantMoved' | 'CustodyChanged' | 'BirthRecorded'>;

const NO_CUSTODY = { custody: 'None', custodyOn: null } as const;

export const dependantsProjection = rows<DependantEvents, DependantView>({
  view: DependantView,
  key: (data, { subject }) => ({
    survivorId: subject,
    dependantId: 'birthId' in data ? data.birthId : data.dependantId,
  }),
  on: {
    DependantRecorded: ({ on, relation, birthYear = null, livesWith, country }, _, { sealed }) => ({
      ...NO_CUSTODY,
      relation,
      birthYear,
      livesWith,
      country,
      since: on,
      sealed,
    }),
    BirthRecorded: ({ on, livesWith, country }, _, { sealed }) =>
      livesWith === undefined || country === undefined
        ? null
        : { ...NO_CUSTODY, relation: 'Child', birthYear: yearOf(on), livesWith, country, since: on, sealed },
    DependantMoved: ({ on, livesWith, country }, { sealed: before = [] }, { sealed }) => ({
      livesWith,
      country,
      since: on,
      sealed: [...before, ...sealed],
    }),
    CustodyChanged: ({ on, custody }, { sealed: before = [] }, { sealed }) => ({
      custody,
      custodyOn: on,
      sealed: [...before, ...sealed],
    }),
  },
});

type PregnancyEvents = Pick<FamilyEvents, (typeof PREGNANCY_EVENTS)[number]>;

export const pregnanciesProjection = rows<PregnancyEvents, PregnancyView>({
  view: PregnancyView,
  // a birth without a pregnancy on record names a row that does not exist
  key: (data, { subject }) => ({
    survivorId: subject,
    pregnancyId: data.pregnancyId ?? ('birthId' in data ? data.birthId : undefined)!,
  }),
  on: {
    PregnancyRecorded: ({ on }, _, { sealed }) => ({ on, endedOn: null, sealed }),
    PregnancyEnded: ({ on }, { sealed: before = [] }, { sealed }) => ({ endedOn: on, sealed: [...before, ...sealed] }),
    BirthRecorded: ({ on }, { on: recordedOn }) => (recordedOn === undefined ? null : { endedOn: on }),
  },
});

export const birthsProjection = rows<Pick<FamilyEvents, 'BirthRecorded'>, BirthView>({
  view: BirthView,
  key: ({ birthId }, { subject }) => ({ survivorId: subject, birthId }),
  on: { BirthRecorded: ({ on, pregnancyId = null }, _, { sealed }) => ({ on, pregnancyId, sealed }) },
});
