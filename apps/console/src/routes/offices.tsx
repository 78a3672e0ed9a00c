import { useState } from 'react';
import { Link, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../api/graphql.js';
import { joinNodes } from '../api/pages.js';
import { usePages } from '../api/use-pages.js';
import { Alarms } from '../between-offices/Alarms.js';
import { answerableOf } from '../between-offices/answerable.js';
import { REQUESTS, type OfficeRequest } from '../between-offices/documents.js';
import { Duplicates } from '../between-offices/Duplicates.js';
import { Requests } from '../between-offices/Requests.js';
import { restOf } from '../between-offices/rest-of.js';
import { StandIns, useStandIns } from '../between-offices/StandIns.js';
import { SaveList } from '../exports/SaveList.js';
import { OUTSIDE_MENU } from '../forms/outside-menu.js';
import { useOpenTexts } from '../forms/unsent/use-unsent-text.js';
import { mutationInWords } from '../forms/words.js';
import type { Purpose } from '../journey/purposes.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { Page } from '../layout/Page.js';
import { usePermission } from '../session/permitted.js';
import '../between-offices/language/load.js';
import css from './registers.module.css';

/** The most requests that one page may have. */
const REQUESTS_MAX = 100;

const requestsIn = ({ officeRequests }: ResultOf<typeof REQUESTS>) => officeRequests;

const idOf = ({ requestId }: OfficeRequest) => requestId;

/** What waits between offices: requests in both directions, possible duplicates, and alarms. */
export const Offices = () => {
  const { t } = useTranslation();
  const { person } = useRouteContext({ from: '__root__' });
  const { permitted, error: unknown } = usePermission();
  const isSupervisor = person.role === 'SUPERVISOR';
  const purpose: Purpose = isSupervisor ? 'SUPERVISION' : 'CARE';
  const waiting = usePages(REQUESTS, { purpose, waiting: true, first: REQUESTS_MAX }, requestsIn, idOf, {
    pause: !isSupervisor,
  });
  // below all that wait, and once these are there: what comes, and what leaves, moves nothing above it
  const settled = usePages(REQUESTS, { purpose, waiting: false, received: true }, requestsIn, idOf, {
    pageMax: REQUESTS_MAX,
    pause: waiting.isLoading || waiting.more !== undefined,
  });
  const byUs = usePages(REQUESTS, { purpose, ...(isSupervisor && { received: false }) }, requestsIn, idOf, {
    pageMax: REQUESTS_MAX,
  });
  // an answer moves a request from the one to the other, and the answers do not come at the same moment
  const forUs = joinNodes(waiting.nodes ?? [], settled.nodes ?? [], idOf);
  const error = waiting.error ?? settled.error ?? byUs.error;
  const again = () => {
    waiting.again();
    settled.again();
  };
  const loadAgain = () => {
    again();
    byUs.again();
  };
  const { more, isLoading, total } = restOf(waiting, settled);
  // both lists at once with what stands above them, and from then on they stay: nothing may move below the finger of the reader
  const [isReady, setReady] = useState(false);
  const hasForUs = !isSupervisor || (waiting.nodes && (waiting.more || settled.nodes));
  const mayStandIn = permitted?.has('standIns') ?? false;
  const standIns = useStandIns(!mayStandIn);
  const hasStandIns = unknown ?? (permitted && (!mayStandIn || standIns.standIns || standIns.error));
  if (!isReady && hasForUs && byUs.nodes && hasStandIns) setReady(true);
  const isNone = forUs.length + (byUs.nodes?.length ?? 0) === 0;
  // an empty list beside an error would say that nothing was asked
  const isShown = isReady && !(error && isNone);
  useOpenTexts({ kind: 'answer', by: person.id }, answerableOf(waiting, person));
  return (
    <Page
      title={t('place.offices')}
      lead={t('offices.lead')}
      beside={
        permitted?.has(OUTSIDE_MENU.offices) && (
          <Link to="/record/$mutation" params={{ mutation: OUTSIDE_MENU.offices }} search={{}} className={css.begin}>
            {mutationInWords(OUTSIDE_MENU.offices, t)}
          </Link>
        )
      }
    >
      {mayStandIn && <StandIns person={person} {...standIns} />}
      {error && <ErrorNotice error={error} again={loadAgain} />}
      {!isShown && !error && <Waiting />}
      {[waiting, settled, byUs].some(({ stale }) => stale) && <p role="status">{t('offices.requestsStale')}</p>}
      {isShown && isSupervisor && (
        <Requests
          title={t('offices.forUs')}
          none={more || error ? undefined : t('offices.noneForUs')}
          requests={forUs}
          waits={waiting.totalCount}
          total={total}
          more={more}
          isLoading={isLoading}
          person={person}
          onDone={again}
        />
      )}
      {isShown && byUs.nodes && (
        <Requests
          title={t('offices.byUs')}
          none={byUs.more || error ? undefined : t('offices.noneByUs')}
          requests={byUs.nodes}
          total={byUs.totalCount}
          more={byUs.more}
          isLoading={byUs.isLoading}
          person={person}
          onDone={byUs.again}
        />
      )}
      {!isNone && <SaveList list="office-requests" purpose={purpose} />}
      {permitted?.has('suspectedDuplicates') && <Duplicates person={person} />}
      {permitted?.has('recordAlarms') && <Alarms />}
    </Page>
  );
};
