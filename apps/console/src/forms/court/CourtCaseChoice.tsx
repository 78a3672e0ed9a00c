import { useTranslation } from 'react-i18next';
import { AskedChoice, type AskedProps } from '../controls/AskedChoice.js';
import { useCourtChoices } from './use-court-choices.js';

/** One of the court cases that the user may see, where the form is not about a survivor. */
export const CourtCaseChoice = (props: AskedProps) => {
  const { t } = useTranslation();
  const found = useCourtChoices({ isOfOthers: true, own: [] });
  const choices = found && ('others' in found ? (found.others ?? []) : []);
  return <AskedChoice {...props} choices={choices} missing={t('form.unseenCase')} />;
};
