import { useMemo } from 'react';
import { NativeSelect } from '@mantine/core';
import { useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../day-field/DayInput.js';
import { Button } from '../layout/Button.js';
import { FIGURES, LIVE_FIGURES, type Figure } from '../figures/documents.js';
import { newsworthy } from '../figures/figure-news.js';
import { FigureCard } from '../figures/FigureCard.js';
import { useFigureWords } from '../figures/words.js';
import { FigureScope } from '../figures/FigureScope.js';
import { PrintedScope } from '../figures/PrintedScope.js';
import { readOpened, withOpened } from '../figures/opened.js';
import {
  asksForMonthEnds,
  comparedPeriodOf,
  exportPathOf,
  isPart,
  periodOf,
  type FigureSearch,
} from '../figures/period.js';
import { sectionsOf } from '../figures/sections.js';
import { Save } from '../exports/Save.js';
import { PURPOSES } from '../journey/purposes.js';
import { mayUse, type Person } from '../session/person.js';
import { dayInWords, today, yearsBackFrom } from '../language/days.js';
import { Empty, ErrorNotice, OutOfDate, Waiting } from '../layout/Answer.js';
import { useLive } from '../live/use-live.js';
import { useNewsOf } from '../live/use-news-of.js';
import { Page } from '../layout/Page.js';
import { Mantine } from '../theme/Mantine.js';
import '../figures/language/load.js';
import '../theme/mantine-choices.js';
import css from './figures.module.css';

/** The first year with figures. */
const FIRST_YEAR = 2018;

const byId = (figures: readonly Figure[] | undefined) =>
  figures && new Map(figures.map((figure) => [figure.id, figure]));

/** Figures about the service and the current state, which exist for every year. */
const OF_ANY_YEAR: readonly string[] = ['M21', 'M23', 'M25'];

const nothingIn = (figures: readonly Figure[]): boolean =>
  figures.every(({ id, cells }) => OF_ANY_YEAR.includes(id) || cells.every(({ numerator }) => numerator === 0));

/** Whether a reader of released numbers sees not one number of the year. */
const allWithheld = (figures: readonly Figure[]): boolean =>
  figures.every(({ id, cells }) => OF_ANY_YEAR.includes(id) || cells.every(({ withheld }) => withheld));

/** Whether the person opens records; the others see whole years and released numbers only. */
const mayDrill = ({ role }: Person): boolean => role === 'SUPERVISOR' || role === 'AUDITOR';

/** The figures of a year. */
export const Figures = () => (
  <Mantine>
    <Year />
  </Mantine>
);

const Year = () => {
  const { t } = useTranslation();
  const { person } = useRouteContext({ from: '__root__' });
  const search = useSearch({ from: '/figures' });
  const navigate = useNavigate({ from: '/figures' });
  const thisYear = Number(today().slice(0, 4));
  const released = !mayDrill(person);
  // a year is released when March of the next one has ended
  const lastYear = released ? thisYear - (today().slice(5, 7) > '03' ? 1 : 2) : thisYear;
  const years = yearsBackFrom(lastYear, FIRST_YEAR);
  const year = Number(years.find((one) => one === search.year) ?? lastYear);
  const compare = years.find((one) => one === search.compare && one !== String(year));
  const period = periodOf(year, released ? {} : search);
  const variables = { ...period, comparedTo: comparedPeriodOf(compare) };
  const { data, was, staleSince, error, fetching, again } = useLive({
    query: FIGURES,
    variables,
    live: LIVE_FIGURES,
    watched: variables,
    as: (data) => data,
  });
  const [now, before] = [useMemo(() => byId(data?.figures), [data]), useMemo(() => byId(was?.figures), [was])];
  const [news, newsBefore] = [useMemo(() => newsworthy(now), [now]), useMemo(() => newsworthy(before), [before])];
  const fresh = useNewsOf(news, newsBefore, (id) =>
    [id, now?.has(id) && words?.title(now.get(id)!).text].filter(Boolean).join(' '),
  );
  const words = useFigureWords();
  const drills = released ? undefined : PURPOSES[person.role][0];
  const change = (changed: FigureSearch) =>
    void navigate({
      search: Object.fromEntries(Object.entries({ ...search, ...changed }).filter(([, value]) => value)),
      replace: true,
      resetScroll: false,
    });
  // who came by an address that a colleague sent learns who may help, and finds nothing to press that would be refused
  if (!mayUse('figures', person))
    return (
      <Page title={t('figures.title', { year })}>
        {error && !fetching ? <ErrorNotice error={error} again={again} /> : <Waiting rows={6} />}
      </Page>
    );
  return (
    <Page
      title={t('figures.title', { year })}
      lead={released ? `${t('figures.lead')} ‡ ${t('figures.withheld')} ${t('figures.released')}` : t('figures.lead')}
      beside={
        <Button variant="light" onClick={() => print()} className={css.print}>
          {t('figures.print')}
        </Button>
      }
    >
      <form className={css.controls} onSubmit={(event) => event.preventDefault()}>
        <NativeSelect
          label={t('figures.year')}
          value={String(year)}
          onChange={({ currentTarget }) => change({ year: currentTarget.value })}
          data={years}
        />
        {!released && (
          <DayInput
            label={t('figures.asOf')}
            description={asksForMonthEnds(person, period) ? t(`figures.monthEnds.${person.role}`) : undefined}
            className={css.asOf}
            value={search.asOf ?? ''}
            max={today()}
            keeps
            onChange={(asOf) => change({ asOf })}
          />
        )}
        <NativeSelect
          label={t('figures.compare')}
          value={compare ?? ''}
          onChange={({ currentTarget }) => change({ compare: currentTarget.value })}
          data={[{ value: '', label: t('figures.alone') }, ...years.filter((one) => one !== String(year))]}
        />
        {!released && <FigureScope period={period} onChange={change} />}
      </form>
      <Save
        files={[
          [t('save.csv'), exportPathOf(period, compare, 'csv')],
          [t('save.xlsx'), exportPathOf(period, compare, 'xlsx')],
          [
            t('figures.annual'),
            `/exports/annual-page?year=${year}${compare === undefined ? '' : `&comparedTo=${compare}`}`,
          ],
        ]}
      />
      <OutOfDate since={staleSince} isAsking={fetching} again={again} />
      {error && !data && !fetching ? (
        <ErrorNotice error={error} again={again} />
      ) : !data || !words ? (
        <Waiting rows={6} />
      ) : (
        <>
          {released && allWithheld(data.figures) && <p role="note">{t('figures.allWithheld', { year })}</p>}
          <PrintedScope period={period} />
          {isPart(period) && <p>{t('figures.parted')}</p>}
          {!isPart(period) && nothingIn(data.figures) && (
            <Empty
              title={
                period.asOf ? t('figures.noneOn', { year, day: dayInWords(period.asOf) }) : t('figures.none', { year })
              }
            >
              <p>{t('figures.another')}</p>
            </Empty>
          )}
          {sectionsOf(data.figures, words.sections, t('figures.others')).map(({ name, title, figures }) => (
            <section key={name} aria-labelledby={`section-${name}`} className={css.section}>
              <h2 id={`section-${name}`}>{title}</h2>
              <div className={css.figures} aria-busy={fetching}>
                {figures.map((figure) => (
                  <FigureCard
                    key={figure.id}
                    figure={figure}
                    fresh={fresh.has(figure.id)}
                    period={period}
                    drills={drills}
                    words={words}
                    opened={readOpened(search.open, figure.id)}
                    onOpen={(changed) => change({ open: withOpened(search.open, figure.id, changed) })}
                  />
                ))}
              </div>
            </section>
          ))}
        </>
      )}
    </Page>
  );
};
