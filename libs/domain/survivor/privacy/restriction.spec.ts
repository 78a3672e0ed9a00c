import {
  consented,
  duplicateNoted,
  entered,
  erasureApproved,
  erasureRequested,
  girl,
  held,
  identified,
  inCourt,
  journey,
  outOfCourt,
  outcomeOf,
  restricted,
} from '../testing.js';
import { privacyPolicy } from './privacy.policy.js';

type Facts = Parameters<typeof journey>;

const known = [girl(), consented(), identified(), entered()] as const;
const lawyer = { id: 'veasna', role: 'LEGAL_OFFICER' };
const heldElsewhere = duplicateNoted({ held: true });

describe('a restriction', () => {
  const settle = (...facts: Facts) =>
    outcomeOf(journey(...known, ...facts).when('SettleRestriction', { requestId: 'request' }, { by: lawyer }));

  it.each<[string, Facts, string]>([
    ['begins with a prosecution', [erasureRequested(), inCourt()], 'ProcessingRestricted'],
    ['begins once', [erasureRequested(), inCourt(), restricted()], ''],
    ['ends with the last', [inCourt(), erasureRequested(), restricted(), outOfCourt()], 'RestrictionLifted'],
    [
      'does not end while something else holds the record',
      [held(), inCourt(), erasureRequested(), restricted(), outOfCourt()],
      '',
    ],
    ['does not exist without a requested erasure', [inCourt()], ''],
    ['comes too late for what was approved', [erasureRequested(), erasureApproved()], ''],
  ])('%s', (_, facts, outcome) => {
    expect(settle(...facts)).toBe(outcome);
  });

  it('is settled after every event that may have changed a hold', () => {
    const asksOf = (type: string, ...facts: Facts) =>
      privacyPolicy.on[type]!({} as never, 'srey', journey(...known, ...facts).state() as never, {} as never);
    for (const type of ['ProsecutionOpened', 'ProsecutionConcluded', 'EntryCorrected', 'EntryStruckOut']) {
      const ask = { of: 'survivor', id: 'srey', name: 'SettleRestriction', command: { requestId: 'request' } };
      expect(asksOf(type, erasureRequested(), inCourt())).toEqual([ask]);
      expect(asksOf(type, erasureRequested(), inCourt(), restricted())).toEqual([]);
    }
  });

  it('begins and ends with the hold of a duplicate', () => {
    const note = (isHeld: boolean, ...facts: Facts) => {
      const input = { duplicateSurvivorId: 'duplicate', linked: true, held: isHeld };
      return outcomeOf(journey(...known, ...facts).when('NoteDuplicate', input));
    };
    expect(note(true, duplicateNoted(), erasureRequested())).toBe('DuplicateNoted,ProcessingRestricted');
    expect(note(false, heldElsewhere, erasureRequested(), restricted())).toBe('DuplicateNoted,RestrictionLifted');
    expect(note(false, held(), heldElsewhere, erasureRequested(), restricted())).toBe('DuplicateNoted');
  });

  it('ends with the last hold', () => {
    const lift = (...facts: Facts) =>
      outcomeOf(
        journey(...known, ...facts).when('LiftLegalHold', { holdId: 'hold', on: '2020-06-01' }, { by: lawyer }),
      );
    expect(lift(held(), erasureRequested(), restricted())).toBe('LegalHoldLifted,RestrictionLifted');
    expect(lift(held(), held({ holdId: 'other' }), erasureRequested(), restricted())).toBe('LegalHoldLifted');
  });

  it('is lifted when the request is withdrawn', () => {
    const given = journey(...known, held(), erasureRequested(), restricted());
    expect(outcomeOf(given.when('WithdrawErasure', { requestId: 'request', on: '2020-05-03' }))).toBe(
      'ErasureWithdrawn,RestrictionLifted',
    );
  });

  it('allows what courts need, what protects the survivor, and what ends the case', () => {
    const given = journey(...known, held(), erasureRequested(), restricted());
    const risk = { assessmentId: 'late', on: '2020-05-02', level: 'High', retraffickingIndicators: [] } as const;
    expect(outcomeOf(given.when('AssessRisk', risk))).toBe('RiskAssessed');
    expect(outcomeOf(given.when('RequestClosure', { reason: 'MovedAway', on: '2020-05-03' }))).toBe('ClosureRequested');
  });
});
