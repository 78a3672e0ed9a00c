import { Link, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Alarms } from '../between-offices/Alarms.js';
import { REQUESTS } from '../between-offices/documents.js';
import { Duplicates } from '../between-offices/Duplicates.js';
import { Requests, mayAnswer } from '../between-offices/Requests.js';
import { StandIns } from '../between-offices/StandIns.js';
import { SaveList } from '../exports/SaveList.js';
import { OUTSIDE_MENU } from '../forms/outside-menu.js';
import { useOpenTexts } from '../forms/unsent/use-unsent-text.js';
import { mutationInWords } from '../forms/words.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { Page } from '../layout/Page.js';
import { usePermitted } from '../session/permitted.js';
import '../between-offices/language/load.js';
import css from './registers.module.css';

/** What waits between offices: requests in both directions, possible duplicates, and alarms. */
export const Offices = () => {
  const { t } = useTranslation();
  const { person } = useRouteContext({ from: '__root__' });
  const permitted = usePermitted();
  const purpose = person.role === 'SUPERVISOR' ? 'SUPERVISION' : 'CARE';
  const [{ data, error }, again] = useQuery({
    query: REQUESTS,
    variables: { purpose },
    requestPolicy: 'cache-and-network',
  });
  const isForUs = ({ office }: { readonly office: string }) => office === person.office;
  const all = data?.officeRequests ?? [];
  const answerable = data?.officeRequests.filter((one) => mayAnswer(one, person)).map(({ requestId }) => requestId);
  useOpenTexts({ kind: 'answer', by: person.id }, answerable);
  const shared = { person, onDone: () => again({ requestPolicy: 'network-only' }) };
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
      {error && <ErrorNotice error={error} again={() => again()} />}
      {!data && !error && <Waiting />}
      {data && person.role === 'SUPERVISOR' && (
        <Requests title={t('offices.forUs')} none={t('offices.noneForUs')} requests={all.filter(isForUs)} {...shared} />
      )}
      {data && (
        <Requests
          title={t('offices.byUs')}
          none={t('offices.noneByUs')}
          requests={all.filter((one) => !isForUs(one))}
          {...shared}
        />
      )}
      {all.length > 0 && <SaveList list="office-requests" purpose={purpose} />}
      {permitted?.has('suspectedDuplicates') && <Duplicates person={person} />}
      {permitted?.has('recordAlarms') && <Alarms />}
    </Page>
  );
};
