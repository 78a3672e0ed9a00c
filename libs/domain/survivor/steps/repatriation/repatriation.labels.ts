// For review by a native speaker of Khmer.
import type { StepLabels } from '#kernel/nest';
import type { RepatriationStatus, TracingOutcome } from './repatriation.codes.js';
import type { RepatriationEvents } from './repatriation.events.js';

export const repatriationLabels: StepLabels<
  RepatriationEvents,
  { RepatriationStatus: RepatriationStatus; TracingOutcome: TracingOutcome }
> = {
  events: {
    RepatriationRequested: { en: 'Repatriation requested', km: 'បានស្នើមាតុភូមិនិវត្តន៍' },
    FamilyTraced: { en: 'Family traced', km: 'បានស្វែងរកគ្រួសារ' },
    SurvivorRepatriated: { en: 'Survivor repatriated', km: 'បានធ្វើមាតុភូមិនិវត្តន៍' },
    RepatriationCancelled: { en: 'Repatriation cancelled', km: 'បានបោះបង់មាតុភូមិនិវត្តន៍' },
  },
  codes: {
    RepatriationStatus: {
      Requested: { en: 'Requested', km: 'បានស្នើសុំ' },
      Completed: { en: 'Completed', km: 'បានបញ្ចប់' },
      Cancelled: { en: 'Cancelled', km: 'បានបោះបង់' },
    },
    TracingOutcome: {
      FamilyFound: { en: 'Family found', km: 'រកឃើញគ្រួសារ' },
      FamilyNotFound: { en: 'Family not found', km: 'រកមិនឃើញគ្រួសារ' },
      FamilyFoundUnsafe: { en: 'Family found, not safe', km: 'រកឃើញគ្រួសារ ប៉ុន្តែគ្មានសុវត្ថិភាព' },
    },
  },
};
