/** The age on a day, from the date of birth. */
export const ageOn = (birthDate: string, day: string): number =>
  Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0);

/** The two ages that somebody with only a year of birth may have on a day; the greater one is the count. */
export const agesIn = (birthYear: number, day: string): { readonly less: number; readonly count: number } => {
  const count = Number(day.slice(0, 4)) - birthYear;
  return { less: count - 1, count };
};
