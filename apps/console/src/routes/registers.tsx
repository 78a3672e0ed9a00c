import { Suspense, useEffect, useState } from 'react';
import { Link, useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DayLine } from '../day-field/DayLine.js';
import { SaveList } from '../exports/SaveList.js';
import { mutationInWords } from '../forms/words.js';
import { dayInWords } from '../language/days.js';
import { Empty, ErrorNotice, Waiting } from '../layout/Answer.js';
import { Choice } from '../layout/Choice.js';
import { Line } from '../layout/Line.js';
import { Page } from '../layout/Page.js';
import { lazyPart } from '../layout/lazy-part.js';
import { BEGINS, REGISTERS, type Register } from '../registers/commands.js';
import { matches, type RegisterRow } from '../registers/rows.js';
import { useRegisterRows } from '../registers/use-register-rows.js';
import { usePermitted } from '../session/permitted.js';
import { mayUse } from '../session/person.js';
import css from './registers.module.css';

/** Loaded with the first history that somebody opens. */
const RegisterHistory = lazyPart(async () => (await import('../registers/RegisterHistory.js')).RegisterHistory);

/** The registers in the order in which the page begins with one: the first that has an entry. */
const BEGINNING: readonly Register[] = ['organisations', 'offices', 'staff', 'endedOrganisations'];

const registerIn = (text: string | undefined): Register | undefined => REGISTERS.find((one) => one === text);

/** The file of a register, in the columns of the import. */
const fileOf = (register: Register) =>
  register === 'endedOrganisations' ? { list: 'organisations', filters: { ended: true } } : { list: register };

/** The partner organisations, the offices and the staff, as of a day. */
export const Registers = () => {
  const { t } = useTranslation();
  const { register, on, find = '' } = useSearch({ from: '/registers' });
  const navigate = useNavigate({ from: '/registers' });
  const permitted = usePermitted();
  const { person } = useRouteContext({ from: '__root__' });
  const named = registerIn(register);
  const [empty, setEmpty] = useState(0);
  const [isSettled, setSettled] = useState(false);
  const shown = named ?? BEGINNING[empty] ?? 'organisations';
  const { rows, error, again } = useRegisterRows(shown, on);
  const isBeginning = named === undefined && !isSettled && !on && !find;
  const isPassedOver = isBeginning && rows?.length === 0 && empty < BEGINNING.length;
  useEffect(() => {
    if (isPassedOver) setEmpty((before) => before + 1);
    // from now on, what somebody looks for changes the rows, and not the register
    else if (named === undefined && rows) setSettled(true);
  }, [isPassedOver, shown, named, rows === undefined]);
  const [sought, setSought] = useState(find);
  const show = (changed: { readonly register?: string; readonly on?: string; readonly find?: string }) =>
    void navigate({
      search: (before) => Object.fromEntries(Object.entries({ ...before, ...changed }).filter(([, value]) => value)),
      replace: true,
    });
  const found = isPassedOver ? undefined : rows?.filter((row) => matches(row, sought));
  const begins = BEGINS[shown];
  const isToFill = permitted !== undefined && !on && shown !== 'endedOrganisations';
  return (
    <Page
      title={t('place.registers')}
      lead={t('registers.lead')}
      beside={
        <div className={css.beside}>
          {mayUse('import', person) && <Link to="/registers/import">{t('registers.import')}</Link>}
          {permitted?.has(begins) && (
            <Link to="/record/$mutation" params={{ mutation: begins }} search={{}} className={css.begin}>
              {mutationInWords(begins, t)}
            </Link>
          )}
        </div>
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
          placeholder={t('registers.findShort')}
          value={sought}
          onChange={({ currentTarget }) => setSought(currentTarget.value)}
          onBlur={() => show({ find: sought })}
        />
        <DayLine label={t('registers.on')} labelled="beside" value={on ?? ''} onChange={(day) => show({ on: day })} />
      </div>
      {error && <ErrorNotice error={error} again={again} />}
      {!found && !error && <Waiting />}
      {found && (
        <p role="status" className={css.count}>
          {t('registers.count', { count: found.length })}
        </p>
      )}
      {found?.length === 0 && (
        <Empty
          title={
            sought ? t('registers.noMatch') : on ? t('registers.noneOn', { day: dayInWords(on) }) : t('registers.none')
          }
        >
          {!sought && isToFill && t(permitted.has(begins) ? 'registers.fill' : 'registers.askToFill')}
        </Empty>
      )}
      {found && found.length > 0 && (
        <ul className={css.list}>
          {found.map((row) => (
            <Row key={row.id} row={row} register={shown} />
          ))}
        </ul>
      )}
      {found && found.length > 0 && <SaveList {...fileOf(shown)} filters={{ ...fileOf(shown).filters, on }} />}
    </Page>
  );
};

interface RowProps {
  readonly row: RegisterRow;
  readonly register: Register;
}

const Row = ({ row: { id, name, localName, facts, actions }, register }: RowProps) => {
  const { t } = useTranslation();
  const permitted = usePermitted();
  const [isOpen, setOpen] = useState(false);
  const offered = actions.filter(({ mutation }) => permitted?.has(mutation));
  const hasHistory = permitted?.has('registerHistory');
  return (
    <li className={css.row}>
      <h2>
        {name} {localName && localName !== name && <span lang="km">{localName}</span>}
      </h2>
      <p>{facts.join(' · ')}</p>
      {(offered.length > 0 || hasHistory) && (
        <p className={css.actions}>
          {hasHistory && (
            <button
              type="button"
              aria-expanded={isOpen}
              aria-label={`${t('registers.history')}${t('colon')}${name}`}
              onClick={() => setOpen(!isOpen)}
            >
              {t('registers.history')}
            </button>
          )}
          {offered.map(({ mutation, search }) => {
            const words = register === 'endedOrganisations' ? t('registers.again') : mutationInWords(mutation, t);
            return (
              <Link
                key={mutation}
                to="/record/$mutation"
                params={{ mutation }}
                search={search}
                aria-label={`${words}${t('colon')}${name}`}
              >
                {words}
              </Link>
            );
          })}
        </p>
      )}
      {isOpen && (
        <Suspense fallback={<Waiting />}>
          <RegisterHistory register={register} id={id} />
        </Suspense>
      )}
    </li>
  );
};
