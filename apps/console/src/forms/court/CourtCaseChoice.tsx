import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskedChoice, type AskedProps } from '../controls/AskedChoice.js';
import { useCourtChoices } from './use-court-choices.js';

/**
 * One of the court cases that the user may see, where the form is not about a survivor. A request to another office may
 * be about a case that no list of the user has: its id is typed, unless the form began with one that they know.
 */
export const CourtCaseChoice = (props: AskedProps) => {
  const { t } = useTranslation();
  const [begun] = useState(props.value);
  const isEmpty = !props.required && begun === '';
  const found = useCourtChoices(isEmpty ? undefined : { isOfOthers: true, own: [] });
  const known = found && ('others' in found ? (found.others ?? []) : []);
  const isTyped = isEmpty || (!props.required && known?.some(({ value }) => value === begun) === false);
  return <AskedChoice {...props} choices={isTyped ? [] : known} missing={t('form.unseenCase')} />;
};
