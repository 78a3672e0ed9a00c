import type { PublishedFigure } from './agrees.js';

export { matchesPublished, type PublishedFigure } from './agrees.js';

/**
 * What the 2020 report prints. No code that computes a figure may know these numbers: they are only ever printed beside
 * what was computed.
 */
export const PUBLISHED: readonly PublishedFigure[] = [
  { id: 'M1', published: 23 },
  { id: 'M2.girls', published: 15 },
  { id: 'M2.boys', published: 3 },
  { id: 'M2.women', published: 5 },
  { id: 'M2.men', published: 0, note: 'Not printed: what is left of 23 after 15, 3 and 5.' },
  { id: 'M3.firstHalf', published: 8 },
  { id: 'M3.secondHalf', published: 15 },
  { id: 'M4.fromOperations', published: 15 },
  { id: 'M4.operations', published: 17, note: 'An outreach is a kind of identification operation (its footnote 13).' },
  { id: 'M5', published: 17 },
  { id: 'M5.girls', published: 13 },
  { id: 'M5.women', published: 4 },
  { id: 'M7', published: 17 },
  { id: 'M7.firstHalf', published: 5 },
  { id: 'M7.secondHalf', published: 12 },
  { id: 'M9', published: 32 },
  { id: 'M9.carriedOver', published: 15, note: 'Not printed: what is left of 32 after the 17 new ones.' },
  { id: 'M10.SexualExploitation', published: 0.24, decimals: 2 },
  { id: 'M10.ForcedLabour', published: 0.16, decimals: 2 },
  { id: 'M10.ForcedBegging', published: 0.48, decimals: 2 },
  { id: 'M10.Servitude', published: 0.08, decimals: 2 },
  { id: 'M10.Other', published: 0.04, decimals: 2 },
  { id: 'M12.FamilyMember', published: 0.84, decimals: 2 },
  { id: 'M12.FalseJobOffer', published: 0.16, decimals: 2 },
  { id: 'M14.male', published: 0.15, decimals: 2 },
  { id: 'M14.female', published: 0.85, decimals: 2 },
  { id: 'M14.previous.male', published: 0.375, decimals: 4 },
  { id: 'M14.previous.female', published: 0.625, decimals: 4 },
  { id: 'M15.minors', published: 0.75, lowerBound: true },
  { id: 'M15.under13', published: 0.5, words: 'majority' },
  { id: 'M16.forcedByFamily', published: 0.8, decimals: 2 },
  { id: 'M18.survivors', published: 2 },
  { id: 'M18.convictions', published: 1, note: 'Published as the story of one child.' },
  { id: 'P1', published: 680, lowerBound: true },
  { id: 'P2', published: 1_500, lowerBound: true },
  { id: 'P3.trainings', published: 5 },
  { id: 'P3.attendees', published: 300, lowerBound: true },
  { id: 'P4', published: 12 },
  { id: 'P5', published: 10_000, lowerBound: true },
  { id: 'M1@2020-06-30', published: 8 },
  { id: 'M7@2020-06-30', published: 5 },
];

/** Where the report does not fit itself, and which readings are ours. */
export const NOTES: readonly string[] = [
  'The report says that 15 % of those who entered in 2020 were male and 85 % female. That fits neither the 17 new survivors nor the 32 supported ones, but it fits 20 people: 3 and 17.',
  'Our assumption: three of the 15 carried over are boys who had been closed earlier and came back in 2020. So 20 people entered: 17 new ones and 3 who returned.',
  'Minors are 16 of these 20, which is 80 %: the report says over 75 %.',
  'The shares of exploitation fit 25 episodes (12, 6, 4, 2, 1) and the shares of recruitment fit the same 25 (21, 4). So we count episodes, of 20 people, and five of these have two.',
  'The report gives 80 % of the street children without saying of how many. 12 of 15 is our choice.',
  'All 15 interviews that came from operations are then of street children met in outreaches, which leaves none for the five identification operations.',
  'The report names forced marriage among the types of exploitation in the country, but its shares have only an “other” of 4 %. We count false marriage as a scheme of recruitment, inside false job offers, and the one other episode as Other.',
  'The report says only that in 2019 37.50 % were male and 62.50 % female. 3 and 5 of 8 is the smallest group that fits.',
  'The 12 districts are all those of Siem Reap province.',
  'Numbers printed as “over” or “more than” agree when the computed one is at least as high. “The majority” agrees when it is more than half.',
  'As of 30 June 2020 the report implies the 8 interviews and the 5 new entries of its first half-year.',
];
