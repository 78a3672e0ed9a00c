import { useState } from 'react';
import { useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Form } from '../forms/Form.js';
import { OUTSIDE_MENU } from '../forms/outside-menu.js';
import { useInputs } from '../forms/use-inputs.js';
import type { Values } from '../forms/values.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { Page } from '../layout/Page.js';
import { Chosen } from '../notices/Chosen.js';
import { MY_NOTICES, type ChosenNotices } from '../notices/documents.js';
import { Mantine } from '../theme/Mantine.js';

const NOTHING: Values = {};

const valuesOf = ({ kinds, email, webhook, language, timeZone, dailyAtHour }: ChosenNotices): Values => ({
  kinds,
  ...(email && { email }),
  ...(webhook && { webhook }),
  language,
  timeZone,
  dailyAtHour: String(dailyAtHour),
});

/** What the user is notified by e-mail or webhook, and the form with which they choose it. */
export const Notices = () => {
  const { t } = useTranslation();
  const { person } = useRouteContext({ from: '__root__' });
  const inputs = useInputs();
  const [recorded, setRecorded] = useState(0);
  const [{ data, error }, again] = useQuery({ query: MY_NOTICES, requestPolicy: 'cache-and-network' });
  const chosen = data?.myNotices;
  return (
    <Page title={t('notices.title')} lead={t('notices.lead')}>
      {error && <ErrorNotice error={error} again={() => again()} />}
      {(!data || !inputs) && !error && <Waiting rows={6} />}
      <p role="status">{recorded > 0 && t('notices.recorded')}</p>
      {chosen && <Chosen chosen={chosen} />}
      {data && inputs && (
        <Mantine>
          <Form
            key={`${recorded} ${JSON.stringify(chosen ?? null)}`}
            mutation={OUTSIDE_MENU.notices}
            inputs={inputs}
            survivor={undefined}
            person={person}
            given={NOTHING}
            {...(chosen && { named: valuesOf(chosen) })}
            onRecorded={() => {
              setRecorded(recorded + 1);
              again({ requestPolicy: 'network-only' });
            }}
            onLeave={() => history.back()}
          />
        </Mantine>
      )}
    </Page>
  );
};
