// For review by a native speaker of Khmer.
/** What relatives are called wherever a list names them: recruiters, guardians, members of a household. */
export const KIN_LABELS = {
  Mother: { en: 'Mother', km: 'ម្តាយ' },
  Father: { en: 'Father', km: 'ឪពុក' },
  StepParent: { en: 'Step-parent', km: 'ឪពុកចុង ឬម្តាយចុង' },
  Grandparent: { en: 'Grandparent', km: 'ជីដូន ឬជីតា' },
  Sibling: { en: 'Brother or sister', km: 'បងប្អូន' },
  AuntOrUncle: { en: 'Aunt or uncle', km: 'មីង ពូ ឬអ៊ំ' },
  OtherRelative: { en: 'Another relative', km: 'សាច់ញាតិផ្សេងទៀត' },
  FosterParent: { en: 'Foster parent', km: 'ឪពុក ឬម្តាយធម៌' },
} as const;
