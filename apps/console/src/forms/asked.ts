import { shapeOf, type InputField } from './inputs.js';

/** Whether a form marks a field as required, and is not sent without an answer to it. */
export const isRequired = ({ type, question }: InputField): boolean => {
  const { required, list } = shapeOf(type);
  return required && (!list || question?.atLeastOne === true);
};
