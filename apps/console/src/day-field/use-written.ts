import { useState } from 'react';
import { dayInWords } from '../language/days.js';
import { dayIn, timeIn } from './read-day.js';

/** How a field writes its value, and reads what is typed. */
export const FORMS = {
  day: {
    written: (day: string) => (dayIn(day) === day ? dayInWords(day) : day),
    read: dayIn,
    how: 'day.how',
    placeholder: 'day.placeholder',
  },
  time: {
    written: (time: string) =>
      timeIn(time) === time ? `${dayInWords(time.slice(0, 10))}, ${time.slice(11, 16)}` : time,
    read: timeIn,
    how: 'day.howTime',
    placeholder: 'day.placeholderTime',
  },
} as const;

export type FormOfDay = keyof typeof FORMS;

/**
 * The text of a field for a day: as it is typed until the field is left, then as the console writes days. An unfinished
 * text is no value; left so, it stays, and the field says how to write it. A filter `keeps` its last day meanwhile, so that
 * the list behind it does not jump.
 */
export const useWritten = (form: FormOfDay, value: string, onChange: (value: string) => void, keeps = false) => {
  const [typed, setTyped] = useState<{ readonly text: string; readonly isLeft: boolean }>();
  const { written, read } = FORMS[form];
  const isUnread = typed !== undefined && typed.text.trim() !== '' && read(typed.text) === undefined;
  return {
    text: typed?.text ?? written(value),
    isUnread,
    isWrong: isUnread && typed.isLeft,
    type: (text: string) => {
      setTyped({ text, isLeft: false });
      const now = read(text) ?? '';
      const isUnfinished = now === '' && text.trim() !== '';
      if (now !== value && !(keeps && isUnfinished)) onChange(now);
    },
    leave: () => setTyped(typed && isUnread ? { ...typed, isLeft: true } : undefined),
    choose: (day: string) => {
      if (form === 'day') {
        setTyped(undefined);
        onChange(day);
        return;
      }
      // the time is left to be typed, unless there was one
      const time = value.slice(10);
      setTyped(time ? undefined : { text: `${dayInWords(day)}, `, isLeft: false });
      onChange(time && `${day}${time}`);
    },
  };
};
