import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mutationInWords } from '../forms/words.js';
import { today } from '../language/days.js';
import { Icon } from '../layout/Icon.js';
import { useLabels } from '../language/labels.js';
import type { Survivor } from './documents.js';
import { useMenu } from './menu.js';
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
  const label = useLabels();
  const menu = useMenu();
  const [whys, setWhys] = useState(false);
  const day = today();
  if (!menu || menu.length === 0) return null;
  const parts = menu.map(({ strand, mutations }) => ({
    part: strand,
    actions: mutations.map((mutation) => ({ mutation, reason: reasonAgainst(mutation, survivor, me, day) })),
  }));
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
              <h3>{label(part, 'Strand')}</h3>
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
