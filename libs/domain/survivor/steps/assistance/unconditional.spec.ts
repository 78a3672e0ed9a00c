import { DEFAULT_SETTINGS } from '#settings';
import {
  consented,
  girl,
  identified,
  interviewed,
  journey,
  notIdentified,
  outcomeOf,
  withdrawn,
} from '../../testing.js';
import { everyJourney } from '../../testing/random-journey.js';
import { survivor } from '../../survivor.js';
import type { AssistanceCommands } from './assistance.decider.js';

type Facts = Parameters<typeof journey>;

const service: AssistanceCommands['DeliverService'] = {
  serviceId: 'service',
  type: 'Medical',
  provider: 'Clinic',
  mode: 'InPerson',
  quantity: 1,
  unit: 'Session',
  emergency: true,
  on: '2020-03-10',
};

/** Consent to services only: not to an interview, and not to a prosecution. */
const toServices = consented({ scopes: ['Services'] });
const toCourt = consented({ consentId: 'court', scopes: ['Prosecution', 'Interview', 'ForensicRecording'] });
const inCourt = {
  type: 'ProsecutionOpened',
  data: { prosecutionId: 'case', on: '2020-02-20', court: 'Siem Reap', article: '12', role: 'Complainant' },
} as const;
const endedWith = (outcome: 'Acquitted' | 'Discontinued' | 'Convicted') =>
  ({ type: 'ProsecutionConcluded', data: { prosecutionId: 'case', outcome, on: '2020-03-01' } }) as const;
const declined = {
  type: 'ServiceDeclined',
  data: { serviceId: 'legal', type: 'LegalAid', on: '2020-02-15' },
} as const;

describe('help is never conditional on prosecution (rule 9)', () => {
  it.each<[string, Facts]>([
    ['who agreed to be helped and to nothing else', []],
    ['who withdrew the consent to a prosecution', [toCourt, withdrawn({ consentId: 'court' })]],
    ['who was never interviewed, and is not identified as a victim', [notIdentified({ level: 'Formal' })]],
    ['who was interviewed and identified', [interviewed(), identified({ level: 'Formal' })]],
    ['whose case is in court', [toCourt, inCourt]],
    ['whose case ended in acquittal', [toCourt, inCourt, endedWith('Acquitted')]],
    ['whose case was dropped', [toCourt, inCourt, endedWith('Discontinued')]],
    ['whose case ended in conviction', [toCourt, inCourt, endedWith('Convicted')]],
    ['who declined legal aid', [declined]],
  ])('a child %s receives services', (_, facts) => {
    const given = journey(girl(), toServices, ...facts);
    expect(outcomeOf(given.when('DeliverService', service))).toBe('ServiceDelivered');
    const plan = { type: 'Medical', provider: 'Clinic', from: '2020-03-10' } as const;
    expect(outcomeOf(given.when('PlanService', plan))).toBe('ServicePlanned');
  });

  it('the answer is the same with and without the events of court and forensic interview', () => {
    const { justice, forensicInterview } = survivor.initial;
    everyJourney(({ state }) => {
      const by = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'Poipet' };
      const context = {
        steps: {},
        by,
        now: '2021-06-01T00:00:00.000Z',
        commandId: 'again',
        settings: DEFAULT_SETTINGS,
      };
      const answerOf = (told: typeof state) => {
        try {
          return survivor.decide.DeliverService(told, service, context);
        } catch (error) {
          return String(error);
        }
      };
      expect(answerOf({ ...state, justice, forensicInterview })).toEqual(answerOf(state));
    });
  });
});
