import { useEffect, useState } from 'react';
import { useNavigate, useRouteContext, useRouter, useRouterState, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CaseList } from '../caseload/CaseList.js';
import { Filters } from '../caseload/Filters.js';
import { asAsked, ofCases, type WorkFilters } from '../caseload/filters.js';
import { FoundList } from '../caseload/FoundList.js';
import { KINDS } from '../tasks/step-for.js';
import { SaveList } from '../exports/SaveList.js';
import { Search } from '../caseload/Search.js';
import { TaskList } from '../caseload/TaskList.js';
import { InAnEmergency } from '../emergency/InAnEmergency.js';
import { ErrorNotice } from '../layout/Answer.js';
import { Choice } from '../layout/Choice.js';
import { Page } from '../layout/Page.js';
import { DECISIONS } from '../layout/read-filter.js';
import { findSurvivor, type CaseLookup } from '../journey/case-number.js';
import { usualPurpose } from '../journey/purposes.js';
import { mayUse } from '../session/person.js';
import { keepSearch, searchAfter, searchAt } from '../session/shown-search.js';

const NO_FILTERS: WorkFilters = {};

/** The caseload: what is due and all cases. What is shown stands in the address, but never a name that was sought. */
export const Cases = () => {
  const { t } = useTranslation();
  const { person } = useRouteContext({ from: '__root__' });
  const { show, ...filters } = useSearch({ from: '/cases' });
  const navigate = useNavigate({ from: '/cases' });
  const router = useRouter();
  const entry = useRouterState({ select: ({ location }) => location.state.__TSR_key });
  const place = { person: person.id, entry };
  const [name, showName] = useState(() => searchAt(place));
  const setName = (sought: string) => {
    keepSearch(place, sought);
    showName(sought);
  };
  const [ended, setEnded] = useState(0);
  const [searches, setSearches] = useState(0);
  const [found, setFound] = useState<CaseLookup>();
  const [isSearching, setSearching] = useState(false);
  useEffect(() => {
    // the entry on the way to which the router is, which is not shown yet
    let ahead = router.latestLocation.state.__TSR_key;
    // a press on a place of the navigation shows that place, also where only the search stands before it
    return router.subscribe('onBeforeNavigate', (move) => {
      const before = { person: person.id, entry: ahead };
      ahead = move.toLocation.state.__TSR_key;
      if (move.toLocation.pathname !== '/cases') return;
      const sought = searchAfter(move, before, name);
      if (sought === name) return;
      showName(sought);
      setEnded((count) => count + 1);
    });
  }, [name, router, person.id]);
  const purpose = usualPurpose(person.role);
  const isOfOffice = person.role === 'SUPERVISOR';
  const maySave = mayUse('save', person);
  const shown = show === 'cases' ? 'cases' : 'tasks';
  // this list of a supervisor has a place of its own in the navigation
  const isDeciding = isOfOffice && shown === 'tasks' && filters.kind === DECISIONS;
  const search = async (sought: string) => {
    setSearching(true);
    const answer = await findSurvivor(sought);
    setSearching(false);
    setFound(answer);
    if (answer.is === 'found')
      void navigate({ to: '/journey/$survivorId', params: { survivorId: answer.survivorId }, search: {} });
    else {
      setName(answer.is === 'failed' ? '' : sought);
      setSearches((count) => count + 1);
    }
  };
  const filter = (changed: WorkFilters) =>
    void navigate({
      search: {
        ...(shown === 'cases' && { show: shown }),
        ...Object.fromEntries(Object.entries(changed).filter(([, value]) => value)),
      },
      replace: true,
    });
  // who came by an address that a colleague sent learns who may help, and finds nothing to press that would be refused
  if (!mayUse('cases', person))
    return (
      <Page title={t('cases.title')}>
        <TaskList purpose={purpose} filters={NO_FILTERS} isOfColleagues />
      </Page>
    );
  return (
    <Page
      title={t(isDeciding ? 'tasks.decisions' : 'cases.title')}
      lead={t(isDeciding ? 'tasks.decisionsLead' : 'cases.lead')}
      beside={<Search key={ended} name={name} isSearching={isSearching} onSearch={(sought) => void search(sought)} />}
    >
      {found?.is === 'failed' && <ErrorNotice error={found.error} />}
      {name ? (
        <>
          {/* a search for the same name asks again: others may be found by now */}
          <FoundList key={searches} purpose={purpose} sought={name} />
          <InAnEmergency />
        </>
      ) : (
        <>
          <Choice
            label={t('cases.title')}
            value={shown}
            onChange={(next) => void navigate({ search: next === 'cases' ? { show: next } : {}, replace: true })}
            choices={[
              { value: 'tasks', label: t('cases.tasks') },
              { value: 'cases', label: t('cases.all') },
            ]}
          />
          <Filters shown={shown} filters={filters} isOfOffice={isOfOffice} onChange={filter} />
          {shown === 'tasks' && (
            <TaskList
              key={JSON.stringify(filters)}
              purpose={purpose}
              filters={filters}
              isOfColleagues={person.role !== 'CASE_WORKER'}
            >
              {maySave && <SaveList list="due-work" purpose={purpose} filters={asAsked(filters, KINDS)} />}
            </TaskList>
          )}
          {shown === 'cases' && (
            <CaseList key={JSON.stringify(filters)} purpose={purpose} filters={filters}>
              {maySave && <SaveList list="caseload" purpose={purpose} filters={ofCases(filters)} />}
            </CaseList>
          )}
        </>
      )}
    </Page>
  );
};
