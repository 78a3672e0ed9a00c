import { useState } from 'react';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLabels } from '../language/labels.js';
import { dayInWords } from '../language/days.js';
import { Empty, Refused, Waiting } from '../layout/Answer.js';
import { Icon } from '../layout/Icon.js';
import type { Purpose } from '../journey/purposes.js';
import { DUE_TASKS, type Task } from './documents.js';
import { Due } from './Due.js';
import { useNames } from './names.js';
import { PersonName } from './Person.js';
import css from './List.module.css';

const PAGE = 25;

/** What is still to be done, the most urgent first. */
export const TaskList = ({ purpose }: { readonly purpose: Purpose }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const [first, setFirst] = useState(PAGE);
  const [{ data, error, fetching }, again] = useQuery({ query: DUE_TASKS, variables: { purpose, first } });
  const tasks = data?.dueTasks.edges.map(({ node }) => node) ?? [];
  const names = useNames([...new Set(tasks.map(({ survivorId }) => survivorId))], purpose);
  if (error) return <Refused error={error} again={() => again()} />;
  if (!data && fetching) return <Waiting />;
  if (tasks.length === 0) return <Empty title={t('tasks.none')} />;
  const parts: [string, readonly Task[]][] = [
    ['overdue', tasks.filter(({ overdue }) => overdue)],
    ['coming', tasks.filter(({ overdue }) => !overdue)],
  ];
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
              {some.map((task) => (
                <li key={`${task.survivorId}${task.kind}${task.ref}`}>
                  <Link
                    to="/journey/$survivorId"
                    params={{ survivorId: task.survivorId }}
                    className={`${css.row} ${css.task} ${task.overdue ? css.late : ''}`}
                  >
                    <PersonName id={task.survivorId} named={names.get(task.survivorId)} />
                    <span>
                      <span className={css.what}>{label(task.kind, 'TaskKind')}</span>
                      <span className={css.small}>
                        {t('tasks.since', { day: dayInWords(task.since.slice(0, 10)) })}
                      </span>
                    </span>
                    <Due on={task.dueOn} />
                    <span className={css.small}>{task.worker ?? label(task.office)}</span>
                    <Icon name="next" />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      {data?.dueTasks.pageInfo.hasNextPage && first < 50 && (
        <Button variant="light" onClick={() => setFirst(50)} loading={fetching}>
          {t('more')}
        </Button>
      )}
    </>
  );
};
