import { Fragment, Suspense, lazy, useEffect, useRef, type ReactNode } from 'react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usualPurpose } from '../journey/purposes.js';
import { LANGUAGES, setLanguage, currentLanguage, type Language } from '../language/language.js';
import { useLabels } from '../language/labels.js';
import { actAs } from '../session/acting.js';
import { mayUse, type Person, type SCREENS } from '../session/person.js';
import { signOut } from '../session/session.js';
import { News } from '../live/News.js';
import { Icon, type IconName } from './Icon.js';
import { Opening } from './Opening.js';
import { DECISIONS } from './read-filter.js';
import logo from './homeward.svg';
import css from './Layout.module.css';

/** Without it, as in a page that is older than an upgrade of the service, everything else stays usable. */
const DecisionCount = lazy(() =>
  import('./DecisionCount.js').then(
    ({ DecisionCount: loaded }) => ({ default: loaded }),
    () => ({ default: () => null }),
  ),
);

type Place = readonly [to: string, icon: IconName, name: keyof typeof SCREENS];

const PLACES: readonly Place[] = [
  ['/cases', 'cases', 'cases'],
  ['/lists', 'lists', 'lists'],
  ['/refer', 'refer', 'refer'],
  ['/offices', 'offices', 'offices'],
  ['/other', 'other', 'other'],
  ['/replay', 'replay', 'replay'],
  ['/figures', 'figures', 'figures'],
  ['/registers', 'registers', 'registers'],
  ['/operations', 'operations', 'operations'],
];

export const Synthetic = () => {
  const { t } = useTranslation();
  return (
    <div className={css.synthetic} role="note">
      <strong>SYNTHETIC</strong> {t('synthetic')}
    </div>
  );
};

export const Languages = () => {
  const { t } = useTranslation();
  return (
    <div className={css.languages} role="group" aria-label={t('language')}>
      {Object.entries(LANGUAGES).map(([language, name]) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={currentLanguage() === language}
          onClick={() => void setLanguage(language as Language)}
        >
          {name}
        </button>
      ))}
    </div>
  );
};

export const Layout = ({ person, children }: { readonly person: Person; readonly children: ReactNode }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const here = useRouterState({ select: ({ location }) => location.pathname });
  const isDeciding = useRouterState({
    select: ({ location }) => location.pathname === '/cases' && location.search.kind === DECISIONS,
  });
  const main = useRef<HTMLElement>(null);
  const was = useRef(here);
  useEffect(() => {
    // the focused element is gone with its screen, so the focus moves to the new one
    if (was.current !== here && document.activeElement === document.body) main.current?.focus({ preventScroll: true });
    was.current = here;
  }, [here]);
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // on a phone, the row of places goes on beyond the screen
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [here, isDeciding]);
  const places = PLACES.filter(([, , name]) => mayUse(name, person));
  return (
    <div className={css.frame}>
      <a className={css.skip} href="#main">
        {t('skip')}
      </a>
      <header className={css.side}>
        <Link to="/" className={css.brand}>
          <img src={logo} alt="" width={32} height={32} />
          <span>Homeward</span>
        </Link>
        <nav ref={nav} aria-label={t('places')} className={css.nav}>
          {places.map(([to, icon, name]) => (
            <Fragment key={to}>
              <Link
                to={to}
                // the link itself would mark its place also where a list of its own has one
                activeOptions={{ exact: true }}
                aria-current={here.startsWith(to) && !(isDeciding && name === 'cases') ? 'page' : undefined}
              >
                <Icon name={icon} />
                <span>{t(`place.${name}`)}</span>
              </Link>
              {name === 'cases' && person.role === 'SUPERVISOR' && (
                <Link to="/cases" search={{ kind: DECISIONS }} aria-current={isDeciding ? 'page' : undefined}>
                  <Icon name="tasks" />
                  <span className={css.counted}>
                    {t('tasks.decisions')}{' '}
                    <Suspense>
                      <DecisionCount purpose={usualPurpose(person.role)} className={css.count!} />
                    </Suspense>
                  </span>
                </Link>
              )}
            </Fragment>
          ))}
        </nav>
        <div className={css.foot}>
          <Languages />
          <div className={css.person}>
            <div>
              <strong>{person.id}</strong>
              <span>{t(`role.${person.role}`)}</span>
              {person.office && <span>{label(person.office)}</span>}
            </div>
            <Link to="/notices" title={t('notices.title')} aria-label={t('notices.title')}>
              <Icon name="bell" />
            </Link>
            <button
              type="button"
              onClick={() => void signOut(() => confirm(t('signOutUnsent')))}
              title={t('signOut')}
              aria-label={t('signOut')}
            >
              <Icon name="out" />
            </button>
          </div>
        </div>
      </header>
      <main id="main" ref={main} className={css.main} tabIndex={-1}>
        {person.deputyOf !== undefined && (
          <p className={css.acting} role="note">
            <span>{t('deputy.acting', { worker: person.deputyOf, office: label(person.office) })}</span>
            <button type="button" onClick={() => actAs(person.id)}>
              {t('deputy.stop')}
            </button>
          </p>
        )}
        {children}
      </main>
      <Opening />
      <News />
    </div>
  );
};
