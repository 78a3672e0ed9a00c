/** The age on a day, from the date of birth. */
export const ageOn = (birthDate: string, day: string): number =>
  Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0);

/** The greatest age that somebody with only a year of birth may have reached by that day. */
export const agesIn = (birthYear: number, day: string): number => Number(day.slice(0, 4)) - birthYear;
