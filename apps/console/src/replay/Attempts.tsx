import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/use-pages.js';
import { SaveList } from '../exports/SaveList.js';
import { useLabels } from '../language/labels.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { More } from '../layout/More.js';
import { ATTEMPTS, type AttemptsOfDay } from './documents.js';
import css from './Looks.module.css';
import { sortLatestFirst } from './latest-first.js';
import { WhoLine } from './WhoLine.js';

const EVERYBODY = {};

/** Who attempted what and was refused, by day and colleague, also where no record was named. */
export const Attempts = () => {
  const { t } = useTranslation();
  const { nodes, complete, stale, error, more } = usePages(
    ATTEMPTS,
    EVERYBODY,
    ({ refusedAttempts }) => refusedAttempts,
  );
  return (
    <section aria-labelledby="attempts" className={css.looks}>
      <h2 id="attempts">{t('replay.attempts.title')}</h2>
      <p>{t('replay.attempts.lead')}</p>
      {complete === false && <p role="alert">{t('replay.attempts.incomplete')}</p>}
      {stale && <p role="status">{t('replay.looks.stale')}</p>}
      {error && <ErrorNotice error={error} />}
      {!nodes && <Waiting rows={2} />}
      {nodes?.length === 0 && !error && <p className={css.none}>{t('replay.looks.none')}</p>}
      <ul>
        {sortLatestFirst(nodes ?? []).map((attempt) => (
          <Attempt key={`${attempt.day} ${attempt.who} ${attempt.role} ${attempt.operation}`} attempt={attempt} />
        ))}
      </ul>
      {nodes && nodes.length > 0 && <SaveList list="refused-attempts" />}
      <More more={more} label={t('replay.looks.more')} isSaved />
    </section>
  );
};

/** A command by its label; of the queries, figures are about no record. */
const operationInWords = (name: string, isKnown: (key: string) => boolean, t: TFunction): string => {
  const mutation = `mutation.${name[0]!.toLowerCase()}${name.slice(1)}`;
  if (isKnown(mutation)) return t(mutation);
  return name === 'figures' ? t('place.figures') : t('replay.attempts.reading');
};

const Attempt = ({ attempt }: { readonly attempt: AttemptsOfDay }) => {
  const { t, i18n } = useTranslation();
  const label = useLabels();
  const { operation, records, figures } = attempt;
  return (
    <WhoLine
      of={attempt}
      about={[
        operationInWords(operation, (key) => i18n.exists(key), t),
        records > 0 && t('replay.attempts.records', { count: records }),
        figures.map((figure) => label(figure)).join(', '),
      ]}
    />
  );
};
