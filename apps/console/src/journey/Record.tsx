import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Empty, Refused, Waiting } from '../layout/Answer.js';
import { SURVIVOR } from './documents.js';
import { entriesOf } from './entries.js';
import { Actions } from './Actions.js';
import { Header } from './Header.js';
import { NextSteps } from './NextSteps.js';
import { Timeline } from './Timeline.js';
import type { Purpose } from './purposes.js';
import css from './Record.module.css';

interface Props {
  readonly id: string;
  readonly me: string;
  readonly purpose: Purpose;
  /** The position of what was just recorded: what is shown knows of it. */
  readonly atLeast?: string;
}

export const Record = ({ id, me, purpose, atLeast }: Props) => {
  const { t } = useTranslation();
  const [{ data, error, fetching }, again] = useQuery({
    query: SURVIVOR,
    variables: { id, purpose, atLeast: atLeast ?? null },
  });
  if (error && !data) return <Refused error={error} again={() => again()} />;
  if (!data && fetching) return <Waiting rows={7} />;
  const her = data?.survivor;
  if (!her) return <Empty title={t('journey.nobody')}>{t('journey.nobodyWhy')}</Empty>;
  return (
    <div className={css.record}>
      <Header her={her} purpose={purpose} />
      {her.stale && <p role="status">{t('journey.stale')}</p>}
      <NextSteps her={her} purpose={purpose} />
      <Actions her={her} me={me} purpose={purpose} />
      <Timeline entries={entriesOf(her)} />
    </div>
  );
};
