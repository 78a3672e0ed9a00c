import { Link, useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SaveList } from '../exports/SaveList.js';
import { mutationInWords } from '../forms/words.js';
import { usualPurpose } from '../journey/purposes.js';
import { useLabels } from '../language/labels.js';
import { Empty, ErrorNotice, Waiting } from '../layout/Answer.js';
import { Choice } from '../layout/Choice.js';
import { FilterBar } from '../layout/FilterBar.js';
import { More } from '../layout/More.js';
import { NotHere } from '../layout/NotHere.js';
import { Page } from '../layout/Page.js';
import { LIST_NAMES, listOf, type ListFilters, type ListName } from '../lists/lists.js';
import { Rows } from '../lists/Rows.js';
import { useFilterFields } from '../lists/use-filter-fields.js';
import { useList } from '../lists/use-list.js';
import { usePermission } from '../session/permitted.js';
import { mayUse } from '../session/person.js';
import '../lists/language/load.js';
import css from './registers.module.css';

/** Referrals in and out, court cases, operations and prevention activities. The address keeps what is shown. */
export const Lists = () => {
  const { t } = useTranslation();
  const { list, ...filters } = useSearch({ from: '/lists' });
  const navigate = useNavigate({ from: '/lists' });
  const { permitted, error, again } = usePermission();
  const offered = LIST_NAMES.filter((name) => permitted?.has(listOf(name).query));
  const shown = offered.find((name) => name === list) ?? offered[0];
  if (!permitted)
    return error ? (
      <Page title={t('place.lists')}>
        <ErrorNotice error={error} again={again} />
      </Page>
    ) : (
      <Waiting />
    );
  if (!shown) return <NotHere />;
  const { begin } = listOf(shown);
  const show = (name: ListName, narrow: ListFilters = {}) =>
    void navigate({
      search: { list: name, ...Object.fromEntries(Object.entries(narrow).filter(([, value]) => value)) },
      replace: true,
    });
  return (
    <Page
      title={t('place.lists')}
      lead={t(`lists.lead.${shown}`)}
      beside={
        begin &&
        permitted.has(begin) && (
          <Link to="/record/$mutation" params={{ mutation: begin }} search={{}} className={css.begin}>
            {mutationInWords(begin, t)}
          </Link>
        )
      }
    >
      <Choice
        label={t('place.lists')}
        value={shown}
        onChange={(name) => show(name)}
        choices={offered.map((name) => ({ value: name, label: t(`lists.name.${name}`) }))}
      />
      <List key={shown} name={shown} filters={filters} onFilter={(narrow) => show(shown, narrow)} />
    </Page>
  );
};

interface ListProps {
  readonly name: ListName;
  readonly filters: ListFilters;
  readonly onFilter: (filters: ListFilters) => void;
}

const List = ({ name, filters, onFilter }: ListProps) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { person } = useRouteContext({ from: '__root__' });
  const purpose = usualPurpose(person.role);
  const {
    narrowed,
    file: [file, isOfPeople],
  } = listOf(name);
  const fields = useFilterFields(name);
  const values = Object.fromEntries(fields.map((field) => [field.name, filters[field.name as keyof ListFilters]]));
  const { pages, error, more, isLoading, again } = useList(name, values, purpose);
  const rows = pages?.flatMap((page) => page.rows({ label, t }));
  const isSaved = rows !== undefined && rows.length > 0 && mayUse('save', person);
  return (
    <>
      <FilterBar fields={fields} values={values} onChange={onFilter} />
      {error && <ErrorNotice error={error} again={again} />}
      {!rows && !error && <Waiting />}
      {rows && pages && (
        <p role="status" className={css.count}>
          {t('lists.count', { count: pages[0]!.totalCount })}
        </p>
      )}
      {rows?.length === 0 && <Empty title={t(Object.values(values).some(Boolean) ? 'lists.noMatch' : 'lists.none')} />}
      {rows && rows.length > 0 && <Rows rows={rows} />}
      <More more={more} isLoading={isLoading} isSaved={isSaved} />
      {isSaved && <SaveList list={file} purpose={isOfPeople ? purpose : undefined} filters={narrowed(values)} />}
    </>
  );
};
