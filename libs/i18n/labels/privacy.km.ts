// For review by a native speaker of Khmer.
import type { Labels } from './labels.type.js';

/** Codes for legal holds and erasure, also printed on the certificate of an erasure. */
export const PRIVACY_KM: Labels = {
  ErasureAskedBy: {
    Survivor: 'សាមីខ្លួន',
    Guardian: 'អាណាព្យាបាល',
    AppointedGuardian: 'អាណាព្យាបាលដែលត្រូវបានតែងតាំង',
    Authority: 'អាជ្ញាធរ',
    RetentionEnded: 'អង្គការ ព្រោះរយៈពេលរក្សាទុកបានបញ្ចប់',
  },
  ErasureStatus: {
    Requested: 'បានស្នើសុំ',
    Approved: 'បានអនុម័ត',
    UnderWay: 'កំពុងលុប',
    Erased: 'បានលុប',
    Withdrawn: 'បានដកសំណើវិញ',
  },
  LegalHoldReason: {
    CourtOrder: 'ដីកាតុលាការ',
    PoliceInvestigation: 'ការស៊ើបអង្កេតរបស់នគរបាល',
    Appeal: 'បណ្តឹងឧទ្ធរណ៍',
    CompensationClaim: 'ការទាមទារសំណង',
    Complaint: 'ការតវ៉ាអំពីការងាររបស់យើង',
    Other: 'ផ្សេងទៀត',
  },
  StaysAfterErasure: {
    ThatSomethingHappened: 'ការដែលជំហាននីមួយៗបានកើតឡើង និងលំដាប់របស់វា',
    Days: 'ថ្ងៃដែលហេតុការណ៍បានកើតឡើង និងអាយុរបស់សាមីខ្លួននៅថ្ងៃនោះ',
    Codes: 'អ្វីដែលបានជ្រើសពីបញ្ជី ដូចជាភេទ សញ្ជាតិ ឬប្រភេទសេវា',
    Counts: 'បរិមាណ ចំនួនទឹកប្រាក់ និងតួលេខទាំងអស់ដែលបានរាប់ពីវា',
    ProvinceAndOffice: 'ខេត្ត និងការិយាល័យរបស់យើង គ្មានទីកន្លែងជាក់លាក់ជាងនេះទេ',
    WhoRecorded: 'បុគ្គលិកណាបានកត់ត្រា អនុម័ត ឬអាន និងនៅពេលណា',
    CourtsAndOrganisations: 'តុលាការ និងអង្គការដែលបានចូលរួម',
    Proofs: 'លេខកូដដែលបញ្ជាក់ថាគ្មានកំណត់ត្រាណាត្រូវបានកែប្រែ',
  },
};
