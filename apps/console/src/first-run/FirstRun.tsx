import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { today } from '../language/days.js';
import { Button } from '../layout/Button.js';
import { ErrorNotice } from '../layout/Answer.js';
import { DEMONSTRATION, LOAD_DEMONSTRATION } from './documents.js';
import css from './FirstRun.module.css';

/** Milliseconds between two polls while loading. */
const POLL_INTERVAL_MS = 700;

/** Offers the invented people of 2020 in an empty store, only in development. */
export const FirstRun = ({ onLoaded }: { readonly onLoaded: () => void }) => {
  const { t } = useTranslation();
  const [{ data, error }, look] = useQuery({ query: DEMONSTRATION });
  const [{ fetching: asking, error: refused }, ask] = useMutation(LOAD_DEMONSTRATION);
  const [begun, setBegun] = useState(false);
  const [left, setLeft] = useState(false);
  const now = data?.demonstration;
  const loading = now?.loading ?? false;
  const arrived = begun && now?.loaded === true;
  useEffect(() => {
    if (!loading) return undefined;
    setBegun(true);
    const every = setInterval(() => look(), POLL_INTERVAL_MS);
    return () => clearInterval(every);
  }, [loading, look]);
  useEffect(() => {
    if (arrived) onLoaded();
  }, [arrived, onLoaded]);
  // a load that resumes keeps its dates
  const load = (until: string | null) => void ask({ until }).then(() => look());
  // a failed query is not worth an error on every screen
  if (!now || left || (error && !begun)) return null;
  if (!now.offered && !loading && !arrived) return null;
  return (
    <section className={css.first} aria-labelledby="first-run">
      <h2 id="first-run">{t(arrived ? 'firstRun.there' : 'firstRun.title')}</h2>
      {arrived && <p role="status">{t('firstRun.thereWhy')}</p>}
      {loading && (
        <>
          <progress value={now.done} max={now.total} aria-label={t('firstRun.title')} />
          <p>
            {now.done < now.total ? t('firstRun.progress', { done: now.done, total: now.total }) : t('firstRun.views')}
          </p>
        </>
      )}
      {now.offered && <p>{t(begun ? 'firstRun.interrupted' : 'firstRun.why')}</p>}
      {refused && <ErrorNotice error={refused} />}
      <div className={css.ways}>
        {now.offered && (
          <Button loading={asking} onClick={() => load(today())}>
            {t(begun ? 'firstRun.goOn' : 'firstRun.go')}
          </Button>
        )}
        {now.offered && !begun && (
          <Button variant="light" loading={asking} onClick={() => load(null)}>
            {t('firstRun.go2020')}
          </Button>
        )}
        {!loading && (
          <Button variant="subtle" onClick={() => setLeft(true)}>
            {t(arrived ? 'firstRun.close' : 'firstRun.leave')}
          </Button>
        )}
      </div>
    </section>
  );
};
