import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useFieldNames } from '../forms/use-inputs.js';
import { dayInWords, instantInWords } from '../language/days.js';
import { eventInWords } from '../journey/events.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { RecordedValue } from '../replay/RecordedValue.js';
import { REGISTER_HISTORY } from './documents.js';
import type { Register } from './commands.js';
import css from './History.module.css';

interface Props {
  readonly register: Register;
  readonly id: string;
}

/** By what a register names its entries. */
const NAMED_BY = {
  organisations: 'organisationId',
  endedOrganisations: 'organisationId',
  offices: 'office',
  staff: 'worker',
} as const;

/** What was recorded about an entry of a register, the latest first: who, when, and from which day it counts. */
export const RegisterHistory = ({ register, id }: Props) => {
  const { t } = useTranslation();
  useFieldNames();
  const nobody = { office: null, worker: null, organisationId: null };
  const [{ data, error }, again] = useQuery({
    query: REGISTER_HISTORY,
    variables: { ...nobody, [NAMED_BY[register]]: id },
  });
  if (error) return <ErrorNotice error={error} again={() => again()} />;
  if (!data) return <Waiting />;
  return (
    <ol className={css.changes}>
      {data.registerHistory.map(({ eventId, type, on, recordedAt, by, data: content }) => (
        <li key={eventId}>
          <p>
            <strong>{eventInWords(type, t)}</strong> · {dayInWords(on)}
          </p>
          <RecordedValue value={withoutKnown(content, register)} />
          <p className={css.by}>
            {t('replay.recorded', { at: instantInWords(recordedAt) })} · {t('journey.by', { who: by.id })}
          </p>
        </li>
      ))}
    </ol>
  );
};

/** Without its day, and the name of the entry itself. */
const withoutKnown = (content: unknown, register: Register): object =>
  Object.fromEntries(
    Object.entries(content as object).filter(([name]) => name !== 'on' && name !== NAMED_BY[register]),
  );
