import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { InAnEmergency } from '../emergency/InAnEmergency.js';
import { ErrorNotice } from '../layout/Answer.js';
import { Page } from '../layout/Page.js';

interface Props {
  /** What the address names: a record that may be there, but not for the user. */
  readonly survivorId?: string | undefined;
}

/** The page of a record that is not there, or not for the user. */
export const NoRecord = ({ survivorId }: Props) => {
  const { t } = useTranslation();
  return (
    <Page title={t('journey.nobody')} lead={t('journey.nobodyWhy')}>
      <InAnEmergency {...(survivorId && { survivorId })} />
    </Page>
  );
};

interface UnreadProps {
  /** What the page would show of the record. */
  readonly title: string;
  readonly error: CombinedError;
  readonly again: () => void;
}

/** The page of a record that could not be read. */
export const UnreadRecord = ({ title, error, again }: UnreadProps) => (
  <Page title={title}>
    <ErrorNotice error={error} again={again} />
  </Page>
);
