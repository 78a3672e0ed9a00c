import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { Inputs } from '../forms/inputs.js';
import type { Values } from '../forms/values.js';
import type { Purpose } from '../journey/purposes.js';
import { Empty, Refused, Waiting } from '../layout/Answer.js';
import { ENTRIES } from './documents.js';
import { answersIn, hidesSomething } from './said.js';
import { mutationOf, type Way } from './ways.js';
import { Entry } from './WhichEntry.js';
import css from './WhichEntry.module.css';

interface Props {
  readonly survivorId: string;
  readonly purpose: Purpose;
  readonly eventId: string;
  readonly way: Way;
  readonly inputs: Inputs;
  readonly children: (given: Values) => ReactNode;
}

/** One entry, and the form that puts it right: filled in with what it says by now. */
export const PutRight = ({ survivorId, purpose, eventId, way, inputs, children }: Props) => {
  const { t } = useTranslation();
  const [{ data, error }, again] = useQuery({
    query: ENTRIES,
    variables: { survivorId, purpose, eventId, after: null },
  });
  if (error && !data) return <Refused error={error} again={() => again()} />;
  if (!data) return <Waiting rows={4} />;
  const entry = data.entries?.edges[0]?.node;
  if (!entry) return <Empty title={t('correcting.none')} />;
  const mutation = mutationOf(entry.command);
  const says = entry.says as Readonly<Record<string, unknown>>;
  const input = `${entry.command}Entry`;
  return (
    <>
      <div className={css.about}>
        <Entry entry={entry} open={way !== 'correctEntry'} />
      </div>
      {way === 'correctEntry' && hidesSomething(says) ? (
        <Empty title={t('correcting.hides')}>{t('correcting.hidesWhy')}</Empty>
      ) : (
        children(
          way === 'correctEntry'
            ? { eventId, replacement: { [mutation]: answersIn(input, says, inputs) } }
            : { eventId },
        )
      )}
    </>
  );
};
