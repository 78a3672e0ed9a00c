import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { withLabels } from '../forms/in-labels.js';
import { mutationInWords } from '../forms/words.js';
import { Icon } from '../layout/Icon.js';
import { useLabels } from '../language/labels.js';
import type { Available } from './available.js';
import { useMenu } from './menu.js';
import type { Purpose } from './purposes.js';
import css from './Actions.module.css';

interface Props {
  readonly survivorId: string;
  readonly available: Available;
  readonly purpose: Purpose;
}

/** The possible mutations by strand. The others show their reason, with a link to what must come first. */
export const Actions = ({ survivorId, available, purpose }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const menu = useMenu();
  const [whys, setWhys] = useState(false);
  if (!menu) return null;
  if (available.size === 0) return <p className={css.readOnly}>{t('actions.readOnly')}</p>;
  const names = new Set(menu.flatMap(({ mutations }) => mutations));
  const inWords = (sentence: string) =>
    withLabels(sentence, (name) => (names.has(name) ? mutationInWords(name, t) : undefined));
  const isPossible = (mutation: string) => names.has(mutation) && !available.get(mutation);
  const parts = menu
    .map(({ strand, mutations }) => ({
      part: strand,
      // what the answer does not judge, such as an emergency access, is offered
      actions: mutations.map((mutation) => ({ mutation, refusal: available.get(mutation) })),
    }))
    .filter(({ actions }) => actions.length > 0);
  if (parts.length === 0) return null;
  const barred = parts.flatMap(({ actions }) => actions).filter(({ refusal }) => refusal).length;
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
          .filter(({ actions }) => whys || actions.some(({ refusal }) => !refusal))
          .map(({ part, actions }) => (
            <div key={part}>
              <h3>{label(part, 'Strand')}</h3>
              <ul>
                {actions
                  .filter(({ refusal }) => whys || !refusal)
                  .map(({ mutation, refusal }) => (
                    <li key={mutation}>
                      {refusal ? (
                        <span className={css.barred}>
                          <button type="button" aria-disabled="true" aria-describedby={`why-${mutation}`}>
                            {mutationInWords(mutation, t)}
                          </button>
                          <span id={`why-${mutation}`} className={css.why}>
                            {inWords(refusal.sentence)}
                          </span>
                          {refusal.first && isPossible(refusal.first) && (
                            <Link
                              to="/record/$mutation"
                              params={{ mutation: refusal.first }}
                              search={{ survivorId, purpose }}
                            >
                              {mutationInWords(refusal.first, t)} <Icon name="next" size={15} />
                            </Link>
                          )}
                        </span>
                      ) : (
                        <Link to="/record/$mutation" params={{ mutation }} search={{ survivorId, purpose }}>
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
