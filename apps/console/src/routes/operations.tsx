import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { isPassing, refusalIn } from '../api/refusal.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { Page } from '../layout/Page.js';
import { OPERATIONS } from '../operations/documents.js';
import { FlawedRecords } from '../operations/Flawed.js';
import { ParkedRecords } from '../operations/Parked.js';
import { Sets } from '../operations/Sets.js';
import { Views } from '../operations/Views.js';
import { UndeliveredNotices } from '../notices/Undelivered.js';
import { usePermitted } from '../session/permitted.js';
import '../operations/language/load.js';

/** Milliseconds between two polls, shorter during a rebuild. */
const [LOOK_MS, REBUILD_LOOK_MS] = [5_000, 1_000];

/** The health of the views, and the administrator’s actions on them. */
export const Operations = () => {
  const { t } = useTranslation();
  const permitted = usePermitted();
  const [{ data, error }, again] = useQuery({ query: OPERATIONS });
  const building = data?.projectionSets.some(({ state }) => state === 'BUILDING') ?? false;
  const refusal = refusalIn(error);
  // a refusal stays one, and each of them leaves a trace
  const isOver = refusal !== undefined && !isPassing(refusal);
  useEffect(() => {
    if (isOver) return undefined;
    const every = setInterval(() => again(), building ? REBUILD_LOOK_MS : LOOK_MS);
    return () => clearInterval(every);
  }, [again, building, isOver]);
  return (
    <Page title={t('operations.title')} lead={t('operations.lead')}>
      {error && <ErrorNotice error={error} again={() => again()} />}
      {!data && !error && <Waiting />}
      {data && (
        <>
          <Views projections={data.projections} />
          <Sets sets={data.projectionSets} onDone={() => again()} />
          {permitted?.has('undeliveredNotices') && <UndeliveredNotices />}
          {permitted?.has('flawedRecords') && <FlawedRecords />}
          {permitted?.has('parked') && (
            <ParkedRecords
              count={data.projections.reduce((sum, { parked }) => sum + parked, 0)}
              mayRetry={permitted.has('retryParked')}
              onRetried={() => again()}
            />
          )}
        </>
      )}
    </Page>
  );
};
