import type { Labels } from './labels.type.js';

export const ACCESS_KM: Labels = {
  Basis: {
    Reception: 'បានទទួលការបញ្ជូន',
    Assignment: 'ត្រូវបានចាត់តាំងក្នុងករណី',
    Supervision: 'គ្រប់គ្រងករណីក្នុងការិយាល័យ',
    BreakGlass: 'បានបើកសំណុំឯកសារជាបន្ទាន់',
    Audit: 'ធ្វើសវនកម្មសំណុំឯកសារ ដោយមិនឃើញថាសាមីខ្លួនជានរណា',
    Oversight: 'មើលសំណុំឯកសារទាំងមូលសម្រាប់តុលាការ សុវត្ថិភាពរបស់សាមីខ្លួន ឬតាមសំណើរបស់សាមីខ្លួន',
    Matching: 'បានកត់ត្រាការបញ្ជូនមួយដែលត្រូវបានប្រៀបធៀបជាមួយសំណុំឯកសារនេះ ដោយឃើញតែថាសាមីខ្លួនអាចមានសំណុំឯកសាររួចហើយ',
  },
  BreakGlassReason: {
    DangerToLife: 'ជីវិតរបស់សាមីខ្លួន ឬអ្នកដទៃកំពុងមានគ្រោះថ្នាក់',
    Missing: 'សាមីខ្លួនបានបាត់ខ្លួន',
    MedicalEmergency: 'ភាពបន្ទាន់ផ្នែកវេជ្ជសាស្ត្រ',
    NobodyReachable: 'មិនអាចទាក់ទងអ្នកដែលត្រូវបានចាត់តាំងក្នុងករណីបាន',
    Other: 'ផ្សេងទៀត',
  },
  FlawKind: {
    unproven: 'សេវានេះមិនបានកត់ត្រាវាទេ ឬវាត្រូវបានកែប្រែ',
    unknownType: 'ជំនាន់ថ្មីជាងបានកត់ត្រាវា',
    unreadable: 'មិនអាចអានបាន',
  },
  LookKind: {
    PersonalDataRead: 'បានមើលសំណុំឯកសារ',
    AuditLogRead: 'បានសួរថានរណាបានមើល',
    BreakGlassOpened: 'បានបើកសំណុំឯកសារជាបន្ទាន់',
    BreakGlassReviewed: 'បានពិនិត្យការបើកជាបន្ទាន់',
  },
  PersonalClass: {
    identity: 'អត្តសញ្ញាណ',
    contact: 'ទំនាក់ទំនង',
    location: 'ទីកន្លែង',
    health: 'សុខភាព',
    testimony: 'អ្វីដែលបានរៀបរាប់',
  },
  SetAsideState: {
    Requested: 'រង់ចាំអ្នកគ្រប់គ្រងប្រព័ន្ធ',
    SetAside: 'បានទុកមួយឡែក',
    Declined: 'បានបដិសេធ',
  },
};
