// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { FollowUpMode, MissedReason } from './reintegration.codes.js';
import type { ReintegrationEvents } from './reintegration.events.js';

export const reintegrationLabels: StepLabels<
  ReintegrationEvents,
  { FollowUpMode: FollowUpMode; MissedReason: MissedReason }
> = {
  events: {
    ReintegrationPlanned: { en: 'Reintegration planned', km: 'បានគ្រោងសមាហរណកម្ម' },
    SurvivorReintegrated: { en: 'Survivor reintegrated', km: 'បានធ្វើសមាហរណកម្ម' },
    FollowUpCompleted: { en: 'Follow up completed', km: 'បានតាមដាន' },
    FollowUpMissed: { en: 'Follow up missed', km: 'ខកខានការតាមដាន' },
  },
  codes: {
    FollowUpMode: {
      HomeVisit: { en: 'Visit at home', km: 'ចុះសួរសុខទុក្ខដល់ផ្ទះ' },
      SchoolVisit: { en: 'Visit at school', km: 'ចុះសួរសុខទុក្ខនៅសាលា' },
      WorkplaceVisit: { en: 'Visit at work', km: 'ចុះសួរសុខទុក្ខនៅកន្លែងធ្វើការ' },
      OfficeVisit: { en: 'At the office', km: 'នៅការិយាល័យ' },
      PhoneCall: { en: 'Phone call', km: 'តាមទូរស័ព្ទ' },
      VideoCall: { en: 'Video call', km: 'តាមវីដេអូ' },
      ThroughPartner: { en: 'Through a partner', km: 'តាមរយៈដៃគូ' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    MissedReason: {
      NotReached: { en: 'Not reached', km: 'មិនអាចទាក់ទងបាន' },
      MovedAway: { en: 'Moved away', km: 'បានផ្លាស់ទីលំនៅ' },
      Declined: { en: 'Declined', km: 'បានបដិសេធ' },
      UnsafeToContact: { en: 'Unsafe to contact', km: 'ការទាក់ទងមិនមានសុវត្ថិភាព' },
      AccessRestricted: { en: 'Access restricted', km: 'ការធ្វើដំណើរត្រូវបានកម្រិត' },
      StaffUnavailable: { en: 'No colleague available', km: 'គ្មានបុគ្គលិកទំនេរ' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
  },
};
