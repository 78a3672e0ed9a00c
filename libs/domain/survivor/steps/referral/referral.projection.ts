import { dayAt } from '#kernel/decider';
import { rows } from '#kernel/projections';
import type { PrivacyEvents } from '../../privacy/privacy.events.js';
import { caseNumberOf } from './case-number/case-number.rules.js';
import { HouseholdView } from './household.view.js';
import { LinkView } from './link.view.js';
import { ReferralMadeView } from './referral-made.view.js';
import type { ReferralEvents } from './referral.events.js';
import { ReferralView } from './referral.view.js';

type Person = Pick<ReferralEvents, 'ReferralReceived' | 'PersonDetailsRevised'> &
  Pick<PrivacyEvents, 'PersonalDataErased'>;

export const referralProjection = rows<Person, ReferralView>({
  view: ReferralView,
  key: (_, { subject }) => ({ survivorId: subject }),
  on: {
    ReferralReceived: (
      { on, source, office, province, urgency, sex, nationality, languages, birthYear = null },
      _,
      { sealed, subject, recordedAt },
    ) => ({
      caseNumber: caseNumberOf(subject),
      filedAt: recordedAt,
      erased: false,
      on,
      source,
      office,
      province,
      urgency,
      sex,
      nationality,
      languages,
      birthYear,
      sealed,
    }),
    PersonDetailsRevised: ({ sex, nationality, languages, birthYear }, row, { sealed }) => ({
      ...(sex !== undefined && { sex }),
      ...(nationality !== undefined && { nationality }),
      ...(languages !== undefined && { languages }),
      ...(birthYear !== undefined && { birthYear }),
      sealed: [...(row.sealed ?? []), ...sealed],
    }),
    PersonalDataErased: () => ({ erased: true }),
  },
});

export const householdProjection = rows<Pick<ReferralEvents, 'HouseholdMemberRecorded'>, HouseholdView>({
  view: HouseholdView,
  key: ({ memberId }, { subject }) => ({ survivorId: subject, memberId }),
  on: {
    HouseholdMemberRecorded: ({ relation, safe }, _, { sealed, recordedAt }) => ({
      relation,
      safe,
      recordedOn: dayAt(recordedAt),
      sealed,
    }),
  },
});

export const referralMadeProjection = rows<Pick<ReferralEvents, 'ReferralMade' | 'ReferralAnswered'>, ReferralMadeView>(
  {
    view: ReferralMadeView,
    key: ({ referralId }, { subject }) => ({ survivorId: subject, referralId }),
    on: {
      ReferralMade: ({ toOrganisation, services, consentId = null, on }, _, { sealed }) => ({
        toOrganisation,
        services,
        consentId,
        on,
        answer: null,
        answeredOn: null,
        sealed,
      }),
      ReferralAnswered: ({ answer, on }) => ({ answer, answeredOn: on }),
    },
  },
);

export const linkProjection = rows<Pick<ReferralEvents, 'PersonLinked' | 'PersonUnlinked'>, LinkView>({
  view: LinkView,
  key: (_, { subject }) => ({ survivorId: subject }),
  on: {
    PersonLinked: ({ keptSurvivorId }) => ({ keptSurvivorId, keptCaseNumber: caseNumberOf(keptSurvivorId) }),
    PersonUnlinked: () => null,
  },
});
