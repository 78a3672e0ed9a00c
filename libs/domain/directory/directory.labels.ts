// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { Capacity, CapacityReason, InterruptionReason, OrganisationKind, Training } from './directory.codes.js';
import type { DirectoryEvents } from './directory.events.js';
import type { NoticeChannel, NoticeKind, NoticeLanguage } from './notices/notices.codes.js';

export const directoryLabels: StepLabels<
  DirectoryEvents,
  {
    InterruptionReason: InterruptionReason;
    Training: Training;
    OrganisationKind: OrganisationKind;
    Capacity: Capacity;
    CapacityReason: CapacityReason;
    NoticeChannel: NoticeChannel;
    NoticeKind: NoticeKind;
    NoticeLanguage: NoticeLanguage;
  }
> = {
  events: {
    OfficeOpened: { en: 'Office opened', km: 'បានបើកការិយាល័យ' },
    OfficeOpeningCorrected: { en: 'First day of an office corrected', km: 'បានកែតម្រូវថ្ងៃដំបូងរបស់ការិយាល័យ' },
    OfficeInterrupted: { en: 'Office interrupted', km: 'ការិយាល័យត្រូវបានផ្អាក' },
    OfficeClosed: { en: 'Office closed', km: 'បានបិទការិយាល័យ' },
    WorkerJoined: { en: 'Colleague joined', km: 'មិត្តរួមការងារបានចូលធ្វើការ' },
    WorkerJoiningCorrected: { en: 'First day of a colleague corrected', km: 'បានកែតម្រូវថ្ងៃដំបូងរបស់មិត្តរួមការងារ' },
    WorkerMoved: { en: 'Colleague moved to another office', km: 'មិត្តរួមការងារបានប្តូរការិយាល័យ' },
    WorkerTrained: { en: 'Colleague trained', km: 'មិត្តរួមការងារបានទទួលការបណ្តុះបណ្តាល' },
    DeputyNamed: { en: 'Deputy named', km: 'បានតែងតាំងអ្នកជំនួស' },
    DeputyWithdrawn: { en: 'Deputy withdrawn', km: 'បានដកអ្នកជំនួស' },
    WorkerLeft: { en: 'Colleague left', km: 'មិត្តរួមការងារបានឈប់ធ្វើការ' },
    NoticesChosen: { en: 'Notices chosen', km: 'បានជ្រើសរើសការជូនដំណឹង' },
    CasesReassigned: { en: 'Cases reassigned', km: 'បានផ្ទេរករណីទៅមិត្តរួមការងារ' },
    OrganisationRegistered: { en: 'Organisation registered', km: 'បានចុះបញ្ជីអង្គការដៃគូ' },
    OrganisationRevised: { en: 'Organisation revised', km: 'បានកែព័ត៌មានអង្គការដៃគូ' },
    OrganisationCapacityChanged: { en: 'Capacity changed', km: 'លទ្ធភាពទទួលបានផ្លាស់ប្តូរ' },
    OrganisationEnded: { en: 'Partnership ended', km: 'ភាពជាដៃគូបានបញ្ចប់' },
  },
  codes: {
    NoticeChannel: {
      Email: { en: 'E-mail', km: 'អ៊ីមែល' },
      Webhook: { en: 'Webhook', km: 'វ៉េបហុក (webhook)' },
    },
    NoticeKind: {
      EmergencyAccess: { en: 'Emergency access to review', km: 'ការបើកជាបន្ទាន់ដែលត្រូវពិនិត្យ' },
      Alarm: { en: 'Alarm of the service', km: 'សញ្ញាអាសន្នរបស់ប្រព័ន្ធ' },
      BetweenOffices: { en: 'Matter between offices', km: 'កិច្ចការរវាងការិយាល័យ' },
      Approval: { en: 'Waits for a second person', km: 'រង់ចាំអ្នកទីពីរ' },
      Assignment: { en: 'Assigned to you', km: 'បានចាត់តាំងឱ្យអ្នក' },
      DueWork: { en: 'Work of the day', km: 'ការងារប្រចាំថ្ងៃ' },
    },
    NoticeLanguage: {
      English: { en: 'English', km: 'អង់គ្លេស' },
      Khmer: { en: 'Khmer', km: 'ខ្មែរ' },
    },
    InterruptionReason: {
      HealthRestriction: { en: 'Health restriction', km: 'ការរឹតត្បិតផ្នែកសុខភាព' },
      Disaster: { en: 'Disaster', km: 'គ្រោះមហន្តរាយ' },
      Unrest: { en: 'Unrest', km: 'ភាពចលាចល' },
      Staffing: { en: 'Too few staff', km: 'ខ្វះបុគ្គលិក' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    Training: {
      ForensicInterview: { en: 'Forensic interviews of children', km: 'ការសម្ភាសកោសល្យវិច្ច័យកុមារ' },
      Safeguarding: { en: 'Safeguarding', km: 'ការការពារសុវត្ថិភាព' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    OrganisationKind: {
      LawEnforcement: { en: 'Law enforcement', km: 'អង្គភាពអនុវត្តច្បាប់' },
      Prosecutor: { en: 'Prosecutor', km: 'អយ្យការ' },
      Court: { en: 'Court', km: 'តុលាការ' },
      Government: { en: 'Government', km: 'រដ្ឋាភិបាល' },
      Ngo: { en: 'NGO', km: 'អង្គការក្រៅរដ្ឋាភិបាល' },
      Health: { en: 'Health service', km: 'សេវាសុខភាព' },
      School: { en: 'School', km: 'សាលារៀន' },
      Shelter: { en: 'Shelter', km: 'ទីជម្រក' },
      Employer: { en: 'Employer', km: 'និយោជក' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    Capacity: {
      Open: { en: 'Accepts referrals', km: 'ទទួលការបញ្ជូន' },
      Limited: { en: 'Accepts few referrals', km: 'ទទួលការបញ្ជូនមានកម្រិត' },
      Closed: { en: 'Accepts no referrals', km: 'មិនទទួលការបញ្ជូន' },
    },
    CapacityReason: {
      Full: { en: 'Full', km: 'ពេញហើយ' },
      Funding: { en: 'Lack of funds', km: 'ខ្វះថវិកា' },
      HealthRestriction: { en: 'Health restriction', km: 'ការរឹតត្បិតផ្នែកសុខភាព' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
  },
};
