import { randomUUID } from 'node:crypto';
import { supervisor } from '../../harness/homeward.js';
import {
  consentTo,
  enter,
  identify,
  refer,
  review,
  screen,
  toSend,
  toSendElsewhere,
  type MutationToSend,
} from '../../harness/mutations.js';

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
export const mutations = (dependantId = randomUUID()): readonly MutationToSend[] => [
  refer({
    givenName: latin(),
    familyName: latin(),
    localGivenName: khmer(),
    localFamilyName: khmer(),
    ethnicity: latin(),
    contact: { channel: 'PHONE', value: latin(), safe: true, whenSafe: latin(), whoMayAnswer: khmer() },
  }),
  consentTo(['INTERVIEW', 'SERVICES', 'SHARING', 'PROSECUTION'], { recipients: ['Kru Khmer Clinic'] }),
  toSend('recordHouseholdMember', { relation: 'MOTHER', safe: 'NO', name: latin(), note: khmer() }),
  screen({ place: latin() }),
  identify(),
  enter({ address: latin(), safetyPlan: khmer() }),
  toSend('assessRisk', { level: 'HIGH', on: '2020-03-11', retraffickingIndicators: [], note: latin() }),
  review([], { recommendations: [latin(), khmer()], on: '2020-03-12' }),
  toSend('deliverService', {
    type: 'MEDICAL',
    provider: 'Kru Khmer Clinic',
    mode: 'IN_PERSON',
    on: '2020-03-12',
    quantity: 1,
    unit: 'SESSION',
    emergency: true,
    note: latin(),
  }),
  toSend('recordNote', { on: '2020-03-12', kind: 'CALL', text: khmer() }),
  toSend('makeAppointment', {
    on: '2020-03-12',
    kind: 'MEDICAL',
    at: '2020-03-20T09:00:00+07:00',
    place: latin(),
    withWhom: khmer(),
  }),
  toSend('setTask', { on: '2020-03-12', title: latin(), dueOn: '2020-03-20' }),
  toSend('recordDependant', {
    dependantId,
    on: '2020-01-01',
    relation: 'CHILD',
    livesWith: 'ABUSER',
    country: 'TH',
    name: latin(),
    note: khmer(),
  }),
  toSend('recordCustody', { dependantId, on: '2020-03-12', custody: 'SOUGHT', court: latin(), note: khmer() }),
  toSend('recordPregnancy', { on: '2020-03-12', dueMonth: '2020-09', note: latin() }),
  toSend('recordBirth', { on: '2020-03-13', livesWith: 'SURVIVOR', country: 'KH', name: khmer(), note: latin() }),
  toSend('revisePersonDetails', { givenName: latin(), localGivenName: khmer() }),
  toSend('changeHousing', {
    arrangement: 'FOSTER',
    on: '2020-03-14',
    address: latin(),
    carer: khmer(),
    safetyPlan: latin(),
  }),
];

/** The accused of that case. */
export const accusedIn = (prosecutionId: string): MutationToSend =>
  toSendElsewhere('nameAccused', { prosecutionId, role: 'RECRUITER', name: latin(), on: '2020-04-01' }, supervisor);

/** The addresses to which colleagues are notified what waits. */
export const addresses = (webhooks: string) => ({
  email: `${latin()}@example.org`,
  webhook: `${webhooks}/${latin()}`,
});

/** Values that are sent and not recorded: refused, or malformed. */
export const refusedMutations = (): readonly MutationToSend[] => [
  refer({ givenName: latin(), familyName: khmer() }),
  refer({ givenName: latin().padEnd(200, 'x') }),
  toSend('deliverService', { type: latin(), note: khmer() }),
  toSend(latin(), { note: latin() }),
];
