import {
  closed,
  consented,
  duplicateNoted,
  entered,
  erasureApproved,
  erasureRequested,
  erasureWithdrawn,
  girl,
  held,
  identified,
  journey,
  lifted,
  outcomeOf,
  reopened,
  supervisor,
} from '../testing.js';
import { dueDays } from '../testing/due.js';

const request = erasureRequested();
const approve = { requestId: 'request', on: '2020-05-02' };
const inCare = [girl(), consented(), identified(), entered()] as const;

const approveErasure = (facts: Parameters<typeof journey>, more: object = {}) =>
  journey(...facts).when('ApproveErasure', { ...approve, ...more }, { by: supervisor });

describe('an erasure that is requested while the case is open', () => {
  it('waits for the end of aftercare, and the request stays', () => {
    expect(approveErasure([...inCare, request])).toBe('ERASURE_IN_CARE');
    expect(outcomeOf(approveErasure([...inCare, request, closed()]))).toBe('ErasureApproved');
  });

  it('stays a task of the supervisor after the closure for which it waited', () => {
    const [, ...care] = inCare;
    const waiting = [...care, request, closed()] as const;
    const approvals = (...more: Parameters<typeof journey>) => dueDays([...waiting, ...more], ['ErasureApproval']);
    expect(approvals()).toHaveLength(1);
    expect(approvals(reopened())).toHaveLength(1);
    expect(approvals(erasureApproved())).toEqual([]);
    expect(approvals(erasureWithdrawn())).toEqual([]);
  });

  it('becomes a task again when the hold on a closed case ends', () => {
    const [, ...care] = inCare;
    const waiting = [...care, request, held(), closed()] as const;
    expect(dueDays([...waiting], ['ErasureApproval'])).toEqual([]);
    expect(dueDays([...waiting, lifted()], ['ErasureApproval'])).toHaveLength(1);
  });

  it('does not keep anybody from work that leads to the closure', () => {
    const closing = { reason: 'Transferred', on: '2020-05-02' } as const;
    expect(outcomeOf(journey(...inCare, request).when('RequestClosure', closing as never))).not.toMatch(
      /ERASURE|RESTRICTED/,
    );
  });

  it.each(['SurvivorInsists', 'CaredForElsewhere', 'OrderedByAuthority', 'RecordedInError'])(
    'is approved at once for a reason, which is recorded: %s',
    (inCareReason) => {
      expect(approveErasure([...inCare, request], { inCareReason })).toMatchObject([
        { type: 'ErasureApproved', data: { inCareReason } },
      ]);
    },
  );

  it('records no reason that was not needed: outside aftercare nothing waits', () => {
    const events = approveErasure([girl(), request], { inCareReason: 'SurvivorInsists' });
    expect(outcomeOf(events)).toBe('ErasureApproved');
    expect(JSON.stringify(events)).not.toContain('SurvivorInsists');
  });

  describe('with a duplicate', () => {
    const kept = [girl(), duplicateNoted({ inCare: true }), request] as const;

    it('waits while the survivor is in aftercare there, since that record is erased with this one', () => {
      expect(approveErasure([...kept])).toBe('ERASURE_IN_CARE');
      expect(approveErasure([...kept], { inCareReason: 'CaredForElsewhere' })).toMatchObject([
        { type: 'ErasureApproved', data: { inCareReason: 'CaredForElsewhere', duplicates: ['duplicate'] } },
      ]);
    });

    it('does not wait for one that was linked after the request, and stays', () => {
      expect(outcomeOf(approveErasure([girl(), request, duplicateNoted({ inCare: true })]))).toBe('ErasureApproved');
    });

    it('does not wait once the care there was struck out', () => {
      expect(outcomeOf(approveErasure([...kept, duplicateNoted()]))).toBe('ErasureApproved');
    });
  });

  it('is repeated without harm', () => {
    expect(outcomeOf(approveErasure([...inCare, request, erasureApproved({ inCareReason: 'SurvivorInsists' })]))).toBe(
      '',
    );
  });
});
