// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { ServiceEndReason, ServiceMode, ServiceUnit } from './assistance.codes.js';
import type { ServiceType } from '../../../directory/services.codes.js';
import type { AssistanceEvents } from './assistance.events.js';

export const assistanceLabels: StepLabels<
  AssistanceEvents,
  { ServiceEndReason: ServiceEndReason; ServiceMode: ServiceMode; ServiceType: ServiceType; ServiceUnit: ServiceUnit }
> = {
  events: {
    ServicePlanned: { en: 'Service planned', km: 'បានគ្រោងសេវា' },
    ServiceDelivered: { en: 'Service delivered', km: 'បានផ្តល់សេវា' },
    ServiceDeclined: { en: 'Service declined', km: 'បានបដិសេធសេវា' },
    ServiceEnded: { en: 'Service ended', km: 'សេវាបានបញ្ចប់' },
  },
  codes: {
    ServiceEndReason: {
      Completed: { en: 'Completed', km: 'បានបញ្ចប់' },
      NoLongerNeeded: { en: 'No longer needed', km: 'លែងត្រូវការ' },
      Unavailable: { en: 'Unavailable', km: 'មិនមានសេវា' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    ServiceMode: {
      InPerson: { en: 'In person', km: 'ដោយផ្ទាល់' },
      Remote: { en: 'Remote', km: 'ពីចម្ងាយ' },
    },
    ServiceType: {
      EducationSponsorship: { en: 'Education sponsorship', km: 'ការឧបត្ថម្ភការសិក្សា' },
      Tutoring: { en: 'Tutoring', km: 'ការបង្រៀនបន្ថែម' },
      OnlineClass: { en: 'Online class', km: 'ថ្នាក់រៀនតាមអ៊ីនធឺណិត' },
      ComputerTraining: { en: 'Computer training', km: 'ការបណ្តុះបណ្តាលកុំព្យូទ័រ' },
      Psychological: { en: 'Psychological care', km: 'ការព្យាបាលផ្លូវចិត្ត' },
      Counselling: { en: 'Counselling', km: 'ការផ្តល់ប្រឹក្សា' },
      FosterCareSponsorship: { en: 'Foster care sponsorship', km: 'ការឧបត្ថម្ភគ្រួសារធម៌' },
      AssistedRent: { en: 'Assisted rent', km: 'ជំនួយថ្លៃជួលផ្ទះ' },
      LifeSkills: { en: 'Life skills', km: 'បំណិនជីវិត' },
      Medical: { en: 'Medical care', km: 'ការព្យាបាលវេជ្ជសាស្ត្រ' },
      Dental: { en: 'Dental care', km: 'ការព្យាបាលធ្មេញ' },
      VocationalTraining: { en: 'Vocational training', km: 'ការបណ្តុះបណ្តាលវិជ្ជាជីវៈ' },
      SmallBusinessSupport: { en: 'Small business support', km: 'ការគាំទ្រមុខរបរខ្នាតតូច' },
      DeviceProvision: { en: 'Provision of a device', km: 'ការផ្តល់ឧបករណ៍អេឡិចត្រូនិក' },
      FoodPackage: { en: 'Food package', km: 'កញ្ចប់ស្បៀងអាហារ' },
      CarePackage: { en: 'Care package', km: 'កញ្ចប់សម្ភារៈប្រើប្រាស់' },
      LegalAid: { en: 'Legal aid', km: 'ជំនួយផ្លូវច្បាប់' },
      FamilySupport: { en: 'Family support', km: 'ការគាំទ្រគ្រួសារ' },
      Transport: { en: 'Transport', km: 'ការធ្វើដំណើរ' },
      OtherCommunityCare: { en: 'Other community care', km: 'ការថែទាំក្នុងសហគមន៍ផ្សេងទៀត' },
    },
    ServiceUnit: {
      Session: { en: 'Session', km: 'វគ្គ' },
      Hour: { en: 'Hour', km: 'ម៉ោង' },
      Day: { en: 'Day', km: 'ថ្ងៃ' },
      Week: { en: 'Week', km: 'សប្តាហ៍' },
      Month: { en: 'Month', km: 'ខែ' },
      Term: { en: 'School term', km: 'ឆមាស' },
      Item: { en: 'Item', km: 'មុខ' },
      Package: { en: 'Package', km: 'កញ្ចប់' },
    },
  },
};
