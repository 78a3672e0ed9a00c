// For review by a native speaker of Khmer.
import type { Labels, StepLabels } from '#nest';
import type { PersonalClass } from '#kernel/decider';
import type { Basis } from '#security/access';
import type { BreakGlassReason, Look, LookManner } from './access.codes.js';

export const REVIEW_BREAK_GLASS =
  'Review whether a colleague was right to open a record in an emergency: for supervisors of the survivor’s office.';

export const OPEN_BREAK_GLASS =
  'Open, in an emergency, the record of one survivor that you may not see otherwise, for an hour at most and with the purpose BREAK_GLASS. A supervisor is notified at once and reviews it.';

export const accessLabels: Pick<Labels, 'mutations' | 'descriptions'> &
  StepLabels<
    {},
    {
      Basis: Basis;
      BreakGlassReason: BreakGlassReason;
      LookKind: Look;
      LookManner: LookManner;
      PersonalClass: PersonalClass;
    }
  > = {
  mutations: {
    openBreakGlass: { en: 'Open in an emergency', km: 'បើកជាបន្ទាន់' },
    reviewBreakGlass: { en: 'Review an emergency access', km: 'ពិនិត្យការបើកជាបន្ទាន់' },
  },
  descriptions: {
    openBreakGlass: {
      en: 'Open, in an emergency, the record of one survivor that you may not see otherwise, for an hour at most. A supervisor is notified at once and reviews it.',
      km: 'បើកជាបន្ទាន់ សំណុំឯកសារដែលអ្នកមិនអាចមើលបាន យ៉ាងយូរមួយម៉ោង។ អ្នកគ្រប់គ្រងករណីត្រូវបានជូនដំណឹងភ្លាម ហើយពិនិត្យវា។',
    },
    reviewBreakGlass: {
      en: REVIEW_BREAK_GLASS,
      km: 'ពិនិត្យថាតើមិត្តរួមការងារម្នាក់បើកសំណុំឯកសារជាបន្ទាន់ដោយត្រឹមត្រូវឬទេ៖ សម្រាប់អ្នកគ្រប់គ្រងករណីនៃការិយាល័យរបស់សាមីខ្លួន។',
    },
  },
  events: {},
  codes: {
    Basis: {
      Reception: { en: 'Received the referral', km: 'បានទទួលការបញ្ជូន' },
      Assignment: { en: 'Is assigned to the case', km: 'ត្រូវបានចាត់តាំងក្នុងករណី' },
      BlindAssignment: {
        en: 'Is assigned as forensic interviewer, and has not interviewed yet: sees the name, age, languages and risk only',
        km: 'ត្រូវបានចាត់តាំងជាអ្នកសម្ភាសកោសល្យវិច្ច័យ ហើយមិនទាន់បានសម្ភាស៖ ឃើញតែឈ្មោះ អាយុ ភាសា និងហានិភ័យ',
      },
      Supervision: { en: 'Supervises the office', km: 'គ្រប់គ្រងករណីក្នុងការិយាល័យ' },
      BreakGlass: { en: 'Opened the record in an emergency', km: 'បានបើកសំណុំឯកសារជាបន្ទាន់' },
      Audit: {
        en: 'Audits the record without seeing who the survivor is',
        km: 'ធ្វើសវនកម្មសំណុំឯកសារ ដោយមិនឃើញថាសាមីខ្លួនជានរណា',
      },
      Oversight: {
        en: 'Reads the whole record for a court, for the survivor’s safety, or at their request',
        km: 'មើលសំណុំឯកសារទាំងមូលសម្រាប់តុលាការ សុវត្ថិភាពរបស់សាមីខ្លួន ឬតាមសំណើរបស់សាមីខ្លួន',
      },
      Matching: {
        en: 'Recorded a referral that was compared with this record; saw only that the person may be on record',
        km: 'បានកត់ត្រាការបញ្ជូនមួយដែលត្រូវបានប្រៀបធៀបជាមួយសំណុំឯកសារនេះ ដោយឃើញតែថាសាមីខ្លួនអាចមានសំណុំឯកសាររួចហើយ',
      },
      BetweenOffices: {
        en: 'Reads what one office asks of another about the record, or compares it with one that may be of the same person',
        km: 'អានអ្វីដែលការិយាល័យមួយសុំពីការិយាល័យមួយទៀតអំពីសំណុំឯកសារ ឬប្រៀបធៀបវាជាមួយសំណុំឯកសារដែលអាចជារបស់មនុស្សតែម្នាក់',
      },
    },
    BreakGlassReason: {
      DangerToLife: {
        en: 'A life is in danger: the survivor’s or another person’s',
        km: 'ជីវិតរបស់សាមីខ្លួន ឬអ្នកដទៃកំពុងមានគ្រោះថ្នាក់',
      },
      Missing: { en: 'The survivor is missing', km: 'សាមីខ្លួនបានបាត់ខ្លួន' },
      MedicalEmergency: { en: 'Medical emergency', km: 'ភាពបន្ទាន់ផ្នែកវេជ្ជសាស្ត្រ' },
      NobodyReachable: {
        en: 'Nobody assigned to the case can be reached',
        km: 'មិនអាចទាក់ទងអ្នកដែលត្រូវបានចាត់តាំងក្នុងករណីបាន',
      },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    LookKind: {
      PersonalDataRead: { en: 'Read the record', km: 'បានមើលសំណុំឯកសារ' },
      AuditLogRead: { en: 'Asked who had read the record', km: 'បានសួរថានរណាបានមើល' },
      BreakGlassOpened: { en: 'Opened the record in an emergency', km: 'បានបើកសំណុំឯកសារជាបន្ទាន់' },
      ReadingRefused: { en: 'Was refused', km: 'ត្រូវបានបដិសេធ' },
      BreakGlassReviewed: { en: 'Reviewed an emergency access', km: 'បានពិនិត្យការបើកជាបន្ទាន់' },
    },
    LookManner: {
      Emergency: { en: 'Emergency access', km: 'ការបើកជាបន្ទាន់' },
      Refused: { en: 'Refused', km: 'ត្រូវបានបដិសេធ' },
      AccessLog: { en: 'Asked who had read the record', km: 'បានសួរថានរណាបានមើល' },
      Listed: { en: 'Saw the name in a list', km: 'បានឃើញឈ្មោះក្នុងតារាង' },
      Opened: { en: 'Opened the record', km: 'បានបើកសំណុំឯកសារ' },
    },
    PersonalClass: {
      identity: { en: 'Identity', km: 'អត្តសញ្ញាណ' },
      contact: { en: 'Contact details', km: 'ទំនាក់ទំនង' },
      location: { en: 'Location', km: 'ទីកន្លែង' },
      health: { en: 'Health', km: 'សុខភាព' },
      testimony: { en: 'Testimony', km: 'អ្វីដែលបានរៀបរាប់' },
    },
  },
};
