import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mutationInWords } from '../forms/words.js';
import { today } from '../language/days.js';
import { Icon } from '../layout/Icon.js';
import { usePermitted } from '../session/permitted.js';
import type { Survivor } from './documents.js';
import { ACTIONS } from './actions.js';
import { reasonAgainst } from './possible.js';
import type { Purpose } from './purposes.js';
import css from './Actions.module.css';

interface Props {
  readonly survivor: Survivor;
  readonly me: string;
  readonly purpose: Purpose;
}

/** The possible mutations by strand; the others show their reason in advance. */
export const Actions = ({ survivor, me, purpose }: Props) => {
  const { t } = useTranslation();
  const permitted = usePermitted();
  const [whys, setWhys] = useState(false);
  const day = today();
  if (!permitted) return null;
  const parts = Object.entries(ACTIONS)
    .map(([part, mutations]) => ({
      part,
      actions: mutations
        .filter((mutation) => permitted.has(mutation))
        .map((mutation) => ({ mutation, reason: reasonAgainst(mutation, survivor, me, day) })),
    }))
    .filter(({ actions }) => actions.length > 0);
  if (parts.length === 0) return null;
  const barred = parts.flatMap(({ actions }) => actions).filter(({ reason }) => reason).length;
  return (
    <section aria-labelledby="actions" className={css.actions}>
      <div className={css.head}>
        <h2 id="actions">{t('actions.title')}</h2>
        {barred > 0 && (
          <button type="button" className={css.toggle} aria-expanded={whys} onClick={() => setWhys(!whys)}>
            {t(whys ? 'actions.hide' : 'actions.show', { count: barred })}
          </button>
        )}
      </div>
      <div className={css.parts}>
        {parts
          .filter(({ actions }) => whys || actions.some(({ reason }) => !reason))
          .map(({ part, actions }) => (
            <div key={part}>
              <h3>{t(`actions.${part}`)}</h3>
              <ul>
                {actions
                  .filter(({ reason }) => whys || !reason)
                  .map(({ mutation, reason }) => (
                    <li key={mutation}>
                      {reason ? (
                        <span className={css.barred}>
                          <button type="button" aria-disabled="true" aria-describedby={`why-${mutation}`}>
                            {mutationInWords(mutation, t)}
                          </button>
                          <span id={`why-${mutation}`} className={css.why}>
                            {t(`reason.${reason}`)}
                          </span>
                        </span>
                      ) : (
                        <Link
                          to="/record/$mutation"
                          params={{ mutation }}
                          search={{ survivorId: survivor.id, purpose }}
                        >
                          {mutationInWords(mutation, t)} <Icon name="next" size={15} />
                        </Link>
                      )}
                    </li>
                  ))}
              </ul>
            </div>
          ))}
      </div>
    </section>
  );
};
