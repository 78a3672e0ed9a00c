import { useState } from 'react';
import { dayInWords, monthInWords } from '../language/days.js';
import { buddhistYearIn, buddhistYearInMonth, dayIn, missingInCalendar, monthIn, timeIn } from './read-day.js';

/** How a field writes its value, and reads what is typed. */
export const FORMS = {
  day: {
    written: (day: string) => (dayIn(day) === day ? dayInWords(day) : day),
    read: dayIn,
    eraIn: buddhistYearIn,
    missingIn: missingInCalendar,
    how: 'day.how',
    placeholder: 'day.placeholder',
  },
  time: {
    written: (time: string) =>
      timeIn(time) === time ? `${dayInWords(time.slice(0, 10))}, ${time.slice(11, 16)}` : time,
    read: timeIn,
    eraIn: buddhistYearIn,
    missingIn: missingInCalendar,
    how: 'day.howTime',
    placeholder: 'day.placeholderTime',
  },
  month: {
    written: (month: string) => (monthIn(month) === month ? monthInWords(month) : month),
    read: monthIn,
    eraIn: buddhistYearInMonth,
    missingIn: () => undefined,
    how: 'day.howMonth',
    placeholder: 'day.placeholderMonth',
  },
} as const;

export type FormOfDay = keyof typeof FORMS;

/** What is typed, and the values that the field had meanwhile. */
export interface TypedText {
  readonly text: string;
  readonly isLeft: boolean;
  readonly values: readonly string[];
}

/** What is typed, unless something else has changed the value since: what the field is of then would be hidden. */
export const stillTyped = (typed: TypedText | undefined, value: string): TypedText | undefined =>
  typed?.values.includes(value) ? typed : undefined;

/** A day after the last one that a field takes is none; undefined: it takes any. */
export const readUntil = (last: string | undefined, day: string | undefined): string | undefined =>
  day !== undefined && last !== undefined && day > last ? undefined : day;

/** What is wrong with a day or a month that is none, where more can be said than how to write one. */
const keyOf = (form: FormOfDay, text: string, era: ReturnType<typeof buddhistYearIn>): string | undefined => {
  if (era) return 'day.era';
  const missing = FORMS[form].missingIn(text);
  return missing && `day.missing.${missing}`;
};

/**
 * The text of a field for a day: as it is typed until the field is left, then as the console writes days. An unfinished
 * text is no value; left so, it stays, and the field says how to write it. A filter `keeps` its last day meanwhile, so that
 * the list behind it does not jump.
 */
export const useWritten = (
  form: FormOfDay,
  value: string,
  onChange: (value: string) => void,
  { keeps = false, last: lastDay }: { readonly keeps?: boolean; readonly last?: string | undefined } = {},
) => {
  const [last, setTyped] = useState<TypedText>();
  const typed = stillTyped(last, value);
  const { written, how } = FORMS[form];
  const read = (text: string) => readUntil(lastDay, FORMS[form].read(text));
  const isUnread = typed !== undefined && typed.text.trim() !== '' && read(typed.text) === undefined;
  const isAhead = isUnread && FORMS[form].read(typed.text) !== undefined;
  const era = isUnread ? FORMS[form].eraIn(typed.text) : undefined;
  return {
    text: typed?.text ?? written(value),
    isUnread,
    isWrong: isUnread && typed.isLeft,
    /** How to write it: the key of a sentence, and what stands in it. */
    how: isAhead
      ? { key: 'day.ahead', day: written(lastDay!) }
      : { key: keyOf(form, typed?.text ?? '', era) ?? how, ...era },
    type: (text: string) => {
      const isUnfinished = text.trim() !== '' && read(text) === undefined;
      const now = keeps && isUnfinished ? value : (read(text) ?? '');
      setTyped({ text, isLeft: false, values: [...(typed?.values ?? [value]), now] });
      if (now !== value) onChange(now);
    },
    leave: () => setTyped(typed && isUnread ? { ...typed, isLeft: true, values: [value] } : undefined),
    choose: (day: string) => {
      if (form === 'day') {
        setTyped(undefined);
        onChange(day);
        return;
      }
      // the time is left to be typed, unless there was one
      const time = value.slice(10);
      setTyped(time ? undefined : { text: `${dayInWords(day)}, `, isLeft: false, values: [value, ''] });
      onChange(time && `${day}${time}`);
    },
  };
};
