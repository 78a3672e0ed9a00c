import { randomUUID } from 'node:crypto';
import { supervisor } from '../../harness/homeward.js';
import {
  consentTo,
  enter,
  identify,
  refer,
  review,
  screen,
  tell,
  tellOther,
  type Telling,
} from '../../harness/telling.js';

/** Every planted value consists of these words, which occur nowhere else. */
export const LATIN = 'Kanarienvogel';
export const KHMER = 'កាណារីសត្វស្លាប';
export const MARKS = [LATIN, KHMER];

let count = 0;
/** How many were handed out. */
export const plantedCount = (): number => count;
const latin = (): string => `${LATIN}${count++}`;
const khmer = (): string => `${KHMER}${count++}`;

/** One survivor's journey, with planted words in personal fields of every class. */
export const tellings = (dependantId = randomUUID()): readonly Telling[] => [
  refer({
    givenName: latin(),
    familyName: latin(),
    localGivenName: khmer(),
    localFamilyName: khmer(),
    ethnicity: latin(),
    contact: { channel: 'PHONE', value: latin(), safe: true, whenSafe: latin(), whoMayAnswer: khmer() },
  }),
  consentTo(['INTERVIEW', 'SERVICES', 'SHARING', 'PROSECUTION'], { recipients: ['Kru Khmer Clinic'] }),
  tell('recordHouseholdMember', { relation: 'MOTHER', safe: 'NO', name: latin(), note: khmer() }),
  screen({ place: latin() }),
  identify(),
  enter({ address: latin(), safetyPlan: khmer() }),
  tell('assessRisk', { level: 'HIGH', on: '2020-03-11', retraffickingIndicators: [], note: latin() }),
  review([], { recommendations: [latin(), khmer()], on: '2020-03-12' }),
  tell('deliverService', {
    type: 'MEDICAL',
    provider: 'Kru Khmer Clinic',
    mode: 'IN_PERSON',
    on: '2020-03-12',
    quantity: 1,
    unit: 'SESSION',
    emergency: true,
    note: latin(),
  }),
  tell('recordNote', { on: '2020-03-12', kind: 'CALL', text: khmer() }),
  tell('makeAppointment', {
    on: '2020-03-12',
    kind: 'MEDICAL',
    at: '2020-03-20T09:00:00+07:00',
    place: latin(),
    withWhom: khmer(),
  }),
  tell('setTask', { on: '2020-03-12', title: latin(), dueOn: '2020-03-20' }),
  tell('recordDependant', {
    dependantId,
    on: '2020-01-01',
    relation: 'CHILD',
    livesWith: 'ABUSER',
    country: 'TH',
    name: latin(),
    note: khmer(),
  }),
  tell('recordCustody', { dependantId, on: '2020-03-12', custody: 'SOUGHT', court: latin(), note: khmer() }),
  tell('recordPregnancy', { on: '2020-03-12', dueMonth: '2020-09', note: latin() }),
  tell('recordBirth', { on: '2020-03-13', livesWith: 'SURVIVOR', country: 'KH', name: khmer(), note: latin() }),
  tell('revisePersonDetails', { givenName: latin(), localGivenName: khmer() }),
  tell('changeHousing', {
    arrangement: 'FOSTER',
    on: '2020-03-14',
    address: latin(),
    carer: khmer(),
    safetyPlan: latin(),
  }),
];

/** The accused of that case. */
export const accusedIn = (prosecutionId: string): Telling =>
  tellOther('nameAccused', { prosecutionId, role: 'RECRUITER', name: latin(), on: '2020-04-01' }, supervisor);

/** The addresses to which colleagues are notified what waits. */
export const addresses = (webhooks: string) => ({
  email: `${latin()}@example.org`,
  webhook: `${webhooks}/${latin()}`,
});

/** Values that are sent and not recorded: refused, or malformed. */
export const refusedTellings = (): readonly Telling[] => [
  refer({ givenName: latin(), familyName: khmer() }),
  refer({ givenName: latin().padEnd(200, 'x') }),
  tell('deliverService', { type: latin(), note: khmer() }),
  tell(latin(), { note: latin() }),
];
