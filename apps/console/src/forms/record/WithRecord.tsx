import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { InAnEmergency } from '../../emergency/InAnEmergency.js';
import type { Purpose } from '../../journey/purposes.js';
import { Empty, ErrorNotice, Waiting } from '../../layout/Answer.js';
import type { Inputs } from '../inputs.js';
import { FORM_RECORD, type FormRecord } from './document.js';
import { Head } from './Head.js';
import { partsFor } from './parts.js';

interface Props {
  readonly survivorId: string;
  readonly purpose: Purpose;
  /** The input that the form fills in; of a correction, the one of the entry. */
  readonly input: string;
  readonly inputs: Inputs;
  readonly children: (record: FormRecord) => ReactNode;
}

/** A form about a survivor, with what it needs of their record. */
export const WithRecord = ({ survivorId, purpose, input, inputs, children }: Props) => {
  const { t } = useTranslation();
  const [{ data, error }, again] = useQuery({
    query: FORM_RECORD,
    variables: { id: survivorId, purpose, ...partsFor(input, inputs) },
  });
  if (error && !data) return <ErrorNotice error={error} again={() => again()} />;
  if (!data) return <Waiting rows={6} />;
  if (!data.survivor)
    return (
      <Empty title={t('journey.nobody')}>
        {t('journey.nobodyWhy')}
        <InAnEmergency survivorId={survivorId} />
      </Empty>
    );
  return (
    <>
      <Head record={data.survivor} />
      {children(data.survivor)}
    </>
  );
};
