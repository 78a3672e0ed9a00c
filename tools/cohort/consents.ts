import type { Day } from '#kernel/decider';
import type { ConsentScope } from '../../libs/domain/survivor/steps/consent/consent.codes.js';
import type { Life } from './life.js';
import { step, type Step } from './line.js';
import { randomName } from './people/names.js';
import type { GuardianOf } from './people/person.js';

type More = { expiresOn?: Day; recipients?: readonly string[]; consentId?: string };

/** An adult survivor gives the consent. */
export const bySurvivor = (life: Life, on: Day, scopes: readonly ConsentScope[], more: More = {}): Step =>
  consent(life, on, scopes, { givenBy: 'Survivor', ...more });

/** A guardian consents, and the child agrees. */
export const byGuardian = (life: Life, on: Day, { givenBy, kin }: GuardianOf, scopes: readonly ConsentScope[]): Step =>
  consent(life, on, scopes, { givenBy, guardianName: randomName(life.random), guardianKin: kin, childAssent: true });

/** Where no guardian is found yet, an authority consents, and the child agrees. */
export const byAuthority = (life: Life, on: Day, scopes: readonly ConsentScope[]): Step =>
  consent(life, on, scopes, { givenBy: 'Authority', childAssent: true });

type GivenConsent = Extract<Step, { mutation: 'giveConsent' }>['input'];

const consent = (
  { worker, random }: Life,
  on: Day,
  scopes: readonly ConsentScope[],
  given: Partial<GivenConsent>,
): Step =>
  step(worker, 'giveConsent', {
    consentId: random.uuid(),
    scopes,
    recipients: [],
    givenBy: 'Survivor',
    language: 'khm',
    witnessRole: random.pick(['SocialWorker', 'SocialWorker', 'PoliceOfficer', 'Other']),
    on,
    ...given,
  });
