import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Mark, type Tone } from '../caseload/Mark.js';
import { inWords } from '../language/in-words.js';
import { Refused, Waiting } from '../layout/Answer.js';
import { Page } from '../layout/Page.js';
import { PROJECTIONS, type Projection } from '../operations/documents.js';
import css from './operations.module.css';

/** Milliseconds. */
const LOOK_EVERY = 5_000;

const TONES: Readonly<Record<string, Tone>> = { live: 'good', behind: 'watch', stopped: 'danger', new: 'watch' };

const URGENCY = ['stopped', 'unknown', 'behind', 'new', 'live'];
const byUrgency = (one: Projection, other: Projection): number =>
  URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state) || one.name.localeCompare(other.name);

/** Whether what everybody sees is up to date with the log, and if not, why. */
export const Operations = () => {
  const { t } = useTranslation();
  const [{ data, error, fetching }, again] = useQuery({ query: PROJECTIONS });
  useEffect(() => {
    const every = setInterval(() => again(), LOOK_EVERY);
    return () => clearInterval(every);
  }, [again]);
  const all = [...(data?.projections ?? [])].toSorted(byUrgency);
  const live = all.filter(({ state }) => state === 'live').length;
  return (
    <Page title={t('operations.title')} lead={t('operations.lead')}>
      {error && !data ? (
        <Refused error={error} again={() => again()} />
      ) : !data && fetching ? (
        <Waiting />
      ) : (
        <>
          <p role="status">
            <Mark tone={live === all.length ? 'good' : 'watch'}>
              {t('operations.live', { live, count: all.length })}
            </Mark>
          </p>
          <div className={css.table} tabIndex={0} role="region" aria-label={t('operations.title')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('operations.view')}</th>
                  <th scope="col">{t('operations.state')}</th>
                  <th scope="col">{t('operations.lag')}</th>
                  <th scope="col">{t('operations.why')}</th>
                </tr>
              </thead>
              <tbody>
                {all.map(({ name, state, lagSeconds, reason }) => (
                  <tr key={name}>
                    <th scope="row" translate="no">
                      {inWords(name)}
                    </th>
                    <td>
                      <Mark tone={TONES[state] ?? 'plain'}>{t(`operations.is.${state}`, { defaultValue: state })}</Mark>
                    </td>
                    <td>{lagSeconds === null ? '–' : t('operations.seconds', { seconds: Math.round(lagSeconds) })}</td>
                    <td lang="en">{reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Page>
  );
};
