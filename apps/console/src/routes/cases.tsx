import { useState } from 'react';
import { useNavigate, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CaseList, FoundList } from '../caseload/CaseList.js';
import { Search } from '../caseload/Search.js';
import { TaskList } from '../caseload/TaskList.js';
import { InAnEmergency } from '../emergency/InAnEmergency.js';
import { Refused } from '../layout/Answer.js';
import { Choice } from '../layout/Choice.js';
import { Page } from '../layout/Page.js';
import { findSurvivor, type Found } from '../journey/case-number.js';
import { usualPurpose } from '../journey/purposes.js';

/** The caseload: tasks and cases, the most urgent first. */
export const Cases = () => {
  const { t } = useTranslation();
  const { person } = useRouteContext({ from: '__root__' });
  const [shown, setShown] = useState<'tasks' | 'cases'>('tasks');
  const [name, setName] = useState('');
  const [found, setFound] = useState<Found>();
  const purpose = usualPurpose(person.role);
  const navigate = useNavigate();
  const search = async (sought: string) => {
    const answer = await findSurvivor(sought);
    setFound(answer);
    if (answer.is === 'found') void navigate({ to: '/journey/$survivorId', params: { survivorId: answer.survivorId } });
    else setName(answer.is === 'failed' ? '' : sought);
  };
  return (
    <Page
      title={t('cases.title')}
      lead={t('cases.lead')}
      beside={<Search name={name} onSearch={(sought) => void search(sought)} />}
    >
      {found?.is === 'failed' && <Refused error={found.error} />}
      {name ? (
        <>
          <FoundList purpose={purpose} name={name} />
          <InAnEmergency />
        </>
      ) : (
        <>
          <Choice
            label={t('cases.title')}
            value={shown}
            onChange={setShown}
            choices={[
              { value: 'tasks', label: t('cases.tasks') },
              { value: 'cases', label: t('cases.all') },
            ]}
          />
          {shown === 'tasks' ? <TaskList purpose={purpose} /> : <CaseList purpose={purpose} />}
        </>
      )}
    </Page>
  );
};
