import { useState } from 'react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mutationInWords } from '../forms/words.js';
import { Empty, Refused, Waiting } from '../layout/Answer.js';
import { Choice } from '../layout/Choice.js';
import { Line } from '../layout/Line.js';
import { Page } from '../layout/Page.js';
import { BEGINS, REGISTERS, type Register } from '../registers/commands.js';
import { matches, type RegisterRow } from '../registers/rows.js';
import { useRegisterRows } from '../registers/use-register-rows.js';
import { usePermitted } from '../session/permitted.js';
import css from './registers.module.css';

const registerIn = (text: string | undefined): Register => REGISTERS.find((one) => one === text) ?? 'organisations';

/** The partner organisations, the offices and the staff, as of a day. */
export const Registers = () => {
  const { t } = useTranslation();
  const { register, on, find = '' } = useSearch({ from: '/registers' });
  const navigate = useNavigate({ from: '/registers' });
  const permitted = usePermitted();
  const shown = registerIn(register);
  const { rows, error, again } = useRegisterRows(shown, on);
  const [sought, setSought] = useState(find);
  const show = (changed: { readonly register?: string; readonly on?: string; readonly find?: string }) =>
    void navigate({
      search: (before) => Object.fromEntries(Object.entries({ ...before, ...changed }).filter(([, value]) => value)),
      replace: true,
    });
  const found = rows?.filter((row) => matches(row, sought));
  const begins = BEGINS[shown];
  return (
    <Page
      title={t('place.registers')}
      lead={t('registers.lead')}
      beside={
        permitted?.has(begins) && (
          <Link to="/record/$mutation" params={{ mutation: begins }} search={{}} className={css.begin}>
            {mutationInWords(begins, t)}
          </Link>
        )
      }
    >
      <div className={css.controls}>
        <Choice
          label={t('place.registers')}
          value={shown}
          onChange={(next) => show({ register: next })}
          choices={REGISTERS.map((one) => ({ value: one, label: t(`registers.${one}`) }))}
        />
        <Line
          type="search"
          aria-label={t('registers.find')}
          placeholder={t('registers.find')}
          value={sought}
          onChange={({ currentTarget }) => setSought(currentTarget.value)}
          onBlur={() => show({ find: sought })}
        />
        <label className={css.on}>
          {t('registers.on')}{' '}
          <Line type="date" value={on ?? ''} onChange={({ currentTarget }) => show({ on: currentTarget.value })} />
        </label>
      </div>
      {error && <Refused error={error} again={again} />}
      {!found && !error && <Waiting />}
      {found && (
        <p role="status" className={css.count}>
          {t('registers.count', { count: found.length })}
        </p>
      )}
      {found?.length === 0 && <Empty title={t(sought ? 'registers.noMatch' : 'registers.none')} />}
      {found && found.length > 0 && (
        <ul className={css.list}>
          {found.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
    </Page>
  );
};

const Row = ({ row: { name, localName, facts, actions } }: { readonly row: RegisterRow }) => {
  const { t } = useTranslation();
  const permitted = usePermitted();
  const offered = actions.filter(({ mutation }) => permitted?.has(mutation));
  return (
    <li className={css.row}>
      <h2>
        {name} {localName && localName !== name && <span lang="km">{localName}</span>}
      </h2>
      <p>{facts.join(' · ')}</p>
      {offered.length > 0 && (
        <p className={css.actions}>
          {offered.map(({ mutation, search }) => (
            <Link
              key={mutation}
              to="/record/$mutation"
              params={{ mutation }}
              search={search}
              aria-label={`${mutationInWords(mutation, t)}: ${name}`}
            >
              {mutationInWords(mutation, t)}
            </Link>
          ))}
        </p>
      )}
    </li>
  );
};
