import { refuse, refuseField, yearOf, type Day } from '#kernel/decider';

/** What is known of a survivor's birth. An estimated age is the age on the day of the referral. */
export interface Birth {
  readonly birthDate?: Day | undefined;
  readonly birthYear?: number | undefined;
  readonly estimatedAge?: number | undefined;
}

/** Years: a mistyped year must not turn a child into an adult. */
const OLDEST = 120;

/** The year of birth that the details amount to. */
export const yearOfBirth = ({ birthDate, birthYear, estimatedAge }: Birth, referredOn: Day): number | undefined =>
  birthDate !== undefined ? yearOf(birthDate) : (birthYear ?? birthYearFromAge(referredOn, estimatedAge));

const birthYearFromAge = (on: Day, age: number | undefined): number | undefined =>
  age === undefined ? undefined : yearOf(on) - age;

/** The most exact of the details counts. */
const fieldOf = ({ birthDate, birthYear }: Birth): keyof Birth =>
  birthDate !== undefined ? 'birthDate' : birthYear !== undefined ? 'birthYear' : 'estimatedAge';

/** Rule 6: the birth details agree with each other and precede everything that has happened (label → its day). */
export const requireBirth = (
  birth: Birth,
  referredOn: Day,
  happened: Readonly<Record<string, Day | undefined>> = {},
): void => {
  requireAgreement(birth, referredOn);
  const year = yearOfBirth(birth, referredOn);
  if (year === undefined) return;
  if (yearOf(referredOn) - year > OLDEST)
    refuseField(
      { field: fieldOf(birth) },
      'DATE_ORDER',
      `A person born in ${year} cannot be referred in ${yearOf(referredOn)}: write the year with four digits.`,
    );
  for (const [what, day] of Object.entries({ 'the referral': referredOn, ...happened })) {
    if (day !== undefined && (birth.birthDate === undefined ? yearOf(day) < year : day < birth.birthDate))
      refuseField(
        { field: fieldOf(birth), on: day, after: { what: 'the birth', day: birth.birthDate ?? String(year) } },
        'DATE_ORDER',
        `The survivor cannot be born (${birth.birthDate ?? year}) after ${what} (${day}).`,
      );
  }
};

/** A birthday may lie between the estimate and the year, so a difference of one year is no contradiction. */
const requireAgreement = ({ birthDate, birthYear, estimatedAge }: Birth, referredOn: Day): void => {
  if (birthDate !== undefined && birthYear !== undefined && yearOf(birthDate) !== birthYear)
    refuse(
      'AGE_CONTRADICTS',
      `The birth date ${birthDate} and the birth year ${birthYear} contradict each other: leave the year out, or correct one of the two.`,
    );
  const year = yearOfBirth({ birthDate, birthYear }, referredOn);
  const around = birthYearFromAge(referredOn, estimatedAge);
  if (year !== undefined && around !== undefined && Math.abs(year - around) > 1)
    refuse(
      'AGE_CONTRADICTS',
      `A survivor born in ${year} was not about ${estimatedAge} on ${referredOn}: leave the estimate out, or correct one of the two.`,
    );
};
