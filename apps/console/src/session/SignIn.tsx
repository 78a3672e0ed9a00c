import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../layout/Button.js';
import { Languages } from '../layout/Layout.js';
import logo from '../layout/homeward.svg';
import { inWords } from '../language/in-words.js';
import { signIn } from './session.js';
import { settings, type Role } from './settings.js';
import css from './SignIn.module.css';

const ROLES: readonly Role[] = [
  'CASE_WORKER',
  'SUPERVISOR',
  'LEGAL_OFFICER',
  'FORENSIC_INTERVIEWER',
  'AUDITOR',
  'ANALYST',
  'ADMINISTRATOR',
];

/** In development, one click per invented user; otherwise, a link to the issuer. */
export const SignIn = ({ failed }: { readonly failed: boolean }) => {
  const { t } = useTranslation();
  const { people } = use(settings);
  const [going, setGoing] = useState<string>();
  const [away, setAway] = useState(false);
  const go = (person?: string) => {
    setGoing(person ?? 'issuer');
    signIn(person).catch(() => {
      setGoing(undefined);
      setAway(true);
    });
  };
  return (
    <main className={css.page}>
      <div className={css.top}>
        <div className={css.brand}>
          <img src={logo} alt="" width={44} height={44} />
          <h1>Homeward</h1>
        </div>
        <Languages />
      </div>
      <p className={css.lead}>{t('signIn.lead')}</p>
      {(failed || away) && (
        <p className={css.failed} role="alert">
          {t(away ? 'signIn.away' : 'signIn.failed')}
        </p>
      )}
      {people.length === 0 ? (
        <Button size="md" loading={going !== undefined} onClick={() => go()}>
          {t('signIn.go')}
        </Button>
      ) : (
        <section aria-labelledby="as">
          <h2 id="as">{t('signIn.as')}</h2>
          {ROLES.map((role) => (
            <div key={role} className={css.role}>
              <h3>{t(`role.${role}`)}</h3>
              <p>{t(`roleIs.${role}`)}</p>
              <div className={css.people}>
                {people
                  .filter((person) => person.role === role)
                  .map(({ id, office }) => (
                    <button
                      key={id}
                      type="button"
                      data-going={going === id || undefined}
                      disabled={going !== undefined}
                      onClick={() => go(id)}
                    >
                      <strong>{id}</strong>
                      {office && <span>{t(`office.${office}`, { defaultValue: inWords(office) })}</span>}
                    </button>
                  ))}
              </div>
            </div>
          ))}
        </section>
      )}
    </main>
  );
};
