import type { MouseEvent } from 'react';
import { Link, useRouter, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../layout/Icon.js';
import { isLeaving } from '../layout/is-leaving.js';
import { DECISIONS } from '../layout/read-filter.js';
import { listBehind } from '../session/list-behind.js';
import css from './Header.module.css';

/** The way back to the list as it was left: where one was, a press goes back to it, with what was sought and how far down. */
export const BackToList = () => {
  const { t } = useTranslation();
  const router = useRouter();
  const index = useRouterState({ select: ({ location }) => location.state.__TSR_index });
  const list = listBehind(index);
  const goBack = (event: MouseEvent) => {
    if (!list || !isLeaving(event)) return;
    event.preventDefault();
    router.history.go(list.index - index);
  };
  return (
    <Link to="/cases" search={list?.search ?? {}} className={css.back} onClick={goBack}>
      <Icon name="back" size={16} /> {t(list?.search.kind === DECISIONS ? 'tasks.decisions' : 'place.cases')}
    </Link>
  );
};
