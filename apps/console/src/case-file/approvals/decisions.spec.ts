import type { CaseFile } from '../documents/case-file.js';
import {
  decisionsIn,
  kindDecidedBy,
  namesNothing,
  readSeen,
  reviewedBy,
  reviewOf,
  searchOf,
  WAYS,
} from './decisions.js';

const file = (more: object): CaseFile =>
  ({
    casePlans: [],
    risk: null,
    riskAssessments: [],
    bestInterests: [],
    consents: [],
    corrections: [],
    closure: null,
    erasure: null,
    brokenGlass: [],
    ...more,
    // only what waits for somebody
  }) as unknown as CaseFile;

const ALL = new Map(Object.values(WAYS).flatMap(({ ways }) => ways.map((way) => [way, undefined] as const)));
const NOTHING_MORE: ReadonlySet<string> = new Set();
const sophea = { id: 'sophea' };

const idsIn = (more: object, reader: { id: string; deputyOf?: string } = sophea, available = ALL) =>
  decisionsIn(file(more), [], { ...reader, available, permitted: NOTHING_MORE }).map(({ kind, id }) => `${kind} ${id}`);

const WAITING = {
  casePlans: [
    { planId: 'p', status: 'SUBMITTED', on: '2020-03-01', submittedOn: '2020-03-02', draftedBy: 'sokha' },
    { planId: 'draft', status: 'DRAFTED', on: '2020-03-01', submittedOn: null, draftedBy: 'sokha' },
  ],
  risk: { awaitingApproval: 'a' },
  riskAssessments: [{ assessmentId: 'a', on: '2020-03-01', assessedBy: 'sokha' }],
  bestInterests: [{ bidId: 'b', on: '2020-03-01', determinedBy: 'sokha', confirmedOn: null }],
  consents: [
    { consentId: 'o', overridden: true, upheld: null, on: '2020-03-01', lastEventId: 'said' },
    { consentId: 'decided', overridden: true, upheld: true, on: '2020-03-01' },
    { consentId: 'given', overridden: false, upheld: null, on: '2020-03-01' },
  ],
  corrections: [
    { eventId: 'c', entryId: 'old', recordedAt: '2020-03-01T08:00:00Z', recordedBy: 'sokha', upheld: null },
    { eventId: 'done', entryId: 'old', recordedAt: '2020-03-01T08:00:00Z', recordedBy: 'sokha', upheld: false },
  ],
  closure: { status: 'REQUESTED', lastEventId: 'asked', requestedOn: '2020-03-01' },
  erasure: { status: 'REQUESTED', requestId: 'e', requestedOn: '2020-03-01', requestedBy: 'sokha' },
  brokenGlass: [{ breakGlassId: 'g', openedAt: '2020-03-01T08:00:00Z', openedBy: 'bopha', reviewedAt: null }],
};

describe('what waits for a decision', () => {
  it('is each plan, reduction, determination, override, correction, closure, erasure and emergency access', () => {
    expect(idsIn(WAITING)).toEqual([
      'plan p',
      'reduction a',
      'interest b',
      'override o',
      'entry c',
      'closing asked',
      'erasure e',
      'emergency g',
    ]);
  });

  it('is an entry recorded against a rule, which only its task names', () => {
    const owed = [
      { kind: 'IRREGULAR_ENTRY_REVIEW', ref: 'i', since: '2020-03-01T08:00:00Z' },
      { kind: 'CORRECTION_REVIEW', ref: 'c', since: '2020-03-01T08:00:00Z' },
    ] as const;
    expect(decisionsIn(file({}), owed, { ...sophea, available: ALL, permitted: NOTHING_MORE })).toMatchObject([
      { kind: 'entry', id: 'i', entry: 'i' },
    ]);
  });

  it('is nothing that the reader, or the colleague in whose place they act, asked for', () => {
    expect(idsIn({ casePlans: WAITING.casePlans }, { id: 'sokha' })).toEqual([]);
    expect(idsIn({ casePlans: WAITING.casePlans }, { id: 'rithy', deputyOf: 'sokha' })).toEqual([]);
  });

  it('is nothing that the reader may not decide now', () => {
    expect(idsIn(WAITING, sophea, new Map())).toEqual([]);
  });

  it('is an emergency access where the role permits its review, which `availableActions` does not list', () => {
    const available = new Map([['recordNote', undefined]]);
    const permitted = new Set(['reviewBreakGlass', 'approveCasePlan']);
    expect(decisionsIn(file(WAITING), [], { ...sophea, available, permitted })).toMatchObject([
      { kind: 'emergency', id: 'g', ways: ['reviewBreakGlass'] },
    ]);
    expect(decisionsIn(file(WAITING), [], { ...sophea, available: new Map(), permitted })).toEqual([]);
  });

  it('is led to from every way to decide it', () => {
    const found = reviewedBy(decisionsIn(file(WAITING), [], { ...sophea, available: ALL, permitted: NOTHING_MORE }));
    expect(found.get('approveCasePlan')).toBe('decide-plan');
    expect(found.get('returnCasePlan')).toBe('decide-plan');
    expect(found.get('draftCasePlan')).toBeUndefined();
  });

  it('takes what is decided, and the revision that was shown, to its form', () => {
    expect(searchOf({ kind: 'override', id: 'o' }, 7)).toEqual({ overrideId: 'o', seen: '7' });
    expect(searchOf({ kind: 'closing', id: 'asked' }, 7)).toEqual({ seen: '7' });
  });

  it('takes the revision of an emergency access, which is no part of the record', () => {
    expect(searchOf({ kind: 'emergency', id: 'g', revision: 0 }, 7)).toEqual({ breakGlassId: 'g', seen: '0' });
  });

  it('was shown only where the address names its revision', () => {
    expect(['0', '7'].map(readSeen)).toEqual([0, 7]);
    for (const said of [undefined, '', ' ', '-1', '1.5', '1e3', 'true']) expect(readSeen(said)).toBeUndefined();
  });

  it('is decided by mutations that have no form without a review', () => {
    expect(kindDecidedBy('returnCasePlan')).toBe('plan');
    expect(kindDecidedBy('reviewBreakGlass')).toBe('emergency');
    expect(kindDecidedBy('draftCasePlan')).toBeUndefined();
  });
});

describe('the address of a decision', () => {
  it('names nothing where no decision of its kind waits', () => {
    expect(namesNothing('#decide-plan', [])).toBe(true);
    expect(namesNothing('#decide-plan', [{ kind: 'closing' }])).toBe(true);
    expect(namesNothing('#decide-plan', [{ kind: 'plan' }])).toBe(false);
    expect(namesNothing('#consents', [])).toBe(false);
    expect(namesNothing('', [])).toBe(false);
  });
});

it('a task leads to the review in which it is decided, and one that is done otherwise to none', () => {
  expect(reviewOf('PLAN_APPROVAL')).toBe('decide-plan');
  expect(reviewOf('CORRECTION_REVIEW')).toBe('decide-entry');
  expect(reviewOf('FOLLOW_UP')).toBeUndefined();
});
