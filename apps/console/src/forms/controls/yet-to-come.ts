import { dayIn } from '../../day-field/read-day.js';
import type { InputField } from '../inputs.js';

/** Whether a day has not come, in a field for what has happened: the service would refuse it. */
export const isYetToCome = (
  { kind, question }: Pick<InputField, 'kind' | 'question'>,
  day: string,
  today: string,
): boolean => kind === 'day' && !question?.ahead && day > today && dayIn(day) === day;
