import { Refusal } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import {
  closed,
  consented,
  erased,
  erasureApproved,
  erasureBegun,
  erasureRequested,
  erasureWithdrawn,
  journey,
  outcomeOf,
  supervisor,
  woman,
} from '../../testing.js';
import { survivor } from '../../survivor.js';
import { requireKept } from './referral.rules.js';

const KEPT = '5f0c1a52-7c55-4a0e-9d1e-1d7a3f1f2b3c';
const linked = { type: 'PersonLinked', data: { keptSurvivorId: KEPT } } as const;
const unlinked = { type: 'PersonUnlinked', data: { keptSurvivorId: KEPT } } as const;
const consent = {
  scopes: ['Services'],
  givenBy: 'Survivor',
  language: 'khm',
  witnessRole: 'None',
  on: '2020-02-02',
} as const;

describe('a duplicate (rule 17)', () => {
  it('is linked to the kept record by a supervisor, once', () => {
    const given = journey(woman());
    expect(given.when('LinkPerson', { keptSurvivorId: KEPT }, { by: supervisor })).toEqual([linked]);
    expect(given.when('LinkPerson', { keptSurvivorId: KEPT })).toBe('APPROVER_ROLE_REQUIRED');
    expect(journey(woman(), linked).when('LinkPerson', { keptSurvivorId: KEPT }, { by: supervisor })).toEqual([]);
  });

  it('is linked to one record at a time', () => {
    const another = { keptSurvivorId: 'another' };
    expect(journey(woman(), linked).when('LinkPerson', another, { by: supervisor })).toBe('LINKED_ELSEWHERE');
    expect(outcomeOf(journey(woman(), linked, unlinked).when('LinkPerson', another, { by: supervisor }))).toBe(
      'PersonLinked',
    );
  });

  it('cannot be linked to another duplicate, since work could continue in neither', () => {
    const there =
      (...events: Parameters<typeof requireKept>[0]) =>
      () =>
        requireKept(events);
    expect(there(woman(), linked)).toThrow(Refusal);
    expect(there(woman(), linked)).toThrow(KEPT);
    expect(there(woman(), linked, unlinked, linked, consented())).toThrow(KEPT);
    expect(there(woman(), consented())).not.toThrow();
    expect(there(woman(), linked, unlinked)).not.toThrow();
  });

  it.each<[string, Parameters<typeof requireKept>[0], string | undefined]>([
    ['is requested', [erasureRequested()], 'ERASURE_UNDER_WAY'],
    ['is approved', [erasureRequested(), erasureApproved()], 'ERASURE_UNDER_WAY'],
    ['has begun', [erasureRequested(), erasureApproved(), erasureBegun()], 'ERASURE_UNDER_WAY'],
    ['is done', [erasureRequested(), erasureApproved(), erasureBegun(), erased()], 'SUBJECT_ERASED'],
    ['was withdrawn', [erasureRequested(), erasureWithdrawn()], undefined],
  ])('cannot be linked to a record whose erasure %s, since the erasure would reach this one too', (_, events, code) => {
    const linkRefused = () => {
      try {
        return requireKept([woman(), ...events]);
      } catch (error) {
        return (error as Refusal).code;
      }
    };
    expect(linkRefused()).toBe(code);
  });

  it('takes no further command, and names the record that is continued', () => {
    const { decide } = survivor;
    const by = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21' };
    const context = { steps: {}, by, now: '2026-03-01T09:00:00.000Z', commandId: 'one', settings: DEFAULT_SETTINGS };
    const ask = () => decide.GiveConsent(journey(woman(), linked).state(), consent, context);
    expect(ask).toThrow(Refusal);
    expect(ask).toThrow(KEPT);
    expect(journey(woman(), linked).when('GiveConsent', consent)).toBe('LINKED_ELSEWHERE');
    expect(journey(woman(), linked).when('RevisePersonDetails', { sex: 'Male' })).toBe('LINKED_ELSEWHERE');
    expect(journey(woman(), linked, closed()).when('ReopenCase', { retrafficking: false, on: '2020-05-01' })).toBe(
      'LINKED_ELSEWHERE',
    );
    expect(outcomeOf(journey(woman(), linked, unlinked).when('GiveConsent', consent))).toBe('ConsentGiven');
  });

  it('still records how a prosecution ended, because a policy reports it', () => {
    const opened = {
      type: 'ProsecutionOpened',
      data: { prosecutionId: 'one', on: '2020-03-09', court: 'Siem Reap', article: '12', role: 'Witness' },
    } as const;
    const concluded = { prosecutionId: 'one', outcome: 'Convicted', on: '2020-11-19' } as const;
    expect(outcomeOf(journey(woman(), opened, linked).when('ConcludeProsecution', concluded))).toBe(
      'ProsecutionConcluded',
    );
  });

  it('may have a closed case', () => {
    const given = journey(woman(), closed());
    expect(given.when('LinkPerson', { keptSurvivorId: KEPT }, { by: supervisor })).toEqual([linked]);
    const back = journey(woman(), closed(), linked);
    expect(back.when('UnlinkPerson', {}, { by: supervisor })).toEqual([unlinked]);
  });

  it.each([
    { title: 'by a supervisor', given: [linked], by: supervisor, outcome: 'PersonUnlinked' },
    { title: 'by no other role', given: [linked], by: {}, outcome: 'APPROVER_ROLE_REQUIRED' },
    { title: 'once', given: [linked, unlinked], by: supervisor, outcome: '' },
    { title: 'only when it is one', given: [], by: supervisor, outcome: '' },
  ] as const)('is unlinked $title', ({ given, by, outcome }) => {
    expect(outcomeOf(journey(woman(), ...given).when('UnlinkPerson', {}, { by }))).toBe(outcome);
  });
});
