import { dayIn, isDay, isInstant, isSubject, yearOf, type Day } from '#kernel/decider';

/** An invalid option or argument: one line that says what is valid. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}

/** The exit code for wrong usage in sysexits.h. */
export const EX_USAGE = 64;

/** @throws Misuse */
export const wholeNumber = (option: string, text: string, from: number, to: number): number => {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= from && number <= to) return number;
  throw new Misuse(`${option} is "${text}": it must be a whole number from ${from} to ${to}.`);
};

/** `today`, or a day that is not in the future, in a time zone. @throws Misuse */
export const pastDay = (option: string, text: string, zone: string): Day => {
  const today = dayIn(zone, new Date().toISOString());
  if (text === 'today') return today;
  if (isDay(text) && text <= today) return text;
  throw new Misuse(
    `${option} is "${text}": it must be "today", or a day from 1900-01-01 until today, such as 2025-06-30.`,
  );
};

/** @throws Misuse */
export const anyDay = (option: string, text: string): Day => {
  if (isDay(text)) return text;
  throw new Misuse(`${option} is "${text}": it must be a day that exists, from 1900-01-01 on, such as 2020-06-30.`);
};

/** In the years of which figures can be asked. @throws Misuse */
export const anyInstant = (option: string, text: string): string => {
  const year = isInstant(text) ? yearOf(new Date(text).toISOString()) : 0;
  if (year >= 1970 && year <= 2999) return text;
  throw new Misuse(
    `${option} is "${text}": it must be an instant with its zone from 1970 to 2999, such as 2020-07-01T00:00:00Z.`,
  );
};

const notBlank = (option: string, text: string, example: string): string => {
  if (text.trim() !== '') return text;
  throw new Misuse(`${option} is blank: give a name, such as ${example}.`);
};

/** The office of the caller, if they name one. @throws Misuse */
export const officeIn = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : notBlank('--office', text, 'SiemReapCac');

/** The name of the caller, as a token can carry it. @throws Misuse */
export const personIn = (text: string): string => {
  if (isSubject(notBlank('--as', text, 'sokha'))) return text;
  throw new Misuse(`--as is "${text}": it must be one word of Latin letters, digits and signs, such as sokha.`);
};
