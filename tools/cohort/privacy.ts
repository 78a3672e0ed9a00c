import { TODAY } from '#demonstration';
import { chapter, idOf, type Life } from './life.js';
import { commands, step, type PersonStep } from './line.js';
import { reviewerOf } from './people/staff.js';

/**
 * A caller who needed no help requests erasure. The police ask to wait, so the request is withdrawn; later it is made again
 * and carried out. All of it happens on the day of sending, so no figure of 2020 includes it.
 */
export const privacy = (people: readonly Life[]): PersonStep[] => {
  const known = chapter(
    people.find(({ person }) => person.key === 'false-job')!,
    'caller',
  );
  const { random, worker, supervisor, person } = known;
  const holdId = idOf(known, 'hold');
  const [first, second] = [idOf(known, 'first request'), idOf(known, 'second request')];
  const wish = { on: TODAY, askedBy: 'Survivor' } as const;
  return commands(random, { survivorId: idOf(known, 'caller') }, [
    step(worker, 'receiveReferral', {
      on: TODAY,
      source: 'Hotline',
      office: worker.office,
      province: person.province,
      urgency: 'Routine',
      estimatedAge: 31,
      sex: 'Female',
      nationality: 'KH',
      languages: ['khm'],
      contact: { channel: 'Phone', value: '000 000 000', safe: true },
    }),
    step(supervisor, 'placeLegalHold', { holdId, reason: 'PoliceInvestigation', on: TODAY }),
    step(worker, 'requestErasure', { requestId: first, ...wish, note: 'She called a second time.' }),
    step(worker, 'withdrawErasure', { requestId: first, on: TODAY, reason: 'She will wait for the police.' }),
    step(supervisor, 'liftLegalHold', { holdId, on: TODAY }),
    step(worker, 'requestErasure', { requestId: second, ...wish }),
    step(reviewerOf(worker), 'approveErasure', { requestId: second, on: TODAY }),
  ]);
};
