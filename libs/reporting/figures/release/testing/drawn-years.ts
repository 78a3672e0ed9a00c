import { id, type FactRow, type FactTables } from '../../testing/facts.js';

type Draw = (below: number) => number;

const EXPLOITATION = ['ForcedBegging', 'SexualExploitation', 'ForcedLabour', 'Servitude'];
const RECRUITMENT = ['FamilyMember', 'FalseJobOffer', 'FalseMarriage'];
const SERVICES = ['Tutoring', 'Medical', 'Counselling', 'Transport'];
const COUNTRIES = ['TH', 'CN', 'VN', 'LA'];
const REASONS = ['GoalsReached', 'Moved', 'LostContact'];
const SEXES = ['Female', 'Female', 'Female', 'Male', 'Male', 'Unknown'];

/** Some days of 2020, early and late ones alike. */
const dayIn2020 = (draw: Draw): string =>
  `2020-${String(1 + draw(12)).padStart(2, '0')}-${String(1 + draw(28)).padStart(2, '0')}`;

/**
 * The journeys of so many people in 2020, some came in the year before, too. What few of them have in common is drawn
 * as well: a rare sex, a rare country, a rare way.
 */
export const drawYear = async (facts: FactTables, draw: Draw, people: number): Promise<void> => {
  const pickEarly = <Item>(items: readonly Item[]): Item => items[Math.min(draw(items.length), draw(items.length))]!;
  const happens = (percent: number): boolean => draw(100) < percent;
  await facts.insertAll(
    Array.from({ length: people }, (_, who) => journeyOf(who + 1, draw, pickEarly, happens)).flat(),
  );
};

const journeyOf = (
  who: number,
  draw: Draw,
  one: <Item>(items: readonly Item[]) => Item,
  happens: (percent: number) => boolean,
): readonly FactRow[] => {
  const day = () => dayIn2020(draw);
  const minor = happens(70);
  const rows: FactRow[] = [
    ['person', who, '2015-01-01', { sex: one(SEXES), birthYear: 1990 + draw(25) }],
    ['record', who, day(), { type: 'ReferralReceived' }],
  ];
  if (happens(80))
    rows.push([
      'interview',
      who,
      day(),
      { minor, streetChild: happens(30), operationId: happens(50) ? id(9001) : null },
    ]);
  if (happens(5)) rows.push(['interview', who, day(), { minor }]);
  if (happens(70)) rows.push(['identification', who, day(), { positive: happens(95), minor }]);
  if (happens(15)) rows.push(['entry', who, '2019-05-01', { minor }]);
  if (happens(60)) {
    rows.push(['entry', who, day(), { minor }]);
    rows.push(['episode', who, day(), { episodeId: 'one', type: one(EXPLOITATION), recruitment: one(RECRUITMENT) }]);
    if (happens(15))
      rows.push(['episode', who, day(), { episodeId: 'two', type: one(EXPLOITATION), recruitment: one(RECRUITMENT) }]);
  }
  for (let n = draw(4); n > 0; n--)
    rows.push([
      'service',
      who,
      day(),
      {
        type: one(SERVICES),
        mode: happens(80) ? 'InPerson' : 'Remote',
        amount: happens(40) ? draw(900) : null,
        currency: happens(90) ? 'USD' : 'KHR',
      },
    ]);
  if (happens(20)) rows.push(['repatriation', who, day(), { country: one(COUNTRIES) }]);
  if (happens(20))
    rows.push([
      'homecoming',
      who,
      day(),
      { manner: happens(70) ? 'OwnMeans' : 'Deported', country: one(COUNTRIES), transit: happens(20) ? ['LA'] : [] },
    ]);
  if (happens(15)) rows.push(['exit', who, day(), { reason: one(REASONS) }]);
  if (happens(10)) rows.push(['birth', who, day()]);
  if (happens(10))
    rows.push([
      'dependant',
      who,
      day(),
      { dependantId: id(20_000 + who), livesWith: happens(80) ? 'Family' : 'Abuser' },
    ]);
  if (happens(5)) rows.push(['prosecution', who, day(), { prosecutionId: id(10_000 + who) }]);
  return rows;
};
