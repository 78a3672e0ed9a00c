import { Telling, type Told } from '../testing/telling.js';

const dara = { by: { id: 'dara', role: 'SUPERVISOR' } };
const vanna = { by: { id: 'vanna', role: 'SUPERVISOR' } };
const referral = {
  on: '2020-02-01',
  source: 'Community',
  office: 'SiemReapCac',
  province: '17',
  urgency: 'Routine',
  birthDate: '2008-06-01',
  sex: 'Female',
  nationality: 'KH',
  languages: ['khm'],
} as const;
const consent = {
  consentId: 'consent',
  scopes: ['Interview', 'Services'],
  recipients: [],
  givenBy: 'Authority',
  childAssent: true,
  language: 'khm',
  witnessRole: 'SocialWorker',
  on: '2020-02-02',
} as const;
const episode = {
  types: ['ForcedBegging'],
  recruitment: 'Broker',
  recruiterRelation: 'Broker',
  control: ['DebtBondage'],
  country: 'TH',
} as const;
const decision = { level: 'Preliminary', decidedBy: 'NGO', on: '2020-02-05', exploitation: [episode] } as const;
const entering = { on: '2020-02-10', office: 'SiemReapCac', programme: 'CommunityBased', housing: 'Shelter' } as const;
const assessment = {
  assessmentId: '7f1c2f0e-9a55-4d0c-8f6e-0f3d5a2b7c41',
  on: '2020-03-01',
  level: 'High',
  retraffickingIndicators: [],
} as const;

/** event-0 to event-3; whatever follows is event-4 and so on. */
const cared = (...more: Told[]) =>
  new Telling().tell(
    ['ReceiveReferral', referral],
    ['GiveConsent', consent],
    ['IdentifySurvivor', decision],
    ['EnterAftercare', entering],
    ...more,
  );
const correct = (eventId: string, replacement: object): Told[1] =>
  ({ eventId, reason: 'a slip', replacement }) as never;
const asked = (told: Telling, command: unknown, by: object = {}) => told.answer('CorrectEntry', command as never, by);

describe('What protects her', () => {
  const member = { memberId: 'aunt', relation: 'AuntOrUncle', safe: 'No' } as const;
  const unsafe = ['RecordHouseholdMember', member] as const satisfies Told;
  const notKnown = correct('event-4', { recordHouseholdMember: { ...member, safe: 'Unknown' } });

  it('is corrected by a supervisor who did not record it, and by nobody else', () => {
    expect(asked(cared(unsafe), notKnown)).toMatchObject({ code: 'APPROVER_ROLE_REQUIRED' });
    expect(asked(cared([...unsafe, dara]), notKnown, dara)).toMatchObject({ code: 'APPROVER_IS_AUTHOR' });
    expect(asked(cared(unsafe), notKnown, dara)).toHaveLength(1);
  });

  it('is struck out by nobody else either', () => {
    const struck = { eventId: 'event-4', reason: 'a slip' };
    expect(cared(unsafe).answer('StrikeOutEntry', struck)).toMatchObject({ code: 'APPROVER_ROLE_REQUIRED' });
    expect(cared(unsafe).answer('StrikeOutEntry', struck, dara)).toHaveLength(1);
  });

  it('is no withdrawal of hers that anybody unsays: she is asked again', () => {
    const told = cared(['WithdrawConsent', { consentId: 'consent', on: '2020-03-01' }]);
    const refused = { code: 'NOT_CORRECTABLE', message: expect.stringContaining('giveConsent') };
    expect(told.answer('StrikeOutEntry', { eventId: 'event-4', reason: 'a slip' }, dara)).toMatchObject(refused);
    const later = correct('event-4', { withdrawConsent: { consentId: 'consent', on: '2020-04-01' } });
    expect(asked(told, later, dara)).toMatchObject(refused);
    const anew = { ...consent, consentId: 'anew', on: '2020-03-02' };
    expect(told.answer('GiveConsent', anew)).toHaveLength(1);
  });

  it('is to whom she is entrusted, which nobody gives back to herself', () => {
    const assigned = {
      assignmentId: 'one',
      worker: 'bopha',
      as: 'CaseWorker',
      office: 'SiemReapCac',
      on: '2020-02-11',
    };
    const ended = { assignmentId: 'one', on: '2020-02-12' };
    const told = cared(['AssignCaseWorker', assigned as never, dara]);
    const struck = (n: number) => ({ eventId: `event-${n}`, reason: 'a slip' });
    expect(told.answer('StrikeOutEntry', struck(4), dara)).toMatchObject({ code: 'APPROVER_IS_AUTHOR' });
    expect(told.answer('StrikeOutEntry', struck(4), vanna)).toHaveLength(1);
    told.tell(['EndAssignment', ended, dara]);
    expect(told.answer('StrikeOutEntry', struck(5), dara)).toMatchObject({ code: 'APPROVER_IS_AUTHOR' });
    expect(told.answer('StrikeOutEntry', struck(5), vanna)).toHaveLength(1);
  });

  it('counts as said by whoever corrected it, who then approves nothing of it', () => {
    const lower = { ...assessment, assessmentId: '8f1c2f0e-9a55-4d0c-8f6e-0f3d5a2b7c42', on: '2020-03-02' };
    const told = cared(['AssessRisk', assessment], ['AssessRisk', { ...lower, level: 'Medium' }]);
    told.tell([
      'CorrectEntry',
      correct('event-5', { assessRisk: { ...lower, level: 'Low' } }),
      dara,
    ] as unknown as Told);
    const approving = { assessmentId: lower.assessmentId, on: '2020-03-03' };
    expect(told.answer('ApproveRiskReduction', approving, dara)).toMatchObject({ code: 'APPROVER_IS_AUTHOR' });
    expect(told.answer('ApproveRiskReduction', approving, vanna)).toHaveLength(1);
  });

  it('stays as it was approved while the approval stands', () => {
    const bid = { bidId: 'bid', on: '2020-03-01', measure: 'FosterPlacement', outcome: 'NotInBestInterest' } as const;
    const told = cared(
      ['DetermineBestInterest', bid],
      ['ConfirmBestInterest', { bidId: 'bid', on: '2020-03-02' }, dara],
    );
    const other = correct('event-4', { determineBestInterest: { ...bid, outcome: 'InBestInterest' } });
    expect(asked(told, other, vanna)).toMatchObject({
      code: 'ENTRY_RESTED_ON',
      message: expect.stringContaining('BestInterestConfirmed'),
    });
  });

  it('is not where she lives or when she was born: these have their own commands', () => {
    const home = correct('event-3', { enterAftercare: { ...entering, housing: 'Parents' } });
    expect(asked(cared(), home, dara)).toMatchObject({ code: 'NOT_CORRECTABLE' });
    const born = correct('event-0', { receiveReferral: { ...referral, birthDate: '1990-06-01' } });
    expect(asked(cared(), born, dara)).toMatchObject({ code: 'NOT_CORRECTABLE' });
    const spelled = correct('event-0', { receiveReferral: { ...referral, province: '01' } });
    expect(asked(cared(), spelled, dara)).toHaveLength(1);
  });
});

describe('An approval', () => {
  it('is taken back by nobody but whoever gave it', () => {
    const bid = { bidId: 'bid', on: '2020-03-01', measure: 'FosterPlacement', outcome: 'InBestInterest' } as const;
    const told = cared(
      ['DetermineBestInterest', bid],
      ['ConfirmBestInterest', { bidId: 'bid', on: '2020-03-02' }, dara],
    );
    const struck = { eventId: 'event-5', reason: 'a slip' };
    expect(told.answer('StrikeOutEntry', struck, vanna)).toMatchObject({ code: 'NOT_CORRECTABLE' });
    expect(told.answer('StrikeOutEntry', struck, dara)).toHaveLength(1);
  });
});

describe('An entry that was corrected so that another would not have followed', () => {
  it('is still rested on by it', () => {
    const assigned = {
      assignmentId: 'one',
      worker: 'sokha',
      as: 'CaseWorker',
      office: 'SiemReapCac',
      on: '2020-02-11',
    };
    const told = cared(
      ['AssignCaseWorker', assigned as never],
      ['HandOverCase', { assignmentId: 'one', to: 'bopha', on: '2020-02-20' }],
      [
        'CorrectEntry',
        correct('event-4', { assignCaseWorker: { ...assigned, on: '2020-03-11' } }),
        dara,
      ] as unknown as Told,
    );
    expect(told.answer('StrikeOutEntry', { eventId: 'event-4', reason: 'x' }, vanna)).toMatchObject({
      code: 'ENTRY_RESTED_ON',
    });
  });
});
