import { randomUUID } from 'node:crypto';
import { Homeward, caseWorker, interviewer, receiptOf, supervisor } from '../../harness/homeward.js';
import {
  childConsented,
  childReferred,
  entrustedTo,
  identify,
  screen,
  toSend,
  type MutationToSend,
} from '../../harness/mutations.js';

let homeward: Homeward;
let survivorId: string;

const record = async ({ mutation, input, by }: MutationToSend) =>
  receiptOf(await homeward.command(mutation, input(survivorId), typeof by === 'string' ? undefined : by));

const SURVIVOR = `query ($id: UUID!, $asOf: Date) { survivor(id: $id, purpose: CARE, asOf: $asOf) {
  inPart
  referral { languages birthYear source province givenName { value } contact { withheld } }
  risk { level }
  household { memberId }
  consents { consentId }
  identification { level }
} }`;

const shownTo = async (by = interviewer, asOf?: string) => {
  await homeward.caughtUp();
  const { data, errors } = await homeward.ask(SURVIVOR, { id: survivorId, asOf }, by);
  expect(errors).toBeUndefined();
  return data!.survivor as Record<string, unknown>;
};

const entriesFor = async (by = interviewer) => {
  const { data } = await homeward.ask(
    `query ($id: UUID!) { entries(survivorId: $id, purpose: CARE) { edges { node { type } } } }`,
    { id: survivorId },
    by,
  );
  return data?.entries ?? null;
};

beforeAll(async () => {
  homeward = await Homeward.shared();
  survivorId = randomUUID();
  for (const one of [
    childReferred({ givenName: 'Sophy', contact: { channel: 'PHONE', value: '+855 00 000 456', safe: true } }),
    childConsented(['INTERVIEW', 'SERVICES', 'FORENSIC_RECORDING']),
    screen({ forcedByFamily: true }),
    identify(),
    toSend('recordHouseholdMember', { relation: 'MOTHER', safe: 'NO' }),
    toSend('assessRisk', { on: '2020-03-05', level: 'HIGH', retraffickingIndicators: [] }),
    ...entrustedTo(interviewer),
  ])
    await record(one);
});

const BLIND = {
  inPart: true,
  referral: {
    languages: ['khm'],
    birthYear: 2010,
    source: null,
    province: null,
    givenName: { value: 'Sophy' },
    contact: { withheld: true },
  },
  risk: { level: 'HIGH' },
  household: [],
  consents: [],
  identification: null,
};

describe('a forensic interviewer', () => {
  it('knows before the interview who the child is, and nothing that others heard', async () => {
    expect(await shownTo()).toEqual(BLIND);
    expect(await shownTo(interviewer, '2020-03-31')).toEqual(BLIND);
    expect(await entriesFor()).toBeNull();
  });

  it('is the only one who is blind', async () => {
    expect(await shownTo(caseWorker)).toMatchObject({ inPart: false, household: [{}], identification: {} });
    expect(await shownTo(supervisor)).toMatchObject({ inPart: false, household: [{}], consents: [{}] });
  });

  it('has in the list of tasks only what colleagues agreed by hand', async () => {
    await record(
      toSend('makeAppointment', {
        appointmentId: randomUUID(),
        kind: 'MEETING',
        on: '2020-03-05',
        at: '2020-03-09T03:00:00.000Z',
      }),
    );
    await homeward.caughtUp();
    const { data } = await homeward.ask(
      `query ($id: UUID!) { dueTasks(purpose: CARE, survivorId: $id) { edges { node { kind } } } }`,
      { id: survivorId },
      interviewer,
    );
    expect(data).toEqual({ dueTasks: { edges: [{ node: { kind: 'APPOINTMENT' } }] } });
  });

  it('sees the record once the interview was held', async () => {
    await record(
      toSend(
        'conductForensicInterview',
        {
          on: '2020-03-06',
          setting: 'CAC',
          interviewer: 'kunthea',
          observers: [],
          recorded: false,
          language: 'khm',
          outcome: 'FULL_DISCLOSURE',
        },
        interviewer,
      ),
    );
    expect(await shownTo()).toMatchObject({
      inPart: false,
      referral: { source: 'HOTLINE', province: '17' },
      household: [{}],
      identification: {},
      consents: [{}],
    });
    expect(await entriesFor()).not.toBeNull();
  });
});
