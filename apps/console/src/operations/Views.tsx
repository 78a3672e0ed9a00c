import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Mark, type Tone } from '../caseload/Mark.js';
import { instantInWords } from '../language/days.js';
import type { Projection } from './documents.js';
import { lengthInWords } from './lengths.js';
import { Reason } from './Reason.js';
import { viewInWords } from './view-name.js';
import css from './Views.module.css';

const TONES: Readonly<Record<string, Tone>> = { LIVE: 'good', BEHIND: 'watch', STOPPED: 'danger', NEW: 'watch' };

const URGENCY = ['STOPPED', 'UNKNOWN', 'BEHIND', 'NEW', 'LIVE'];
const sortViews = (projections: readonly Projection[], t: TFunction): readonly Projection[] =>
  projections.toSorted(
    (one, other) =>
      URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state) ||
      viewInWords(one.name, t).localeCompare(viewInWords(other.name, t)),
  );

/** The state of each view, with the reason and time if it is not up to date; those come first. */
export const Views = ({ projections }: { readonly projections: readonly Projection[] }) => {
  const { t } = useTranslation();
  const all = sortViews(projections, t);
  const isWell = ({ state, parked }: Projection): boolean => state === 'LIVE' && parked === 0;
  const [ill, well] = [all.filter((one) => !isWell(one)), all.filter(isWell)];
  return (
    <section aria-labelledby="views" className={css.views}>
      <h2 id="views">{t('operations.views')}</h2>
      <p role="status">
        <Mark tone={ill.length === 0 ? 'good' : 'watch'}>
          {t('operations.live', { live: all.filter(({ state }) => state === 'LIVE').length, count: all.length })}
        </Mark>
      </p>
      {ill.length > 0 && <List projections={ill} />}
      {well.length > 0 && (
        <details open={ill.length === 0 && well.length <= 8}>
          <summary>{t('operations.showWell', { count: well.length })}</summary>
          <List projections={well} />
        </details>
      )}
    </section>
  );
};

const List = ({ projections }: { readonly projections: readonly Projection[] }) => {
  const { t } = useTranslation();
  return (
    <ul className={css.list}>
      {projections.map(({ name, state, lagSeconds, reason, rows, parked, since }) => (
        <li key={name}>
          <strong>
            {viewInWords(name, t)} <code translate="no">{name}</code>
          </strong>
          <Mark tone={TONES[state] ?? 'plain'}>{t(`operations.is.${state}`, { defaultValue: state })}</Mark>
          <span className={css.facts}>
            {[
              lagSeconds !== null && lagSeconds > 0 && t('operations.behindBy', { time: lengthInWords(lagSeconds, t) }),
              since && t('operations.since', { at: instantInWords(since) }),
              parked > 0 && t('operations.parkedCount', { count: parked }),
              rows !== null && t('operations.rows', { count: rows }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {reason && <Reason reason={reason} className={css.reason} />}
        </li>
      ))}
    </ul>
  );
};
