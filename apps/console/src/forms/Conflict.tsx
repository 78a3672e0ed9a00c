import { useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../layout/Button.js';
import type { Refusal } from '../api/refusal.js';
import { instantInWords } from '../language/days.js';
import { eventInWords } from '../journey/events.js';
import { useScrolledTo } from './refused/use-scrolled-to.js';
import { recorderSince, type InterveningEntry } from './refused/own-entries.js';
import css from './Form.module.css';

interface Props {
  readonly refusal: Refusal;
  readonly sending: boolean;
  /** Not of a decision: what it is about must be read again. */
  readonly onAnyway: (() => void) | undefined;
  readonly onLook: () => void;
}

/** Shows what others, or the same person elsewhere, recorded while the user typed, as far as they may read it, and two ways to continue. */
export const ConflictNotice = ({ refusal, sending, onAnyway, onLook }: Props) => {
  const { t } = useTranslation();
  const { person } = useRouteContext({ from: '__root__' });
  const shown = useScrolledTo<HTMLElement>(refusal);
  const since = refusal.since as readonly InterveningEntry[];
  return (
    <section ref={shown} className={css.conflict} role="alert" aria-labelledby="meanwhile">
      <h2 id="meanwhile">{t(`conflict.${recorderSince(refusal, person.id)}`)}</h2>
      {since.length > 0 && (
        <ul>
          {since.map(({ revision, type, recordedAt, by }) => (
            <li key={revision}>
              <strong>{eventInWords(type, t)}</strong> · {by} · {instantInWords(recordedAt)}
            </li>
          ))}
        </ul>
      )}
      <p>{t(onAnyway ? 'conflict.why' : 'conflict.readAgain')}</p>
      <div className={css.ways}>
        <Button onClick={onLook} variant="filled">
          {t('conflict.look')}
        </Button>
        {onAnyway && (
          <Button onClick={onAnyway} variant="light" loading={sending}>
            {t('conflict.anyway')}
          </Button>
        )}
      </div>
    </section>
  );
};
