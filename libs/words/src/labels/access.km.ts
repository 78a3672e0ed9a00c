import type { Labels } from '../labels.js';

export const ACCESS_KM: Labels = {
  Basis: {
    Reception: 'បានទទួលការបញ្ជូនរបស់នាង',
    Assignment: 'ត្រូវបានចាត់តាំងឱ្យមើលថែនាង',
    Supervision: 'ត្រួតពិនិត្យការិយាល័យរបស់នាង',
    BreakGlass: 'បានបើកកំណត់ត្រារបស់នាងក្នុងករណីបន្ទាន់',
    Audit: 'ធ្វើសវនកម្មកំណត់ត្រា ដោយមិនឃើញថានាងជានរណា',
    Oversight: 'មើលកំណត់ត្រាទាំងមូលសម្រាប់តុលាការ សុវត្ថិភាពរបស់នាង ឬតាមសំណើរបស់នាង',
  },
  BreakGlassReason: {
    DangerToLife: 'ជីវិតរបស់នាង ឬអ្នកដទៃកំពុងមានគ្រោះថ្នាក់',
    Missing: 'នាងបានបាត់ខ្លួន',
    MedicalEmergency: 'ករណីបន្ទាន់ផ្នែកវេជ្ជសាស្ត្រ',
    NobodyReachable: 'មិនអាចទាក់ទងអ្នកដែលមើលថែនាងបាន',
    Other: 'ផ្សេងទៀត',
  },
  LookKind: {
    PersonalDataRead: 'បានមើលកំណត់ត្រារបស់នាង',
    AuditLogRead: 'បានសួរថាអ្នកណាបានមើល',
    BreakGlassOpened: 'បានបើកកំណត់ត្រារបស់នាងក្នុងករណីបន្ទាន់',
    BreakGlassReviewed: 'បានពិនិត្យការបើកក្នុងករណីបន្ទាន់',
  },
  PersonalClass: {
    identity: 'អត្តសញ្ញាណរបស់នាង',
    contact: 'របៀបទាក់ទងនាង',
    location: 'ទីកន្លែងដែលនាងនៅ',
    health: 'សុខភាពរបស់នាង',
    testimony: 'អ្វីដែលបានរៀបរាប់',
  },
};
