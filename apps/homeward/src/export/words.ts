import type { Language } from '../erasure/certificate.js';

/** The Khmer is for review by a native speaker. */
export const WORDS = {
  en: {
    title: 'Everything that is held about one person',
    synthetic: 'SYNTHETIC: this person is invented.',
    person: 'Survivor',
    exported: 'Written on',
    by: 'By',
    purpose: 'For',
    record: 'Record',
    another: 'A record that is linked as one of the same person',
    notRead: 'Linked records that whoever exported may not read',
    entries: 'What was recorded',
    recorded: 'recorded by',
    own: 'her own record',
    prosecution: 'court case',
    operation: 'operation',
    changed: 'It changed',
    Restated: 'By now it says something else',
    StruckOut: 'It was struck out',
    Erased: 'It opens no more',
    erased: '(erased)',
    withheld: '(withheld)',
    yes: 'yes',
    no: 'no',
    looks: 'Who looked',
    when: 'When',
    who: 'Who',
    what: 'At what',
    why: 'Why',
    sound: 'Entries that are what they were when they were recorded',
    altered: 'ALTERED: not what was recorded, from entry',
  },
  km: {
    title: 'អ្វីៗទាំងអស់ដែលបានរក្សាទុកអំពីមនុស្សម្នាក់',
    synthetic: 'SYNTHETIC៖ មនុស្សនេះត្រូវបានប្រឌិតឡើង។',
    person: 'ជនរងគ្រោះ',
    exported: 'សរសេរនៅ',
    by: 'ដោយ',
    purpose: 'សម្រាប់',
    record: 'កំណត់ត្រា',
    another: 'កំណត់ត្រាដែលភ្ជាប់ថាជារបស់មនុស្សដដែល',
    notRead: 'កំណត់ត្រាភ្ជាប់ដែលអ្នកនាំចេញមិនអាចអាន',
    entries: 'អ្វីដែលបានកត់ត្រា',
    recorded: 'កត់ត្រាដោយ',
    own: 'កំណត់ត្រារបស់នាង',
    prosecution: 'សំណុំរឿងតុលាការ',
    operation: 'ប្រតិបត្តិការ',
    changed: 'វាបានផ្លាស់ប្តូរ',
    Restated: 'ឥឡូវវានិយាយខុសពីមុន',
    StruckOut: 'វាត្រូវបានលុបចោល',
    Erased: 'វាមិនអាចបើកបានទៀត',
    erased: '(បានលុប)',
    withheld: '(មិនបង្ហាញ)',
    yes: 'បាទ/ចាស',
    no: 'ទេ',
    looks: 'អ្នកណាបានមើល',
    when: 'ពេលណា',
    who: 'អ្នកណា',
    what: 'មើលអ្វី',
    why: 'ហេតុអ្វី',
    sound: 'កំណត់ត្រាដែលនៅដដែលដូចពេលកត់ត្រា',
    altered: 'ត្រូវបានកែប្រែ ចាប់ពីកំណត់ត្រាទី',
  },
} as const satisfies Record<Language, Record<string, string>>;

export type Words = Readonly<Record<keyof (typeof WORDS)['en'], string>>;

/** `PersonLinked` → Person linked, `givenName` → Given name: events and fields have no words of their own in Khmer yet. */
export const spoken = (name: string): string => {
  const apart = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/^mdt\b/, 'MDT');
  return apart.charAt(0).toUpperCase() + apart.slice(1);
};

/** Code → label, where a code means one thing only. */
export const unmistakable = (labels: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const meanings = new Map<string, Set<string>>();
  for (const [place, label] of labels) {
    const code = place.slice(place.indexOf('.') + 1);
    meanings.set(code, (meanings.get(code) ?? new Set()).add(label));
  }
  return new Map([...meanings].flatMap(([code, said]) => (said.size === 1 ? [[code, [...said][0]!] as const] : [])));
};
