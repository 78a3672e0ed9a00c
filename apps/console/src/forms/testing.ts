import { readFileSync } from 'node:fs';
import { readInputs } from '../../read-inputs.mjs';
import { inputsWith } from './inputs.js';
import type { Places } from './places.js';
import type { Kind, Question } from './questions.js';

type More = Partial<Omit<Question, 'name' | 'control'>>;

/** Questions by the names of their fields, each with its control. */
const asking = (controls: Readonly<Record<string, Kind>>, more: Readonly<Record<string, More>> = {}): Question[] =>
  Object.entries(controls).map(([name, control]) => ({ name, control, label: name, ...more[name] }));

/** A few forms, as the service gives them, joined with the real schema. */
export const someInputs = inputsWith(readInputs(readFileSync('schema.graphql', 'utf8')), {
  DeliverService: asking(
    {
      type: 'code',
      on: 'day',
      goalId: 'entry',
      emergency: 'yesNo',
      provider: 'line',
      quantity: 'number',
      unit: 'code',
      mode: 'code',
      note: 'text',
      serviceId: 'entry',
      from: 'day',
      to: 'day',
      cost: 'part',
    },
    {
      type: { section: 'Service' },
      on: { section: 'Service' },
      goalId: { label: 'Goal of the plan', section: 'Purpose' },
      emergency: { section: 'Purpose' },
      serviceId: { more: true, section: 'Service' },
      from: { more: true, section: 'Service' },
      to: { more: true, section: 'Service' },
      cost: { more: true, section: 'Service' },
      mode: { usual: 'IN_PERSON' },
    },
  ),
  CostInput: asking({ amount: 'money', currency: 'currency' }),
  ConductScreeningInterview: asking({ on: 'day', indicators: 'part' }),
  IndicatorsInput: asking({ act: 'codes', means: 'codes', purpose: 'codes' }),
  DraftCasePlan: asking({ on: 'day', goals: 'parts' }, { goals: { atLeastOne: true } }),
  RecordOperationResult: asking({ operationId: 'entry', on: 'day', materials: 'parts' }),
  GoalInput: asking({ domain: 'code', aim: 'text', services: 'codes', dueOn: 'day', survivorsWish: 'text' }),
  AssessRisk: asking({ on: 'day', level: 'code', domains: 'parts', retraffickingIndicators: 'codes', note: 'text' }),
  CompleteFollowUp: asking({ on: 'day', mode: 'code', retraffickingIndicators: 'codes', note: 'text' }),
  ReceiveReferral: asking({ on: 'day', office: 'office', nationality: 'country', languages: 'languages' }),
  HandOverCase: asking({ on: 'day', assignmentId: 'entry', to: 'worker', office: 'office' }),
  HoldMdtReview: asking(
    { on: 'day', agencies: 'codes', recommendations: 'lines', attendees: 'attendees' },
    { agencies: { atLeastOne: true }, recommendations: { running: true } },
  ),
  OpenProsecution: asking({ on: 'day', court: 'line', article: 'line', role: 'code' }),
});

/** A few places, as the service lists them. */
export const somePlaces: Places = {
  country: 'KH',
  countries: [
    ['KH', 'Cambodia'],
    ['TH', 'Thailand'],
  ],
  languages: [['khm', 'Khmer']],
  currencies: [['KHR', 'Cambodian Riel']],
  provinces: [
    ['01', 'Banteay Meanchey'],
    ['17', 'Siem Reap'],
  ],
  districts: { '01': [['0102', 'Mongkol Borey']], '17': [['1710', 'Siem Reap']] },
};
