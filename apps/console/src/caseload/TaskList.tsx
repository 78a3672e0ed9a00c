import { useState } from 'react';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLabels } from '../language/labels.js';
import { Empty, Refused, Waiting } from '../layout/Answer.js';
import { Icon } from '../layout/Icon.js';
import type { Purpose } from '../journey/purposes.js';
import { DUE_TASKS } from './documents.js';
import { Due } from './Due.js';
import { useNames } from './names.js';
import { PersonName } from './Person.js';
import { byPerson } from './by-person.js';
import css from './List.module.css';

const PAGE = 25;
const LONGEST = 50;

/** What is still to be done, person by person, the most urgent first. */
export const TaskList = ({ purpose }: { readonly purpose: Purpose }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const [first, setFirst] = useState(PAGE);
  const [{ data, error, fetching }, again] = useQuery({ query: DUE_TASKS, variables: { purpose, first } });
  const people = byPerson(data?.dueTasks.edges.map(({ node }) => node) ?? []);
  const names = useNames(
    people.map(({ survivorId }) => survivorId),
    purpose,
  );
  if (error) return <Refused error={error} again={() => again()} />;
  if (!data && fetching) return <Waiting />;
  if (people.length === 0) return <Empty title={t('tasks.none')} />;
  const parts = [
    ['overdue', people.filter(({ overdue }) => overdue)],
    ['coming', people.filter(({ overdue }) => !overdue)],
  ] as const;
  return (
    <>
      {parts
        .filter(([, some]) => some.length > 0)
        .map(([part, some]) => (
          <section key={part} aria-labelledby={part}>
            <h2 id={part} className={css.part}>
              {t(`tasks.${part}`)} <span>{some.length}</span>
            </h2>
            <ul className={css.list}>
              {some.map(({ survivorId, overdue, worker, office, tasks }) => (
                <li key={survivorId}>
                  <Link
                    to="/journey/$survivorId"
                    params={{ survivorId }}
                    className={`${css.row} ${css.task} ${overdue ? css.late : ''}`}
                  >
                    <PersonName id={survivorId} named={names.get(survivorId)} />
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
      {data?.dueTasks.pageInfo.hasNextPage && first < LONGEST && (
        <Button variant="light" onClick={() => setFirst(LONGEST)} loading={fetching}>
          {t('more')}
        </Button>
      )}
    </>
  );
};
