import { consented, referred } from '../corrections/testing/in-aftercare.js';
import { RecordedSurvivor, type SurvivorFacts } from '../testing/survivor-record.js';
import { privacyPolicy } from './privacy.policy.js';

const dara = { by: { id: 'dara', role: 'SUPERVISOR' } };
const makara = { by: { id: 'makara', role: 'SUPERVISOR' } };

/** event-0 to event-2: a prosecution is open. */
const inCourt = (...more: SurvivorFacts[]) =>
  new RecordedSurvivor().record(
    referred,
    ['GiveConsent', { ...consented[1], scopes: ['Prosecution'] }],
    ['OpenProsecution', { prosecutionId: 'one', on: '2020-03-09', court: 'Siem Reap', article: '15', role: 'Witness' }],
    ...more,
  );
const struckOut: SurvivorFacts = ['StrikeOutEntry', { eventId: 'event-2', reason: 'another woman' }, dara];
const requested: SurvivorFacts = ['RequestErasure', { requestId: 'request', on: '2020-05-01', askedBy: 'Survivor' }];
const approval = ['ApproveErasure', { requestId: 'request', on: '2020-05-02' }] as const;

describe('a person who strikes out a part in a prosecution', () => {
  it.each<[string, SurvivorFacts[]]>([
    ['before an erasure is requested', [struckOut, requested]],
    ['after that', [requested, struckOut]],
  ])('%s, has released the record and cannot approve the erasure', (_, told) => {
    const person = inCourt(...told);
    expect(person.answer(...approval, dara)).toMatchObject({ code: 'APPROVER_IS_AUTHOR' });
    expect(person.answer(...approval, makara)).toHaveLength(1);
  });

  it('is named to the kept record', () => {
    const person = inCourt(struckOut, ['LinkPerson', { keptSurvivorId: 'kept' }, makara]);
    const told = privacyPolicy.on.PersonLinked!(
      {} as never,
      'srey',
      person.state as never,
      person.before.at(-1) as never,
    );
    expect(told).toMatchObject([{ command: { held: false, involved: ['dara', 'makara'] } }]);
  });
});
