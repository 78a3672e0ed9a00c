/**
 * The name of a user. Two-person rules compare names, so two names must never look alike: no blank at the end, and no
 * letters of another script.
 */
export const SUBJECT = /^[\x21-\x7e]{1,200}$/;

export const isSubject = (value: unknown): value is string => typeof value === 'string' && SUBJECT.test(value);
