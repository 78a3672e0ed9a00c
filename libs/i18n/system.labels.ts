// For review by a native speaker of Khmer.
import type { Labels } from '#nest';

const ROLES = {
  CASE_WORKER: { en: 'Case worker', km: 'អ្នកកាន់ករណី' },
  SUPERVISOR: { en: 'Supervisor', km: 'អ្នកគ្រប់គ្រងករណី' },
  LEGAL_OFFICER: { en: 'Legal officer', km: 'មន្ត្រីច្បាប់' },
  FORENSIC_INTERVIEWER: { en: 'Forensic interviewer', km: 'អ្នកសម្ភាសកោសល្យវិច្ច័យ' },
  AUDITOR: { en: 'Auditor', km: 'សវនករ' },
  ANALYST: { en: 'Analyst', km: 'អ្នកវិភាគ' },
  ADMINISTRATOR: { en: 'Administrator', km: 'អ្នកគ្រប់គ្រងប្រព័ន្ធ' },
};

/** Codes for roles, and for the state of the service. */
export const SYSTEM: Labels = {
  codes: {
    Role: ROLES,
    RecorderRole: {
      ...ROLES,
      POLICY: { en: 'Policy of the service', km: 'គោលនយោបាយរបស់សេវា' },
      UNKNOWN: { en: 'Unknown role', km: 'តួនាទីមិនស្គាល់' },
    },
    ProjectionState: {
      live: { en: 'Up to date', km: 'ទាន់សម័យ' },
      behind: { en: 'Behind', km: 'យឺត' },
      stopped: { en: 'Stopped', km: 'បានឈប់' },
      new: { en: 'New', km: 'ថ្មី' },
      unknown: { en: 'Unknown', km: 'មិនស្គាល់' },
    },
    ProjectionSetState: {
      building: { en: 'Being built', km: 'កំពុងបង្កើត' },
      ready: { en: 'Ready', km: 'រួចរាល់' },
      live: { en: 'In use', km: 'កំពុងប្រើ' },
      retired: { en: 'Previously in use', km: 'ធ្លាប់ប្រើពីមុន' },
      failed: { en: 'Failed', km: 'បរាជ័យ' },
    },
    ParkedOutcomeState: {
      gone: { en: 'No longer left out', km: 'បង្ហាញទាំងអស់វិញហើយ' },
      parked: { en: 'Still left out', km: 'នៅតែមិនទាន់បង្ហាញ' },
      waiting: { en: 'No answer yet', km: 'មិនទាន់មានចម្លើយ' },
    },
    DeliveryFailure: {
      MAIL_NOT_CONFIGURED: { en: 'No mail server', km: 'គ្មានម៉ាស៊ីនមេអ៊ីមែល' },
      ADDRESS_REFUSED: { en: 'Address refused', km: 'អាសយដ្ឋានត្រូវបានបដិសេធ' },
      SIGN_IN_REFUSED: { en: 'Sign-in refused', km: 'ការចូលត្រូវបានបដិសេធ' },
      NOT_ENCRYPTED: { en: 'No encryption', km: 'គ្មានការអ៊ិនគ្រីប' },
      UNREACHABLE: { en: 'No answer from the server', km: 'ម៉ាស៊ីនមេមិនឆ្លើយ' },
      REFUSED: { en: 'Message refused', km: 'សារត្រូវបានបដិសេធ' },
      ADDRESS_NOT_ALLOWED: { en: 'Address not allowed', km: 'អាសយដ្ឋានមិនត្រូវបានអនុញ្ញាត' },
      GONE: { en: 'No longer wanted', km: 'អ្នកទទួលលែងចង់បានសារ' },
      REDIRECTED: { en: 'Redirected', km: 'ម៉ាស៊ីនមេបង្វែរទៅអាសយដ្ឋានផ្សេង' },
      ADDRESS_UNREADABLE: { en: 'Address cannot be opened', km: 'មិនអាចអានអាសយដ្ឋានបាន' },
    },
    FigureSubject: {
      Survivor: { en: 'Survivor', km: 'សាមីខ្លួន' },
      Prosecution: { en: 'Criminal case', km: 'រឿងក្តីព្រហ្មទណ្ឌ' },
      Operation: { en: 'Operation or prevention activity', km: 'ប្រតិបត្តិការ ឬសកម្មភាពបង្ការ' },
    },
    Unit: {
      number: { en: 'Number', km: 'ចំនួន' },
      share: { en: 'Share', km: 'ភាគរយ' },
      days: { en: 'Days', km: 'ថ្ងៃ' },
    },
  },
};
