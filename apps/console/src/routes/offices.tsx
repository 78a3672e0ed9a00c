import { Link, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/use-pages.js';
import { Alarms } from '../between-offices/Alarms.js';
import { answerableOf } from '../between-offices/answerable.js';
import { REQUESTS } from '../between-offices/documents.js';
import { Duplicates } from '../between-offices/Duplicates.js';
import { Requests } from '../between-offices/Requests.js';
import { StandIns } from '../between-offices/StandIns.js';
import { SaveList } from '../exports/SaveList.js';
import { OUTSIDE_MENU } from '../forms/outside-menu.js';
import { useOpenTexts } from '../forms/unsent/use-unsent-text.js';
import { mutationInWords } from '../forms/words.js';
import type { Purpose } from '../journey/purposes.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { Button } from '../layout/Button.js';
import { Page } from '../layout/Page.js';
import { usePermitted } from '../session/permitted.js';
import '../between-offices/language/load.js';
import css from './registers.module.css';

/** The most requests that one page may have. */
const REQUESTS_MAX = 100;

/** What waits between offices: requests in both directions, possible duplicates, and alarms. */
export const Offices = () => {
  const { t } = useTranslation();
  const { person } = useRouteContext({ from: '__root__' });
  const permitted = usePermitted();
  const purpose: Purpose = person.role === 'SUPERVISOR' ? 'SUPERVISION' : 'CARE';
  const { nodes, error, more, isLoading, again } = usePages(
    REQUESTS,
    { purpose },
    ({ officeRequests }) => officeRequests,
    ({ requestId }) => requestId,
    REQUESTS_MAX,
  );
  const isForUs = ({ office }: { readonly office: string }) => office === person.office;
  // an empty list beside an error would say that nothing was asked
  const shown = error && nodes?.length === 0 ? undefined : nodes;
  const all = shown ?? [];
  useOpenTexts({ kind: 'answer', by: person.id }, answerableOf({ ...(nodes && { nodes }), error, more }, person));
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
      {!shown && !error && <Waiting />}
      {shown && person.role === 'SUPERVISOR' && (
        <Requests
          title={t('offices.forUs')}
          none={more || error ? undefined : t('offices.noneForUs')}
          requests={all.filter(isForUs)}
          {...shared}
        />
      )}
      {shown && (
        <Requests
          title={t('offices.byUs')}
          none={more || error ? undefined : t('offices.noneByUs')}
          requests={all.filter((one) => !isForUs(one))}
          {...shared}
        />
      )}
      {more && (
        <Button variant="light" onClick={more} loading={isLoading}>
          {t('more')}
        </Button>
      )}
      {all.length > 0 && <SaveList list="office-requests" purpose={purpose} />}
      {permitted?.has('suspectedDuplicates') && <Duplicates person={person} />}
      {permitted?.has('recordAlarms') && <Alarms />}
    </Page>
  );
};
