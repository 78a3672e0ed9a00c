import { daysAfter, type Day } from '#kernel/decider';
import type {
  CsiDomain,
  RetraffickingIndicator,
  RiskLevel,
  SelfSufficiencyDomain,
} from '../../../libs/domain/survivor/steps/risk/risk.codes.js';
import { weekday, workdays } from '../calendar.js';
import { LAST_DAY, chapter, idOf, isChild, workerOn, type Life, type Stay } from '../life.js';
import { step, type Step } from '../line.js';

/** The days of the risk assessments, and the day from which a level below High applied. */
export type RiskAssessment = { readonly on: Day; readonly level: RiskLevel; readonly approvedOn?: Day };

export const risk = (story: Life): Step[] => {
  const life = chapter(story, 'risk');
  return life.stays.flatMap((stay) => assessmentsOf(life, stay).flatMap((one) => assessment(life, stay, one)));
};

/** Soon after the entry, again after some months and then twice a year; after an alarm at once, and before the end. */
export const assessmentsOf = (life: Life, stay: Stay): RiskAssessment[] => {
  const { risk: beginning = 'Medium', closed, alarm } = life.person;
  const first = workdays(stay.from, 4);
  const leaving = closed?.on === stay.until ? workdays(stay.until, -4) : undefined;
  const regular = [
    { on: first, level: beginning },
    ...(beginning === 'High' ? [{ on: weekday(daysAfter(first, 28)), level: 'Medium' as const }] : []),
    ...[84, 266, 448, 630].map((days) => ({ on: weekday(daysAfter(first, days)), level: 'Low' as const })),
  ].filter(
    ({ on }) => on < daysAfter(leaving ?? LAST_DAY, -20) && !(alarm && alarm.on <= on && on < daysAfter(alarm.on, 60)),
  );
  const urgent = alarm
    ? [
        { on: workdays(alarm.on, 1), level: 'High' as const },
        { on: weekday(daysAfter(alarm.on, 35)), level: 'Medium' as const },
      ]
    : [];
  const all = [...regular, ...urgent, ...(leaving ? [{ on: leaving, level: 'Low' as const }] : [])];
  return all.toSorted((one, other) => (one.on < other.on ? -1 : 1)).map(withApproval);
};

/** High is lowered by a second person only. */
const withApproval = (one: RiskAssessment, index: number, all: readonly RiskAssessment[]): RiskAssessment =>
  all[index - 1]?.level === 'High' && one.level !== 'High' ? { ...one, approvedOn: workdays(one.on, 2) } : one;

export const levelOn = (assessments: readonly RiskAssessment[], day: Day): RiskLevel =>
  assessments.findLast(({ on, approvedOn = on }) => approvedOn <= day)?.level ?? 'High';

const assessment = (life: Life, stay: Stay, { on, level, approvedOn }: RiskAssessment): Step[] => {
  const { random, supervisor } = life;
  const assessmentId = idOf(life, `assessment/${on}`);
  const child = isChild(life.person, on);
  const [least, most] = SCORES[level];
  return [
    step(workerOn(life, stay, on), 'assessRisk', {
      assessmentId,
      on,
      level,
      [child ? 'domains' : 'selfSufficiency']: (child ? CHILDRENS : ADULTS).map((domain) => ({
        domain,
        score: random.int(least, most),
      })),
      retraffickingIndicators: random.shuffled(child ? LURES.child : LURES.adult).slice(0, random.int(...SEEN[level])),
      note: random.pick(NOTES[level]),
    }),
    ...(approvedOn
      ? [step(supervisor, 'approveRiskReduction', { assessmentId, on: approvedOn, reasons: random.pick(REASONS) })]
      : []),
  ];
};

const CHILDRENS: readonly CsiDomain[] = [
  'FoodSecurity',
  'Shelter',
  'Care',
  'AbuseAndExploitation',
  'LegalProtection',
  'Wellness',
  'HealthCareServices',
  'EmotionalHealth',
  'SocialBehaviour',
  'EducationAndWork',
  'NutritionAndGrowth',
  'Performance',
];
const ADULTS: readonly SelfSufficiencyDomain[] = [
  'Food',
  'Housing',
  'FamilyRelations',
  'Safety',
  'Legal',
  'LifeSkills',
  'HealthCare',
  'MentalHealth',
  'CommunityInvolvement',
  'Employment',
];

const LURES: Readonly<Record<'child' | 'adult', readonly RetraffickingIndicator[]>> = {
  child: ['FamilyPressureToMigrate', 'ContactWithRecruiter', 'OutOfSchool', 'UnsafeHousing', 'Debt'],
  adult: ['Debt', 'JobOfferInSameCountry', 'NoLivelihood', 'LostDocuments', 'FamilyPressureToMigrate'],
};

/** From 1, very bad, to 4, good. */
const SCORES: Readonly<Record<RiskLevel, readonly [number, number]>> = { High: [1, 3], Medium: [2, 3], Low: [3, 4] };
const SEEN: Readonly<Record<RiskLevel, readonly [number, number]>> = { High: [3, 4], Medium: [1, 2], Low: [0, 1] };

const NOTES: Readonly<Record<RiskLevel, readonly string[]>> = {
  High: [
    'The offender knows where to look. The address stays within the team.',
    'Has been called by strangers twice this week, and will not say what they wanted.',
  ],
  Medium: [
    'Settles in slowly; eats well, sleeps badly. Debts of the family are not paid yet.',
    'Speaks of going back to work abroad when money is short.',
    'The relatives keep their promises so far; the road to school is long.',
  ],
  Low: [
    'Goes out alone, has friends, and knows who to call.',
    'Calm and cheerful; the people at home are kind.',
    'No word of the recruiter for months. Nothing lacks that we could see.',
  ],
};

const REASONS = [
  'I have read the notes of every visit, and spoke with the survivor myself: the danger has passed.',
  'The person who was feared has left the province, as the police confirm.',
];
