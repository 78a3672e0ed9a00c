import { useTranslation } from 'react-i18next';
import { Empty, Refused, Waiting } from '../layout/Answer.js';
import { useLive } from '../live/use-live.js';
import { JOURNEY, SURVIVOR } from './documents.js';
import { InAnEmergency } from '../emergency/InAnEmergency.js';
import { Actions } from './Actions.js';
import { useAvailable } from './available.js';
import { Header } from './Header.js';
import { NextSteps } from './NextSteps.js';
import { Timeline } from './Timeline.js';
import type { Purpose } from './purposes.js';
import css from './Record.module.css';

interface Props {
  readonly id: string;
  readonly purpose: Purpose;
  /** The position of the latest recorded entry, which the view must include. */
  readonly atLeast?: string;
}

export const Record = ({ id, purpose, atLeast }: Props) => {
  const { t } = useTranslation();
  const { data, error, fetching, again } = useLive({
    query: SURVIVOR,
    variables: { id, purpose, atLeast: atLeast ?? null },
    live: JOURNEY,
    watched: { survivorId: id, purpose },
    as: ({ journey }) => ({ survivor: journey }),
    atLeast,
  });
  const available = useAvailable(data?.survivor);
  if (error && !data && !fetching) return <Refused error={error} again={again} />;
  if (!data) return <Waiting rows={7} />;
  const survivor = data.survivor;
  if (!survivor)
    return (
      <Empty title={t('journey.nobody')}>
        {t('journey.nobodyWhy')}
        <InAnEmergency survivorId={id} />
      </Empty>
    );
  return (
    <div className={css.record}>
      <Header survivor={survivor} purpose={purpose} />
      {survivor.stale && <p role="status">{t('journey.stale')}</p>}
      <a href="#way" className={css.toWay}>
        {t('journey.timeline')}
      </a>
      <NextSteps survivor={survivor} available={available} purpose={purpose} />
      {available && <Actions survivorId={survivor.id} available={available} purpose={purpose} />}
      <Timeline survivorId={survivor.id} purpose={purpose} revision={survivor.revision} />
    </div>
  );
};
