// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import { KIN_LABELS } from '../../kin.labels.js';
import type {
  ConsentFlaw,
  ConsentGiver,
  ConsentScope,
  GuardianKin,
  OverrideReason,
  WitnessRole,
} from './consent.codes.js';
import type { ConsentEvents } from './consent.events.js';

export const consentLabels: StepLabels<
  ConsentEvents,
  {
    ConsentFlaw: ConsentFlaw;
    ConsentGiver: ConsentGiver;
    ConsentScope: ConsentScope;
    GuardianKin: GuardianKin;
    OverrideReason: OverrideReason;
    WitnessRole: WitnessRole;
  }
> = {
  events: {
    ConsentGiven: { en: 'Consent given', km: 'បានយល់ព្រម' },
    ConsentWithdrawn: { en: 'Consent withdrawn', km: 'បានដកការយល់ព្រម' },
    ConsentOverridden: { en: 'Consent overridden', km: 'បានធ្វើដោយគ្មានការយល់ព្រម' },
    ConsentOverrideReviewed: { en: 'Consent override reviewed', km: 'បានពិនិត្យការធ្វើដោយគ្មានការយល់ព្រម' },
  },
  codes: {
    ConsentFlaw: {
      NotYet: { en: 'Not given by that day', km: 'មិនទាន់បានយល់ព្រមនៅថ្ងៃនោះ' },
      Withdrawn: { en: 'Withdrawn', km: 'បានដកវិញ' },
      Expired: { en: 'Over', km: 'ផុតកំណត់' },
      ConflictOfInterest: {
        en: 'This guardian may be the recruiter, or the survivor may be unsafe with them',
        km: 'អាណាព្យាបាលនេះអាចជាអ្នកជ្រើសរើស ឬសាមីខ្លួនអាចគ្មានសុវត្ថិភាពជាមួយគាត់',
      },
      GuardianRequired: {
        en: 'The survivor is a child: a guardian must consent',
        km: 'សាមីខ្លួនជាកុមារ៖ ត្រូវការអាណាព្យាបាលយល់ព្រម',
      },
      AssentMissing: { en: 'The child was not asked', km: 'មិនទាន់បានសួរកុមារ' },
      GrewUp: { en: 'The survivor is now an adult: ask them', km: 'សាមីខ្លួនពេញវ័យហើយ៖ សូមសួរសាមីខ្លួនផ្ទាល់' },
    },
    ConsentGiver: {
      Survivor: { en: 'The survivor', km: 'សាមីខ្លួន' },
      Guardian: { en: 'Guardian', km: 'អាណាព្យាបាល' },
      AppointedGuardian: { en: 'Appointed guardian', km: 'អាណាព្យាបាលដែលត្រូវបានតែងតាំង' },
      Authority: { en: 'Authority', km: 'អាជ្ញាធរ' },
    },
    ConsentScope: {
      Interview: { en: 'Interview', km: 'ការសម្ភាស' },
      Services: { en: 'Services', km: 'សេវា' },
      Sharing: { en: 'Sharing of information', km: 'ការចែករំលែកព័ត៌មាន' },
      Repatriation: { en: 'Repatriation', km: 'មាតុភូមិនិវត្តន៍' },
      ForensicRecording: { en: 'Recording of the forensic interview', km: 'ការថតការសម្ភាសកោសល្យវិច្ច័យ' },
      Prosecution: { en: 'Prosecution', km: 'ការចោទប្រកាន់' },
      Research: { en: 'Research', km: 'ការស្រាវជ្រាវ' },
    },
    GuardianKin: {
      ...KIN_LABELS,
      None: { en: 'Not related', km: 'មិនមែនសាច់ញាតិ' },
    },
    OverrideReason: {
      ImminentDanger: { en: 'Imminent danger', km: 'គ្រោះថ្នាក់ជិតកើតឡើង' },
      MandatoryReport: { en: 'Mandatory report', km: 'ការរាយការណ៍ជាកាតព្វកិច្ច' },
      Incapacity: { en: 'Incapacity', km: 'អសមត្ថភាពក្នុងការយល់ព្រម' },
    },
    WitnessRole: {
      SocialWorker: { en: 'Social worker', km: 'បុគ្គលិកសង្គមកិច្ច' },
      Interpreter: { en: 'Interpreter', km: 'អ្នកបកប្រែ' },
      PoliceOfficer: { en: 'Police officer', km: 'មន្ត្រីនគរបាល' },
      Lawyer: { en: 'Lawyer', km: 'មេធាវី' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
      None: { en: 'Nobody', km: 'គ្មាន' },
    },
  },
};
