import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import { caseWorker, receiptOf, supervisor } from '../../harness/homeward.js';
import { assignmentOf } from '../../harness/mutations.js';
import { dayOn } from '../journey/story.js';
import { WholeRecord } from './whole-record.js';

const kept = new WholeRecord();
const duplicate = new WholeRecord();
beforeAll(() => Promise.all([kept.begin(), duplicate.begin()]));

const bopha: Bearer = { id: 'bopha', role: 'CASE_WORKER', office: 'Poipet' };
const makara: Bearer = { id: 'makara', role: 'SUPERVISOR', office: 'Poipet' };
/** Neither links the two files nor asks for the erasure. */
const dara: Bearer = { ...supervisor, id: 'dara' };

const name = `Sothun${randomUUID().replaceAll(/[^a-f]/g, '')}`;
const boy = {
  source: 'COMMUNITY',
  urgency: 'URGENT',
  familyName: 'Meas (SYNTHETIC)',
  givenName: name,
  birthDate: dayOn('05-20', 14),
  sex: 'MALE',
  nationality: 'KH',
  languages: ['khm'],
};
const guardian = {
  givenBy: 'APPOINTED_GUARDIAN',
  guardianKin: 'NONE',
  childAssent: true,
  language: 'khm',
  witnessRole: 'SOCIAL_WORKER',
};
const labour = {
  types: ['CHILD_LABOUR'],
  recruitment: 'BROKER',
  recruiterRelation: 'BROKER',
  control: ['DEBT_BONDAGE'],
  country: 'KH',
};
const { prosecutionId } = kept;
const [consentId, requestId] = [randomUUID(), randomUUID()];
const session = { type: 'COUNSELLING', provider: 'SiemReapCac', mode: 'IN_PERSON', quantity: 1, unit: 'SESSION' };
const urgent = (day: string) => ({ ...session, on: dayOn(day), emergency: true });

interface Pair {
  readonly duplicateId: string;
  readonly state: string;
  readonly reasons: readonly string[];
  readonly offices: readonly string[];
  readonly records: readonly { readonly survivorId: string; readonly name: string; readonly office: string }[];
}

/** The suspicion as a supervisor sees it: their own file, and both side by side once both offices agree. */
const compared = async (by: Bearer): Promise<Pair | undefined> => {
  await kept.homeward.caughtUp();
  const { data } = await kept.homeward.ask(
    `{ suspectedDuplicates(purpose: DATA_QUALITY, first: 50) { edges { node {
      duplicateId state reasons offices records { survivorId name office } } } } }`,
    {},
    by,
  );
  const ours: readonly string[] = [kept.survivorId, duplicate.survivorId];
  const { edges } = data!.suspectedDuplicates as { readonly edges: readonly { readonly node: Pair }[] };
  return edges
    .map(({ node }) => node)
    .find(({ records }) => records.some(({ survivorId }) => ours.includes(survivorId)));
};

const judge = async (isSame: boolean, by: Bearer): Promise<void> => {
  const { duplicateId } = (await compared(by))!;
  receiptOf(await kept.homeward.command('judgeDuplicate', { duplicateId, isSame }, by));
};

const erasure = async (by: Bearer = supervisor) =>
  (await kept.readSurvivor('erasure { status restricted duplicates }', by)) as {
    erasure: { status: string; restricted: boolean } | null;
  };

describe('a boy whose file is a duplicate of another office', () => {
  it('is received in Poipet like any other, and only the two supervisors see that the boy may be known', async () => {
    await kept.recordOn(dayOn('02-02'), 'receiveReferral', { ...boy, office: 'SiemReapCac', province: '17' });
    await kept.homeward.caughtUp();
    const input = {
      ...boy,
      survivorId: duplicate.survivorId,
      on: dayOn('02-09'),
      office: 'Poipet',
      province: '01',
    };
    expect(receiptOf(await duplicate.homeward.command('receiveReferral', input, bopha))).toMatchObject({ revision: 0 });
    const pair = await compared(makara);
    expect(pair).toMatchObject({ reasons: ['SAME_NAME_AND_BIRTH_YEAR', 'SAME_BIRTH_DATE_AND_SEX'], state: 'WAITING' });
    expect(pair!.offices.toSorted()).toEqual(['Poipet', 'SiemReapCac']);
    const own = { survivorId: duplicate.survivorId, name: `Meas (SYNTHETIC) ${name}`, office: 'Poipet' };
    expect(pair!.records).toEqual([own]);
    const theirs = { ...own, survivorId: kept.survivorId, office: 'SiemReapCac' };
    expect(await compared(supervisor)).toEqual({ ...pair, records: [theirs] });
    expect(await compared({ ...supervisor, id: 'nary', office: 'Battambang' })).toBeUndefined();
  });

  it('is helped in both offices until their supervisors have spoken', async () => {
    const consent = { ...guardian, scopes: ['INTERVIEW', 'SERVICES', 'PROSECUTION'] };
    await kept.happens(
      [dayOn('02-03'), 'giveConsent', { ...consent, consentId }],
      [dayOn('02-04'), 'identifySurvivor', { level: 'PRELIMINARY', decidedBy: 'NGO', exploitation: [labour] }],
      [dayOn('02-05'), 'enterAftercare', { office: 'SiemReapCac', programme: 'COMMUNITY_BASED', housing: 'KINSHIP' }],
      [dayOn('02-05'), 'deliverService', urgent('02-05')],
    );
    await duplicate.recordOn(dayOn('02-09'), 'giveConsent', consent, bopha);
    await duplicate.recordOn(
      dayOn('02-10'),
      'identifySurvivor',
      { level: 'PRELIMINARY', decidedBy: 'NGO', exploitation: [labour] },
      bopha,
    );
    expect(await kept.countFigure('M5', 'boys', dayOn('02-04'))).toBe(1);
    expect(await duplicate.countFigure('M5', 'boys', dayOn('02-10'))).toBe(1);
  });

  it('has one file once both supervisors say that it is one boy: nobody may link the two before', async () => {
    const link = { keptSurvivorId: kept.survivorId };
    expect(await duplicate.refusal('linkPerson', link, makara)).toBe('NOT_FOUND');
    expect(await duplicate.refusal('linkPerson', link, supervisor)).toBe('NOT_FOUND');
    await judge(true, makara);
    expect(await duplicate.refusal('linkPerson', link, makara)).toBe('NOT_FOUND');
    await judge(true, supervisor);
    for (const one of [makara, supervisor]) {
      const pair = await compared(one);
      expect(pair).toMatchObject({ state: 'AGREED' });
      expect(pair!.records.map(({ office }) => office).toSorted()).toEqual(['Poipet', 'SiemReapCac']);
    }
    for (const one of [caseWorker, bopha])
      await duplicate.recordOn(dayOn('02-12'), 'assignCaseWorker', assignmentOf(one, dayOn('02-12')), makara);
    await duplicate.record('linkPerson', link, supervisor);
    expect(await duplicate.refusal('deliverService', urgent('02-13'), bopha)).toBe('LINKED_ELSEWHERE');
    expect(await duplicate.readSurvivor('link { keptSurvivorId }', bopha)).toEqual({ link });
    await kept.homeward.caughtUp();
    expect(await duplicate.countFigure('M5', 'boys', dayOn('02-10'))).toBe(0);
    expect(await kept.countFigure('M5', 'boys', dayOn('02-04'))).toBe(1);
  });

  it('has a wrong day corrected by another person than the one who reviews it', async () => {
    const [eventId] = (await kept.record('deliverService', urgent('02-21'))).eventIds;
    const replacement = { deliverService: urgent('02-20') };
    const correction = { eventId, reason: 'It was Thursday.', replacement };
    const [corrected] = (await kept.record('correctEntry', correction)).eventIds;
    expect(await kept.dueTasks()).toContain('CORRECTION_REVIEW');
    await kept.recordOn(dayOn('02-25'), 'reviewEntry', { eventId: corrected, upheld: true }, supervisor);
    const [twice] = (await kept.record('deliverService', urgent('02-20'))).eventIds;
    const [struckOut] = (await kept.record('strikeOutEntry', { eventId: twice, reason: 'Recorded twice.' })).eventIds;
    await kept.recordOn(dayOn('02-25'), 'reviewEntry', { eventId: struckOut, upheld: true }, supervisor);
    const delivered = (await kept.timeline()).filter(([, type]) => type === 'ServiceDelivered');
    // an entry stays where it was recorded, with its correction beside it; figures count the right day
    expect(delivered.map(([day]) => day)).toEqual([dayOn('02-05'), dayOn('02-21')]);
    expect(await kept.countFigure('M17', 'total', dayOn('02-21'))).toBe(0);
    expect(await kept.countFigure('M17', 'total', dayOn('02-20'))).toBe(1);
  });

  it('is not served any more from the day on which the consent is withdrawn', async () => {
    await kept.recordOn(
      dayOn('03-02'),
      'openProsecution',
      { prosecutionId, court: 'Siem Reap', article: '10', role: 'WITNESS' },
      supervisor,
    );
    await kept.recordOn(dayOn('04-01'), 'withdrawConsent', { consentId });
    expect(await kept.refusal('deliverService', urgent('04-02'))).toBe('CONSENT_WITHDRAWN');
    await kept.record('deliverService', urgent('03-31'));
    expect(await kept.readSurvivor('consents { withdrawnOn }')).toEqual({
      consents: [{ withdrawnOn: dayOn('04-01') }],
    });
  });

  it('asks for erasure while the court needs the record: it is kept, and used for the court only', async () => {
    await kept.recordOn(dayOn('04-03'), 'requestErasure', { requestId, askedBy: 'SURVIVOR' });
    expect(await erasure()).toEqual({
      erasure: { status: 'REQUESTED', restricted: true, duplicates: [duplicate.survivorId] },
    });
    const move = { on: dayOn('04-04'), arrangement: 'KINSHIP' };
    expect(await kept.refusal('changeHousing', move)).toBe('PROCESSING_RESTRICTED');
    expect(await kept.refusal('approveErasure', { requestId, on: dayOn('04-04') }, dara)).toBe('LEGAL_HOLD');
  });

  it('waits for the end of aftercare, or for a reason, and is erased in both files, not by the supervisor who linked them', async () => {
    await kept.inCourt('discontinueProsecution', { on: dayOn('06-01') }, supervisor);
    const approval = { requestId, on: dayOn('06-02') };
    expect(await kept.refusal('approveErasure', approval, supervisor)).toBe('APPROVER_IS_AUTHOR');
    await kept.homeward.until(
      'nothing holds the record, and the case is still open',
      async () => (await kept.refusal('approveErasure', approval, dara)) === 'ERASURE_IN_CARE',
    );
    await kept.homeward.until(
      'a policy has lifted the restriction',
      async () => (await erasure()).erasure?.restricted === false,
    );
    expect(await erasure()).toMatchObject({ erasure: { status: 'REQUESTED' } });
    await kept.record('approveErasure', { ...approval, inCareReason: 'SURVIVOR_INSISTS' }, dara);
    await kept.homeward.until('the record is erased', async () => (await erasure()).erasure?.status === 'ERASED');
    const gone = { referral: { givenName: { value: null, erased: true } } };
    expect(await kept.readSurvivor('referral { givenName { value erased } }', supervisor)).toEqual(gone);
    await duplicate.homeward.until('the duplicate is erased', async () => {
      return (
        JSON.stringify(await duplicate.readSurvivor('referral { givenName { value erased } }', supervisor)) ===
        JSON.stringify(gone)
      );
    });
  });

  it('leaves days and counts, and nothing to do', async () => {
    expect(await kept.countFigure('M5', 'boys', dayOn('02-04'))).toBe(1);
    expect((await kept.timeline()).map(([, type]) => type)).toContain('PersonalDataErased');
    expect(await kept.dueTasks(supervisor)).toEqual([]);
    expect(await duplicate.dueTasks(supervisor)).toEqual([]);
    expect(await kept.refusal('giveConsent', { ...guardian, scopes: ['SERVICES'], on: dayOn('07-01') })).toBe(
      'SUBJECT_ERASED',
    );
  });
});
