import { shapeOf, type InputField } from './inputs.js';

/** Whether a field has running text, which is sent with the signs that no name may have. */
export const isRunning = ({ kind, question }: Pick<InputField, 'kind' | 'question'>): boolean =>
  kind === 'text' || question?.running === true;

/** Whether a form marks a field as required, and is not sent without an answer to it. */
export const isRequired = ({ type, question }: InputField): boolean => {
  const { required, list } = shapeOf(type);
  return required && (!list || question?.atLeastOne === true);
};
