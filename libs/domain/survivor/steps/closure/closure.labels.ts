// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { ClosureReason, ClosureStatus } from './closure.codes.js';
import type { ClosureEvents } from './closure.events.js';

export const closureLabels: StepLabels<ClosureEvents, { ClosureReason: ClosureReason; ClosureStatus: ClosureStatus }> =
  {
    events: {
      ClosureRequested: { en: 'Closure requested', km: 'បានស្នើបិទករណី' },
      CaseClosed: { en: 'Case closed', km: 'បានបិទករណី' },
      CaseReopened: { en: 'Case reopened', km: 'បានបើកករណីឡើងវិញ' },
    },
    codes: {
      ClosureReason: {
        GoalsReached: { en: 'Goals reached', km: 'សម្រេចគោលដៅ' },
        Transferred: { en: 'Transferred', km: 'ផ្ទេរទៅកន្លែងផ្សេង' },
        Repatriated: { en: 'Repatriated', km: 'ធ្វើមាតុភូមិនិវត្តន៍' },
        MovedAway: { en: 'Moved away', km: 'ផ្លាស់ទីលំនៅ' },
        LostContact: { en: 'Lost contact', km: 'បាត់ទំនាក់ទំនង' },
        RefusedServices: { en: 'Refused services', km: 'បដិសេធសេវា' },
        NotEligible: { en: 'Not eligible', km: 'មិនមានលក្ខណៈសម្បត្តិ' },
        Deceased: { en: 'Deceased', km: 'បានទទួលមរណភាព' },
        Other: { en: 'Other', km: 'ផ្សេងទៀត' },
      },
      ClosureStatus: {
        Open: { en: 'Open', km: 'បើក' },
        Requested: { en: 'Closure requested', km: 'បានស្នើឱ្យបិទ' },
        Closed: { en: 'Closed', km: 'បានបិទ' },
      },
    },
  };
