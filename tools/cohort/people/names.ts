import type { Random } from '../prng.js';

/** Latin and Khmer script. */
export type Name = readonly [latin: string, khmer: string];

const STAMP = '(SYNTHETIC)';
/** Marks the family name in both scripts, so that an invented person cannot be taken for a real one. */
export const stampName = ([latin, khmer]: Name): Name => [`${latin} ${STAMP}`, `${khmer} ${STAMP}`];

export const FAMILY: readonly Name[] = [
  ['Chan', 'ចាន់'],
  ['Chea', 'ជា'],
  ['Heng', 'ហេង'],
  ['Keo', 'កែវ'],
  ['Khiev', 'ខៀវ'],
  ['Kim', 'គឹម'],
  ['Long', 'ឡុង'],
  ['Ly', 'លី'],
  ['Mao', 'ម៉ៅ'],
  ['Meas', 'មាស'],
  ['Nhem', 'ញ៉ែម'],
  ['Nuon', 'នួន'],
  ['Oum', 'អ៊ុំ'],
  ['Pich', 'ពេជ្រ'],
  ['Prak', 'ប្រាក់'],
  ['Ros', 'រស់'],
  ['Sam', 'សំ'],
  ['Sok', 'សុខ'],
  ['Tep', 'ទេព'],
  ['Yim', 'យឹម'],
];

export const GIVEN: Record<'Female' | 'Male', readonly Name[]> = {
  Female: [
    ['Champei', 'ចំប៉ី'],
    ['Chanda', 'ចន្ដា'],
    ['Channary', 'ចាន់ណារី'],
    ['Chanthou', 'ចន្ធូ'],
    ['Chantrea', 'ចន្ទ្រា'],
    ['Dalin', 'ដាលីន'],
    ['Devi', 'ទេវី'],
    ['Kalyan', 'កល្យាណ'],
    ['Kolap', 'កុលាប'],
    ['Leakhena', 'លក្ខិណា'],
    ['Malis', 'ម៉ាលីស'],
    ['Maly', 'ម៉ាលី'],
    ['Mealea', 'មាលា'],
    ['Nary', 'ណារី'],
    ['Phalla', 'ផល្លា'],
    ['Pisey', 'ពិសី'],
    ['Rachana', 'រចនា'],
    ['Raksmey', 'រស្មី'],
    ['Ratana', 'រតនា'],
    ['Rumduol', 'រំដួល'],
    ['Sokunthy', 'សុគន្ធី'],
    ['Sopheap', 'សុភាព'],
    ['Sothea', 'សុធា'],
    ['Sovanna', 'សុវណ្ណា'],
    ['Sreyleak', 'ស្រីលក្ខណ៍'],
    ['Sreymom', 'ស្រីមុំ'],
    ['Sreyneang', 'ស្រីនាង'],
    ['Sreynich', 'ស្រីនិច'],
    ['Sreypov', 'ស្រីពៅ'],
    ['Thida', 'ធីតា'],
    ['Vanna', 'វណ្ណា'],
  ],
  Male: [
    ['Bunthoeun', 'ប៊ុនធឿន'],
    ['Chamroeun', 'ចំរើន'],
    ['Dara', 'តារា'],
    ['Kosal', 'កុសល'],
    ['Nimol', 'និមល'],
    ['Phearun', 'ភារុណ'],
    ['Piseth', 'ពិសិដ្ឋ'],
    ['Rith', 'រិទ្ធ'],
    ['Rotha', 'រដ្ឋា'],
    ['Samnang', 'សំណាង'],
    ['Sovann', 'សុវណ្ណ'],
    ['Udom', 'ឧត្តម'],
    ['Vichea', 'វិជ្ជា'],
    ['Visal', 'វិសាល'],
  ],
};

/** A person other than the survivor, such as a guardian or a foster mother. */
export const randomName = (random: Random): string =>
  `${random.pick(GIVEN[random.pick(['Female', 'Male'] as const)])[0]} ${stampName(random.pick(FAMILY))[0]}`;
