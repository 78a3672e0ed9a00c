import type { ReportLanguage } from '#reporting/annual';

/** The Khmer is for review by a native speaker. */
export const WORDS = {
  en: {
    title: 'All data held about one person',
    synthetic: 'SYNTHETIC: this person is invented.',
    person: 'Survivor',
    exported: 'Exported on',
    by: 'By',
    purpose: 'For',
    record: 'Record',
    another: 'A linked record of the same person',
    notRead: 'Linked records that the exporter may not read',
    entries: 'Recorded entries',
    recorded: 'recorded by',
    inPlaceOf: 'in the place of',
    own: 'own record',
    prosecution: 'court case',
    operation: 'operation',
    changed: 'It changed',
    RESTATED: 'Corrected later',
    STRUCK_OUT: 'Struck out later',
    ERASED: 'Erased later',
    erased: '(erased)',
    withheld: '(withheld)',
    sealed: '(sealed)',
    yes: 'yes',
    no: 'no',
    looks: 'Who read the record',
    when: 'When',
    who: 'Who',
    what: 'What',
    why: 'Why',
    sound: 'Unaltered entries',
    altered: 'ALTERED since it was recorded, from entry',
  },
  km: {
    title: 'អ្វីៗទាំងអស់ដែលបានរក្សាទុកអំពីមនុស្សម្នាក់',
    synthetic: 'SYNTHETIC៖ មនុស្សនេះត្រូវបានប្រឌិតឡើង។',
    person: 'សាមីខ្លួន',
    exported: 'សរសេរនៅ',
    by: 'ដោយ',
    purpose: 'សម្រាប់',
    record: 'សំណុំឯកសារ',
    another: 'សំណុំឯកសារដែលភ្ជាប់ថាជារបស់មនុស្សដដែល',
    notRead: 'សំណុំឯកសារភ្ជាប់ដែលអ្នកនាំចេញមិនអាចអាន',
    entries: 'អ្វីដែលបានកត់ត្រា',
    recorded: 'កត់ត្រាដោយ',
    inPlaceOf: 'ជំនួស',
    own: 'សំណុំឯកសារផ្ទាល់ខ្លួន',
    prosecution: 'រឿងក្តីព្រហ្មទណ្ឌ',
    operation: 'ប្រតិបត្តិការ',
    changed: 'វាបានផ្លាស់ប្តូរ',
    RESTATED: 'ត្រូវបានកែតម្រូវក្រោយមក',
    STRUCK_OUT: 'ត្រូវបានឆូតចោលក្រោយមក',
    ERASED: 'ទិន្នន័យផ្ទាល់ខ្លួនត្រូវបានលុបក្រោយមក',
    erased: '(បានលុប)',
    withheld: '(មិនបង្ហាញ)',
    sealed: '(បានបិទបាំង)',
    yes: 'បាទ/ចាស',
    no: 'ទេ',
    looks: 'នរណាបានមើលសំណុំឯកសារ',
    when: 'ពេលណា',
    who: 'នរណា',
    what: 'អ្វី',
    why: 'ហេតុអ្វី',
    sound: 'កំណត់ត្រាដែលមិនត្រូវបានកែប្រែ',
    altered: 'ត្រូវបានកែប្រែ ចាប់ពីកំណត់ត្រាទី',
  },
} as const satisfies Record<ReportLanguage, Record<string, string>>;

export type Words = Readonly<Record<keyof (typeof WORDS)['en'], string>>;

/**
 * `PersonLinked` → Person linked, `givenName` → Given name, `UNDER_WAY` → Under way: events and fields have no Khmer
 * labels yet.
 */
export const nameInWords = (name: string): string => {
  const apart = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
    .replace(/^mdt\b/, 'MDT');
  return apart.charAt(0).toUpperCase() + apart.slice(1);
};

/** The name of an enum value → label, for names with one meaning only. */
export const withoutAmbiguity = (labels: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const meanings = new Map<string, Set<string>>();
  for (const [place, label] of labels) {
    const code = place.slice(place.indexOf('.') + 1);
    meanings.set(code, (meanings.get(code) ?? new Set()).add(label));
  }
  return new Map(
    [...meanings].flatMap(([code, labelsOfCode]) =>
      labelsOfCode.size === 1 ? [[code, [...labelsOfCode][0]!] as const] : [],
    ),
  );
};
