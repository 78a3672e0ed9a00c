import { appointedGuardian, before2020, parent, POIPET } from './before-2020.js';
import { labour } from './exploitation.js';

/** Three boys who entered in 2018, were closed in 2019 and came back in 2020. */
export const RETURNING_BOYS = before2020([
  [
    'returning-1',
    'Male',
    '2009-02-11',
    'bopha',
    '2018-05-14',
    POIPET,
    [labour('Father', 'TH', 'F'), labour('Father', 'KH', 'C')],
    appointedGuardian('Grandparent'),
    'Kinship',
    {
      closed: { on: '2019-06-14', reason: 'GoalsReached' },
      back: {
        on: '2020-02-17',
        worker: 'vannak',
        home: 'Foster',
        guardian: appointedGuardian('None'),
        why: 'His grandmother fell ill and cannot keep him.',
      },
    },
  ],
  [
    'returning-2',
    'Male',
    '2010-08-23',
    'vannak',
    '2018-08-06',
    POIPET,
    [labour('AuntOrUncle', 'TH', 'A')],
    parent('Mother'),
    'Parents',
    {
      closed: { on: '2019-07-12', reason: 'GoalsReached' },
      back: {
        on: '2020-08-24',
        worker: 'bopha',
        home: 'Parents',
        guardian: parent('Mother'),
        why: 'His mother lost her work in the pandemic.',
      },
    },
  ],
  [
    'returning-3',
    'Male',
    '2005-10-05',
    'bopha',
    '2018-10-01',
    POIPET,
    [labour('AuntOrUncle', 'TH', 'A')],
    parent('Father'),
    'Parents',
    {
      risk: 'High',
      closed: { on: '2019-09-20', reason: 'MovedAway' },
      back: {
        on: '2020-09-14',
        worker: 'vannak',
        home: 'Kinship',
        guardian: parent('Father'),
        safetyPlan:
          'He lives with his grandparents in another commune; the uncle who took him across does not know where. The school calls us on the first day on which he is missing.',
        why: 'Left school; relatives urge him to cross again.',
      },
    },
  ],
]);
