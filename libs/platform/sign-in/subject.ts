/**
 * Who somebody is. What two people must do, two different names must do: so none can be written in a way that looks like
 * another's, with a blank at its end or a letter of another script.
 */
const SUBJECT = /^[\x21-\x7e]{1,200}$/;

export const isSubject = (value: unknown): value is string => typeof value === 'string' && SUBJECT.test(value);
