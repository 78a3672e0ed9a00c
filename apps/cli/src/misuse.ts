import { dayIn, isSubject, type Day } from '#kernel/decider';

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
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  if (isDay && text <= today && new Date(text).toISOString().startsWith(text)) return text;
  throw new Misuse(`${option} is "${text}": it must be "today", or a day until today, such as 2025-06-30.`);
};

/** @throws Misuse */
export const notBlank = (option: string, text: string): string => {
  if (text.trim() !== '') return text;
  throw new Misuse(`${option} is blank: give a name, such as sokha.`);
};

/** The name of the caller, as a token can carry it. @throws Misuse */
export const personIn = (text: string): string => {
  if (isSubject(notBlank('--as', text))) return text;
  throw new Misuse(`--as is "${text}": it must be one word of Latin letters, digits and signs, such as sokha.`);
};
