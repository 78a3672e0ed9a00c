import { specification } from '#kernel/decider/testing';
import { duplicate } from './duplicates.decider.js';
import { duplicatesPolicy } from './duplicates.policy.js';
import { byCaseWorker } from '../../testing/by-case-worker.js';

const given = specification(duplicate, byCaseWorker);
const supervisor = (id: string, office: string) => ({ by: { id, role: 'SUPERVISOR', office } });
const [makara, sophea] = [supervisor('makara', 'Poipet'), supervisor('sophea', 'SiemReapCac')];

const [survivorIds, offices] = [
  ['one', 'other'],
  ['Poipet', 'SiemReapCac'],
];
const duplicateSuspected = (both = offices) => ({
  type: 'DuplicateSuspected' as const,
  data: { survivorIds, offices: both, reasons: ['SAME_NAME'] },
});
const duplicateJudged = (office: string, isSame: boolean, id: string) => ({
  type: 'DuplicateJudged' as const,
  data: { office, isSame },
  by: { id },
});
const agreed = { type: 'DuplicateAgreed' as const, data: { survivorIds, offices } };
const types = (outcome: unknown) =>
  Array.isArray(outcome) ? outcome.map((one: { type: string }) => one.type) : outcome;

describe('two records that may be of one person', () => {
  it('are suspected once, whatever was decided since', () => {
    const again = given(duplicateSuspected(), duplicateJudged('Poipet', false, 'makara')).when(
      'SuspectDuplicate',
      duplicateSuspected().data,
    );
    expect(again).toEqual([]);
  });

  it('are of one person when both offices say so, and of two when both say that', () => {
    expect(types(given(duplicateSuspected()).when('JudgeDuplicate', { isSame: true, offices }, makara))).toEqual([
      'DuplicateJudged',
    ]);
    const half = given(duplicateSuspected(), duplicateJudged('Poipet', true, 'makara'));
    expect(half.when('JudgeDuplicate', { isSame: true, offices }, sophea)).toEqual([
      { type: 'DuplicateJudged', data: { office: 'SiemReapCac', isSame: true } },
      agreed,
    ]);
    const not = given(duplicateSuspected(), duplicateJudged('Poipet', false, 'makara'));
    expect(types(not.when('JudgeDuplicate', { isSame: false, offices }, sophea))).toEqual([
      'DuplicateJudged',
      'DuplicateDismissed',
    ]);
  });

  it('stay suspected while the offices differ, until one thinks again', () => {
    const differ = given(
      duplicateSuspected(),
      duplicateJudged('Poipet', true, 'makara'),
      duplicateJudged('SiemReapCac', false, 'sophea'),
    );
    expect(types(differ.when('JudgeDuplicate', { isSame: false, offices }, makara))).toEqual([
      'DuplicateJudged',
      'DuplicateDismissed',
    ]);
  });

  it('are judged by supervisors of the two offices, each by another person, and by nobody else', () => {
    const judge = (who: object) =>
      given(duplicateSuspected()).when('JudgeDuplicate', { isSame: true, offices }, who as typeof makara);
    expect(judge({ by: { id: 'sokha', role: 'CASE_WORKER', office: 'Poipet' } })).toBe('NOT_FOUND');
    expect(judge(supervisor('nary', 'Battambang'))).toBe('NOT_FOUND');
    expect(given().when('JudgeDuplicate', { isSame: true, offices }, makara)).toBe('NOT_FOUND');
    const half = given(duplicateSuspected(), duplicateJudged('Poipet', true, 'makara'));
    expect(half.when('JudgeDuplicate', { isSame: true, offices }, supervisor('makara', 'SiemReapCac'))).toBe(
      'APPROVER_IS_AUTHOR',
    );
  });

  it('are judged by the office that has got one of them since, and no longer by the former one', () => {
    const now = ['Poipet', 'Battambang'];
    expect(given(duplicateSuspected()).when('FollowOffices', { offices: now })).toEqual([
      { type: 'DuplicateOfficesChanged', data: { offices: now } },
    ]);
    const changed = { type: 'DuplicateOfficesChanged' as const, data: { offices: now } };
    expect(given(duplicateSuspected(), changed).when('FollowOffices', { offices: now })).toEqual([]);
    expect(given().when('FollowOffices', { offices: now })).toEqual([]);
    expect(given(duplicateSuspected(), agreed).when('FollowOffices', { offices: now })).toEqual([]);
    const half = given(duplicateSuspected(), duplicateJudged('SiemReapCac', true, 'sophea'), changed);
    expect(types(half.when('JudgeDuplicate', { isSame: true, offices: now }, makara))).toEqual(['DuplicateJudged']);
  });

  it('are not decided by a supervisor and a deputy of the same one', () => {
    const both = ['Poipet', 'Poipet'];
    const deputy = { by: { id: 'sokha', role: 'SUPERVISOR', office: 'Poipet', deputyOf: 'makara' } };
    const half = given(duplicateSuspected(both), duplicateJudged('Poipet', true, 'makara'));
    expect(types(half.when('JudgeDuplicate', { isSame: true, offices: both }, deputy))).toEqual(['DuplicateJudged']);
    const ofAnother = { by: { ...deputy.by, deputyOf: 'chanthy' } };
    expect(types(half.when('JudgeDuplicate', { isSame: true, offices: both }, ofAnother))).toEqual([
      'DuplicateJudged',
      'DuplicateAgreed',
    ]);
  });

  it('are decided by two supervisors where one office has both', () => {
    const both = ['Poipet', 'Poipet'];
    const within = (...facts: Parameters<typeof given>) => given(duplicateSuspected(both), ...facts);
    const yes = { isSame: true, offices: both };
    expect(types(within().when('JudgeDuplicate', yes, makara))).toEqual(['DuplicateJudged']);
    const half = within(duplicateJudged('Poipet', true, 'makara'));
    expect(half.when('JudgeDuplicate', yes, makara)).toEqual([]);
    expect(types(half.when('JudgeDuplicate', yes, supervisor('nary', 'Poipet')))).toEqual([
      'DuplicateJudged',
      'DuplicateAgreed',
    ]);
  });

  it('are judged by the offices that have them now, wherever they were when they were suspected', () => {
    const now = { isSame: true, offices: ['Battambang', 'SiemReapCac'] };
    expect(given(duplicateSuspected()).when('JudgeDuplicate', now, makara)).toBe('NOT_FOUND');
    const half = given(duplicateSuspected(), duplicateJudged('SiemReapCac', true, 'sophea'));
    expect(half.when('JudgeDuplicate', now, supervisor('nary', 'Battambang'))).toContainEqual({
      type: 'DuplicateAgreed',
      data: { survivorIds, offices: now.offices },
    });
    const former = given(duplicateSuspected(), duplicateJudged('Poipet', true, 'makara'));
    expect(types(former.when('JudgeDuplicate', now, sophea))).toEqual(['DuplicateJudged']);
  });

  it('are not judged again once it is decided', () => {
    const done = given(
      duplicateSuspected(),
      duplicateJudged('Poipet', true, 'makara'),
      duplicateJudged('SiemReapCac', true, 'sophea'),
      agreed,
    );
    expect(done.when('JudgeDuplicate', { isSame: true, offices }, makara)).toEqual([]);
    expect(done.when('JudgeDuplicate', { isSame: false, offices }, makara)).toBe('DUPLICATE_DECIDED');
  });

  it('are shared by both offices once they agree', () => {
    const answer = duplicatesPolicy.on.DuplicateAgreed!;
    expect(answer(agreed.data as never, 'pair', undefined as never, undefined as never)).toEqual([
      { of: 'survivor', id: 'one', name: 'AddOffice', command: { office: 'SiemReapCac' } },
      { of: 'survivor', id: 'other', name: 'AddOffice', command: { office: 'Poipet' } },
    ]);
  });
});
