import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../api/graphql.js';
import { eventInWords } from '../../journey/events.js';
import { dayInWords } from '../../language/days.js';
import { AskedChoice, type AskedProps } from './AskedChoice.js';

const ENTRIES = graphql(`
  query OperationEntries($operationId: UUID!) {
    operationEntries(operationId: $operationId) {
      eventId
      type
      on
      recordedBy
    }
  }
`);

/** An entry of the operation that was chosen beside it; nothing before one is chosen. */
export const OperationEntryChoice = ({ operationId, ...props }: AskedProps & { readonly operationId: unknown }) => {
  const { t } = useTranslation();
  const chosen = typeof operationId === 'string' ? operationId : '';
  const [{ data, fetching }] = useQuery({
    query: ENTRIES,
    variables: { operationId: chosen },
    pause: chosen === '',
  });
  if (chosen === '') return null;
  const choices = data?.operationEntries.map(({ eventId, type, on, recordedBy }) => ({
    value: eventId,
    label: [dayInWords(on), eventInWords(type, t), recordedBy].join(' · '),
  }));
  return <AskedChoice {...props} choices={choices ?? (fetching ? undefined : [])} />;
};
