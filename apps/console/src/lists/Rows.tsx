import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { Mark } from '../caseload/Mark.js';
import { PersonName } from '../caseload/Person.js';
import css from '../caseload/List.module.css';
import { Icon } from '../layout/Icon.js';
import type { ListRow, Target } from './rows.js';

/** The rows of a list; each leads to its page. */
export const Rows = ({ rows }: { readonly rows: readonly ListRow[] }) => (
  <ul className={css.list}>
    {rows.map(({ id, target, head, mark, facts, more }) => (
      <li key={id}>
        <To target={target}>
          <span>
            {typeof head === 'string' ? <strong>{head}</strong> : <PersonName {...head} named={head.name} />}{' '}
            {mark && <Mark tone={mark[0]}>{mark[1]}</Mark>}
          </span>
          <Lines lines={facts} />
          <span className={css.small}>
            <Lines lines={more} />
          </span>
          <Icon name="next" />
        </To>
      </li>
    ))}
  </ul>
);

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <span>
    {lines.map((line) => (
      <span key={line} className={css.what}>
        {line}
      </span>
    ))}
  </span>
);

const To = ({ target, children }: { readonly target: Target; readonly children: ReactNode }) => {
  const className = `${css.row} ${css.item}`;
  if (target.page === 'case')
    return (
      <Link to="/journey/$survivorId" params={{ survivorId: target.survivorId }} className={className}>
        {children}
      </Link>
    );
  if (target.page === 'court')
    return (
      <Link
        to="/court/$prosecutionId"
        params={{ prosecutionId: target.prosecutionId }}
        search={{ purpose: 'COURT' }}
        className={className}
      >
        {children}
      </Link>
    );
  return (
    <Link
      to="/activity/$list/$operationId"
      params={{ list: target.page, operationId: target.operationId }}
      className={className}
    >
      {children}
    </Link>
  );
};
