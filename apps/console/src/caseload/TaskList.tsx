import { useMemo, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../layout/Button.js';
import { useLabels } from '../language/labels.js';
import { Empty, Refused, Waiting } from '../layout/Answer.js';
import { Icon } from '../layout/Icon.js';
import type { Purpose } from '../journey/purposes.js';
import { nameOf, shortOf } from '../journey/name.js';
import { useKeptFocus } from '../live/use-kept-focus.js';
import { useLive } from '../live/use-live.js';
import { useNewsOf } from '../live/use-news-of.js';
import { DUE_TASKS, LIVE_DUE_TASKS, type Task } from './documents.js';
import { Due } from './Due.js';
import { PersonName } from './Person.js';
import { byPerson, type PersonToSee } from './by-person.js';
import css from './List.module.css';

const PAGE_TASKS = 25;
const PAGE_MAX_TASKS = 50;

const peopleIn = (data: { readonly dueTasks: { readonly edges: readonly { readonly node: Task }[] } } | undefined) =>
  data && byPerson(data.dueTasks.edges.map(({ node }) => node));

const byId = (people: readonly PersonToSee[] | undefined) =>
  people && new Map(people.map((person) => [person.survivorId, person]));

/** The open tasks by person, the most urgent first. */
export const TaskList = ({ purpose }: { readonly purpose: Purpose }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const [first, setFirst] = useState(PAGE_TASKS);
  const { data, was, error, fetching, again } = useLive({
    query: DUE_TASKS,
    variables: { purpose, first },
    live: LIVE_DUE_TASKS,
    watched: { purpose, first },
    as: (data) => data,
  });
  const people = useMemo(() => peopleIn(data), [data]);
  const [now, before] = [useMemo(() => byId(people), [people]), useMemo(() => byId(peopleIn(was)), [was])];
  const called = (id: string) => nameOf((now?.get(id) ?? before?.get(id))?.name, t).name || shortOf(id);
  const fresh = useNewsOf(now, before, called);
  const within = useKeptFocus<HTMLDivElement>();
  if (!people) return error && !fetching ? <Refused error={error} again={again} /> : <Waiting />;
  if (people.length === 0) return <Empty title={t('tasks.none')} />;
  const parts = [
    ['overdue', people.filter(({ overdue }) => overdue)],
    ['coming', people.filter(({ overdue }) => !overdue)],
  ] as const;
  return (
    <div ref={within} tabIndex={-1} className={css.tasksOf}>
      {parts
        .filter(([, some]) => some.length > 0)
        .map(([part, some]) => (
          <section key={part} aria-labelledby={part}>
            <h2 id={part} className={css.part}>
              {t(`tasks.${part}`)} <span>{some.length}</span>
            </h2>
            <ul className={css.list}>
              {some.map(({ survivorId, name, overdue, worker, office, tasks }) => (
                <li key={survivorId} data-fresh={fresh.has(survivorId) || undefined}>
                  <Link
                    to="/journey/$survivorId"
                    params={{ survivorId }}
                    className={`${css.row} ${css.task} ${overdue ? css.late : ''}`}
                  >
                    <PersonName id={survivorId} named={name} />
                    <span className={css.tasks}>
                      {tasks.map(({ kind, dueOn, count }) => (
                        <span key={kind} className={css.one}>
                          <span>
                            {label(kind, 'TaskKind')}
                            {count > 1 && ` × ${count}`}
                          </span>
                          <Due on={dueOn} />
                        </span>
                      ))}
                    </span>
                    <span className={css.small}>{worker ?? label(office)}</span>
                    <Icon name="next" />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      {data?.dueTasks.pageInfo.hasNextPage && first < PAGE_MAX_TASKS && (
        <Button variant="light" onClick={() => setFirst(PAGE_MAX_TASKS)} loading={fetching}>
          {t('more')}
        </Button>
      )}
    </div>
  );
};
