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
import { StandIns } from '../between-offices/StandIns.js';
import { SaveList } from '../exports/SaveList.js';
import { OUTSIDE_MENU } from '../forms/outside-menu.js';
import { useOpenTexts } from '../forms/unsent/use-unsent-text.js';
import { mutationInWords } from '../forms/words.js';
import type { Purpose } from '../journey/purposes.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { More } from '../layout/More.js';
import { Page } from '../layout/Page.js';
import { usePermitted } from '../session/permitted.js';
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
  const permitted = usePermitted();
  const purpose: Purpose = person.role === 'SUPERVISOR' ? 'SUPERVISION' : 'CARE';
  const waiting = usePages(REQUESTS, { purpose, waiting: true, first: REQUESTS_MAX }, requestsIn, idOf);
  const others = usePages(REQUESTS, { purpose, waiting: false }, requestsIn, idOf, REQUESTS_MAX);
  // first the rest of what waits for an answer
  const { more, isLoading } = waiting.more ? waiting : others;
  const error = waiting.error ?? others.error;
  const again = () => {
    waiting.again();
    others.again();
  };
  const isForUs = ({ office }: OfficeRequest) => office === person.office;
  // an answer moves a request from the one to the other, and the answers do not come at the same moment
  const all = joinNodes(waiting.nodes ?? [], others.nodes ?? [], idOf);
  // an empty list beside an error would say that nothing was asked
  const isShown = waiting.nodes && others.nodes && !(error && all.length === 0);
  useOpenTexts({ kind: 'answer', by: person.id }, answerableOf(waiting, person));
  const shared = { person, onDone: again };
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
      {permitted?.has('standIns') && <StandIns person={person} />}
      {error && <ErrorNotice error={error} again={again} />}
      {!isShown && !error && <Waiting />}
      {(waiting.stale || others.stale) && <p role="status">{t('offices.requestsStale')}</p>}
      {isShown && person.role === 'SUPERVISOR' && (
        <Requests
          title={t('offices.forUs')}
          none={more || error ? undefined : t('offices.noneForUs')}
          requests={all.filter(isForUs)}
          {...shared}
        />
      )}
      {isShown && (
        <Requests
          title={t('offices.byUs')}
          none={more || error ? undefined : t('offices.noneByUs')}
          requests={all.filter((one) => !isForUs(one))}
          {...shared}
        />
      )}
      <More more={more} isLoading={isLoading} isSaved />
      {all.length > 0 && <SaveList list="office-requests" purpose={purpose} />}
      {permitted?.has('suspectedDuplicates') && <Duplicates person={person} />}
      {permitted?.has('recordAlarms') && <Alarms />}
    </Page>
  );
};
