// For review by a native speaker of Khmer.
import type { Labels, StepLabels } from '#nest';
import type { RequestKind, RequestState } from './requests.codes.js';
import type { RequestEvents } from './requests.events.js';

export const ASK_OFFICE =
  'Ask another office to agree to what you want to do in its matter. Its supervisor answers within 14 days; a consent counts once, within seven days.';

export const ANSWER_OFFICE =
  'Answer what another office asks of yours: for supervisors of the office that was asked, and not for the person who asked.';

export const WITHDRAW_OFFICE_REQUEST =
  'Withdraw what was asked of another office, while it waits for its answer or its consent may be used: for the colleague who asked, and the supervisors of their office. Its reason is then in no list any more.';

export const requestLabels: Pick<Labels, 'mutations' | 'descriptions'> &
  StepLabels<RequestEvents, { OfficeRequestKind: RequestKind; OfficeRequestState: RequestState }> = {
  mutations: {
    askOffice: { en: 'Ask another office', km: 'សុំការយល់ព្រមពីការិយាល័យមួយទៀត' },
    answerOffice: { en: 'Answer another office', km: 'ឆ្លើយការិយាល័យមួយទៀត' },
    withdrawOfficeRequest: { en: 'Withdraw a request to another office', km: 'ដកសំណើទៅការិយាល័យមួយទៀត' },
  },
  descriptions: {
    askOffice: {
      en: ASK_OFFICE,
      km: 'សុំការយល់ព្រមពីការិយាល័យមួយទៀត អំពីអ្វីដែលអ្នកចង់ធ្វើក្នុងរឿងរបស់គេ។ អ្នកគ្រប់គ្រងករណីរបស់ការិយាល័យនោះឆ្លើយក្នុង 14 ថ្ងៃ ហើយការយល់ព្រមប្រើបានតែម្តង ក្នុងប្រាំពីរថ្ងៃ។',
    },
    answerOffice: {
      en: ANSWER_OFFICE,
      km: 'ឆ្លើយអ្វីដែលការិយាល័យមួយទៀតសុំពីការិយាល័យរបស់អ្នក៖ សម្រាប់អ្នកគ្រប់គ្រងករណីនៃការិយាល័យដែលត្រូវបានសុំ ហើយមិនមែនអ្នកដែលបានសុំ។',
    },
    withdrawOfficeRequest: {
      en: WITHDRAW_OFFICE_REQUEST,
      km: 'ដកអ្វីដែលបានសុំពីការិយាល័យមួយទៀត ខណៈដែលវានៅរង់ចាំចម្លើយ ឬការយល់ព្រមនៅអាចប្រើបាន៖ សម្រាប់អ្នកដែលបានសុំ និងអ្នកគ្រប់គ្រងករណីនៃការិយាល័យរបស់គេ។ មូលហេតុរបស់វាលែងមានក្នុងបញ្ជីណាមួយទៀត។',
    },
  },
  events: {
    OfficeConsentRequested: { en: 'Another office was asked', km: 'បានសុំការយល់ព្រមពីការិយាល័យមួយទៀត' },
    OfficeConsentAnswered: { en: 'The other office answered', km: 'ការិយាល័យម្ខាងទៀតបានឆ្លើយ' },
    OfficeConsentUsed: { en: 'The consent was used', km: 'ការយល់ព្រមត្រូវបានប្រើ' },
    OfficeRequestWithdrawn: { en: 'The request was withdrawn', km: 'សំណើត្រូវបានដក' },
    OfficeNotified: { en: 'The other office was notified first', km: 'ការិយាល័យម្ខាងទៀតត្រូវបានជូនដំណឹងជាមុន' },
  },
  codes: {
    OfficeRequestKind: {
      JoinProsecution: { en: 'Join a criminal case', km: 'ចូលរួមក្នុងរឿងក្តីព្រហ្មទណ្ឌ' },
      EndProsecution: { en: 'End a criminal case', km: 'បញ្ចប់រឿងក្តីព្រហ្មទណ្ឌ' },
      AmendOperation: { en: 'Correct or strike out an operation', km: 'កែតម្រូវ ឬឆូតប្រតិបត្តិការមួយចោល' },
      OpenInEmergency: { en: 'Open a record in an emergency', km: 'បើកសំណុំឯកសារជាបន្ទាន់' },
      FileReferral: { en: 'File a referral', km: 'កត់ត្រាការបញ្ជូន' },
    },
    OfficeRequestState: {
      Waiting: { en: 'Waits for an answer', km: 'រង់ចាំចម្លើយ' },
      Granted: { en: 'Agreed', km: 'បានយល់ព្រម' },
      Declined: { en: 'Declined', km: 'បានបដិសេធ' },
      Used: { en: 'Agreed, and done', km: 'បានយល់ព្រម ហើយបានធ្វើរួច' },
      Lapsed: { en: 'Not answered in time', km: 'មិនបានឆ្លើយទាន់ពេល' },
      Withdrawn: { en: 'Withdrawn', km: 'បានដក' },
      Notified: { en: 'Done in danger to life, after telling the office', km: 'បានធ្វើពេលមានគ្រោះថ្នាក់ដល់ជីវិត ក្រោយជូនដំណឹង' },
    },
  },
};
