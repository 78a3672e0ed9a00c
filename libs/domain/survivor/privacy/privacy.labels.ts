// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type {
  ErasureAskedBy,
  ErasureInCareReason,
  ErasureStatus,
  LegalHoldReason,
  StaysAfterErasure,
} from './privacy.codes.js';
import type { PrivacyEvents } from './privacy.events.js';

export const privacyLabels: StepLabels<
  PrivacyEvents,
  {
    ErasureAskedBy: ErasureAskedBy;
    ErasureInCareReason: ErasureInCareReason;
    ErasureStatus: ErasureStatus;
    LegalHoldReason: LegalHoldReason;
    StaysAfterErasure: StaysAfterErasure;
  }
> = {
  events: {
    LegalHoldPlaced: { en: 'Legal hold placed', km: 'បានដាក់ការរក្សាទុកតាមផ្លូវច្បាប់' },
    LegalHoldLifted: { en: 'Legal hold lifted', km: 'បានដកការរក្សាទុកតាមផ្លូវច្បាប់' },
    ErasureRequested: { en: 'Erasure requested', km: 'បានស្នើលុបទិន្នន័យផ្ទាល់ខ្លួន' },
    ErasureApproved: { en: 'Erasure approved', km: 'បានអនុម័តការលុបទិន្នន័យផ្ទាល់ខ្លួន' },
    ErasureWithdrawn: { en: 'Erasure withdrawn', km: 'បានដកសំណើលុបទិន្នន័យផ្ទាល់ខ្លួន' },
    ErasureBegun: { en: 'Erasure begun', km: 'បានចាប់ផ្តើមការលុប' },
    PersonalDataErased: { en: 'Personal data erased', km: 'ទិន្នន័យផ្ទាល់ខ្លួនបានលុប' },
    ProcessingRestricted: { en: 'Processing restricted', km: 'បានដាក់កម្រិតការប្រើប្រាស់ទិន្នន័យ' },
    RestrictionLifted: { en: 'Restriction lifted', km: 'បានដកការដាក់កម្រិតការប្រើប្រាស់ទិន្នន័យ' },
    DuplicateNoted: { en: 'Duplicate noted', km: 'បានកត់ត្រាសំណុំឯកសារស្ទួន' },
  },
  codes: {
    ErasureAskedBy: {
      Survivor: { en: 'The survivor', km: 'សាមីខ្លួន' },
      Guardian: { en: 'Guardian', km: 'អាណាព្យាបាល' },
      AppointedGuardian: { en: 'Appointed guardian', km: 'អាណាព្យាបាលដែលត្រូវបានតែងតាំង' },
      Authority: { en: 'An authority', km: 'អាជ្ញាធរ' },
      RetentionEnded: {
        en: 'The organisation, because the retention period has ended',
        km: 'អង្គការ ព្រោះរយៈពេលរក្សាទុកបានបញ្ចប់',
      },
    },
    ErasureInCareReason: {
      SurvivorInsists: {
        en: 'The survivor insists, and knows that care ends with it',
        km: 'សាមីខ្លួននៅតែចង់បាន ហើយដឹងថាការថែទាំបញ្ចប់',
      },
      CaredForElsewhere: { en: 'Another organisation has taken over the care', km: 'អង្គការមួយទៀតបានទទួលការថែទាំ' },
      OrderedByAuthority: { en: 'A court or an authority orders it', km: 'តុលាការ ឬអាជ្ញាធរបង្គាប់' },
      RecordedInError: { en: 'There should be no such record', km: 'សំណុំឯកសារនេះមិនគួរមានទេ' },
    },
    ErasureStatus: {
      Requested: { en: 'Requested', km: 'បានស្នើសុំ' },
      Approved: { en: 'Approved', km: 'បានអនុម័ត' },
      UnderWay: { en: 'Under way', km: 'កំពុងលុប' },
      Erased: { en: 'Erased', km: 'បានលុប' },
      Withdrawn: { en: 'Withdrawn', km: 'បានដកសំណើវិញ' },
    },
    LegalHoldReason: {
      CourtOrder: { en: 'Order of a court', km: 'ដីកាតុលាការ' },
      PoliceInvestigation: { en: 'Police investigation', km: 'ការស៊ើបអង្កេតរបស់នគរបាល' },
      Appeal: { en: 'Appeal', km: 'បណ្តឹងឧទ្ធរណ៍' },
      CompensationClaim: { en: 'Claim for compensation', km: 'ការទាមទារសំណង' },
      Complaint: { en: 'Complaint about our work', km: 'ការតវ៉ាអំពីការងាររបស់យើង' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    StaysAfterErasure: {
      ThatSomethingHappened: { en: 'The fact and the order of each step', km: 'ការដែលជំហាននីមួយៗបានកើតឡើង និងលំដាប់របស់វា' },
      Days: {
        en: 'The dates of events, and the survivor’s age on each',
        km: 'ថ្ងៃដែលហេតុការណ៍បានកើតឡើង និងអាយុរបស់សាមីខ្លួននៅថ្ងៃនោះ',
      },
      Codes: {
        en: 'Values chosen from a list, such as sex, nationality or a kind of service',
        km: 'អ្វីដែលបានជ្រើសពីបញ្ជី ដូចជាភេទ សញ្ជាតិ ឬប្រភេទសេវា',
      },
      Counts: {
        en: 'Quantities, amounts and the figures counted from them',
        km: 'បរិមាណ ចំនួនទឹកប្រាក់ និងតួលេខទាំងអស់ដែលបានរាប់ពីវា',
      },
      ProvinceAndOffice: {
        en: 'The province and our office, but no more precise place',
        km: 'ខេត្ត និងការិយាល័យរបស់យើង គ្មានទីកន្លែងជាក់លាក់ជាងនេះទេ',
      },
      WhoRecorded: {
        en: 'Which members of staff recorded, approved or read something, and when',
        km: 'បុគ្គលិកណាបានកត់ត្រា អនុម័ត ឬអាន និងនៅពេលណា',
      },
      CourtsAndOrganisations: { en: 'The courts and organisations that took part', km: 'តុលាការ និងអង្គការដែលបានចូលរួម' },
      NamesOfAccused: { en: 'The names of the accused in a criminal case', km: 'ឈ្មោះជនជាប់ចោទក្នុងរឿងក្តីព្រហ្មទណ្ឌ' },
      Proofs: { en: 'The hashes that prove that no entry was altered', km: 'លេខកូដដែលបញ្ជាក់ថាគ្មានកំណត់ត្រាណាត្រូវបានកែប្រែ' },
    },
  },
};
