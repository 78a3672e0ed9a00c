/** Common names as offices write them: in Latin letters and in Khmer. The people are invented. */
export const FAMILY_NAMES = `
  Sok សុខ, Chan ចាន់, Chea ជា, Heng ហេង, Kim គឹម, Keo កែវ, Ly លី, Long ឡុង, Meas មាស, Nhem ញ៉ែម, Ouk អ៊ុក, Pen ប៉ែន,
  Pich ពេជ្រ, Prak ប្រាក់, Ros រស់, Sam សំ, Seng សេង, Tep ទេព, Touch ទូច, Um អ៊ុំ, Var វ៉ា, Yim យឹម, Chhim ឈឹម, Khieu ខៀវ,
  Mao ម៉ៅ, Nuon នួន, Phan ផាន់, Sin ស៊ិន, Tan តាន់, Lim លឹម, Hun ហ៊ុន, Duong ដួង, Chhay ឆាយ, Kong គង់, Mok ម៉ុក, Nop នុប,
  Svay ស្វាយ, Thach ថាច់, Ung អ៊ឹង, Yos យ៉ុស
`;

export const GIVEN_NAMES = `
  Bopha បុប្ផា, Sokha សុខា, Sophea សុភា, Sopheap សុភាព, Chenda ចិន្ដា, Dara ដារា, Kunthea គន្ធា, Leakena លក្ខិណា,
  Maly ម៉ាលី, Mealea មាលា, Nary នារី, Pheakdey ភក្ដី, Phalla ផល្លា, Pisey ពិសី, Piseth ពិសិដ្ឋ, Raksmey រស្មី, Ratana រតនា,
  Rithy រិទ្ធី, Samnang សំណាង, Sambath សម្បត្តិ, Savuth សាវុធ, Sitha ស៊ីថា, Socheat សុជាតិ, Sophal សុផល, Sopheak សុភ័ក្រ,
  Sothea សុធា, Sovann សុវណ្ណ, Sreymom ស្រីមុំ, Sreyneang ស្រីនាង, Sreypov ស្រីពៅ, Sreyleak ស្រីល័ក្ខ, Thavy ថាវី, Thida ធីតា,
  Vanna វណ្ណា, Vannak វណ្ណៈ, Veasna វាសនា, Vichea វិជ្ជា, Vuthy វុទ្ធី, Visal វិសាល, Bora បូរ៉ា, Chamroeun ចំរើន,
  Channary ចាន់ណារី, Kosal កុសល, Makara មករា, Mony មុនី, Narith ណារិទ្ធ, Oudom ឧត្ដម, Phirun ភិរុណ, Ponleu ពន្លឺ, Rotha រដ្ឋា,
  Sokun សុគន្ធ, Somaly សុម៉ាលី, Tola តុលា, Vireak វីរៈ, Kolab កុលាប, Malis ម្លិះ, Romdoul រំដួល, Chariya ចរិយា, Davy ដាវី,
  Theary ធារី, Chantrea ចន្ទ្រា, Kanha កញ្ញា, Sovanny សុវណ្ណី, Sothy សុធី
`;

/** Different names that are easily confused in a hurry. */
export const NEIGHBOURS: readonly (readonly [string, string])[] = [
  ['Sopheap', 'Sophea'],
  ['Sopheap', 'Sopheak'],
  ['Sokha', 'Sokhy'],
  ['Chenda', 'Chendy'],
  ['Dara', 'Dary'],
  ['Vuthy', 'Vutha'],
  ['Rotha', 'Rithy'],
  ['Sovann', 'Sovanny'],
  ['Thida', 'Thavy'],
  ['Sreymom', 'Sreymao'],
  ['Vanna', 'Vannak'],
  ['Nary', 'Narith'],
  ['Bopha', 'Bora'],
  ['Sothea', 'Sothy'],
  ['Maly', 'Malis'],
  ['Socheat', 'Sothea'],
  ['Chantrea', 'Chenda'],
  ['Mony', 'Mealea'],
];
