import type { Directory } from '#kernel/decider';
import type { Period } from './periods.rules.js';

const entry = (from: string, more: { readonly until?: string; readonly interruptions?: readonly Period[] } = {}) => ({
  present: [{ from, until: more.until }],
  interruptions: more.interruptions ?? [],
  trainings: [],
});

/** One office was interrupted and one closed; one colleague left, and one partnership ended. */
export const SAMPLE_DIRECTORY: Directory = {
  offices: {
    SiemReapCac: entry('2018-01-01', { interruptions: [{ from: '2020-04-01', until: '2020-04-30' }] }),
    Poipet: entry('2018-01-01', { until: '2020-06-30' }),
  },
  workers: {
    sokha: entry('2018-01-01'),
    bopha: entry('2018-01-01', { until: '2020-06-30' }),
    kunthea: { ...entry('2019-01-01'), trainings: [{ training: 'ForensicInterview', from: '2019-02-01' }] },
  },
  organisations: {
    one: { ...entry('2018-01-01'), name: 'Kru Khmer Clinic', localName: 'គ្រូខ្មែរ' },
    other: { ...entry('2018-01-01', { until: '2019-12-31' }), name: 'Legal Aid of Cambodia' },
  },
};
