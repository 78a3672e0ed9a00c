import type { Step } from '#nest';
import { REASSIGN_CASES, ReassignmentResolver } from './reassignment.resolver.js';

/** All cases of a colleague at once: recorded in the registers, and carried out in the record of each survivor. */
export const reassignmentStep: Step = {
  providers: [ReassignmentResolver],
  labels: {
    events: {},
    codes: {},
    mutations: {
      reassignCases: { en: 'Reassign all cases of a colleague', km: 'ផ្ទេរករណីទាំងអស់របស់មិត្តរួមការងារ' },
    },
    descriptions: {
      reassignCases: {
        en: REASSIGN_CASES,
        km: 'ផ្ទេរករណីបើកទាំងអស់របស់មិត្តរួមការងារដែលអ្នកគ្រប់គ្រង ទៅមិត្តរួមការងារម្នាក់ទៀត ឬទៅការិយាល័យផ្សេង។',
      },
    },
  },
  projections: [],
  classes: {},
  upcast: {},
  amends: {},
  inputs: {},
};
