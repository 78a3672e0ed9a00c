import { useTranslation } from 'react-i18next';
import { useLabels } from '../../language/labels.js';
import { AskedChoice } from './AskedChoice.js';
import { missingKey } from '../choice.js';
import { choicesFor } from '../choices.js';
import type { ControlProps } from './Lists.js';
import { OfferedChoices } from './Offered.js';
import { isInCourt } from '../court/court-choices.js';
import { CourtCaseChoice } from '../court/CourtCaseChoice.js';
import { CourtChoice } from '../court/CourtChoice.js';
import { OperationEntryChoice } from './OperationEntryChoice.js';
import { OperationChoice } from './OperationChoice.js';

/** A reference to something that was recorded. */
export const EntryChoice = (props: ControlProps) => {
  const { input, field, text, required, about, onChange, context, beside } = props;
  const { survivor, person } = context;
  const { t } = useTranslation();
  const label = useLabels();
  const asked = { about, value: text, required, onChange };
  if (field.name === 'operationId') return <OperationChoice {...asked} />;
  if (field.name === 'eventId' && !survivor)
    return <OperationEntryChoice {...asked} operationId={beside.operationId} />;
  if (isInCourt(input, field.name))
    return (
      <CourtChoice
        key={context.courtCase ?? ''}
        {...asked}
        input={input}
        field={field.name}
        survivor={survivor}
        courtCase={context.courtCase}
        named={context.named[field.name]}
      />
    );
  if (field.name === 'prosecutionId' && !survivor) return <CourtCaseChoice {...asked} />;
  const choices = survivor && choicesFor({ input, field: field.name, survivor, person, label, t });
  if (choices?.length === 0 && !required && text === '') return null;
  const missing = { value: text, label: t(missingKey(about.id)) };
  // without the record the id is typed
  if (!choices) return <AskedChoice {...asked} choices={[]} />;
  const isOffered = text === '' || choices.some(({ value }) => value === text);
  return <OfferedChoices {...props} choices={isOffered ? choices : [missing, ...choices]} />;
};
