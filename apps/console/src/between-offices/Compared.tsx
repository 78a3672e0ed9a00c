import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { eventInWords } from '../journey/events.js';
import { dayInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { compareEntries, compareFacts, factsOf, type Entry } from './compare-records.js';
import type { Pair } from './documents.js';
import css from './BetweenOffices.module.css';

interface Props {
  readonly records: Pair['records'];
  readonly opens: boolean;
}

/** The records of a pair: what they say alike stands once, then what differs, and on demand what happened. */
export const RecordComparison = ({ records, opens }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { alike, own } = compareFacts(records.map((record) => factsOf(record, { label, t })));
  return (
    <>
      {alike.length > 0 && (
        <p>
          {t('offices.inBoth')}
          {t('colon')}
          {alike.join(' · ')}
        </p>
      )}
      <div className={css.pair}>
        {records.map(({ survivorId, caseNumber, office }, at) => (
          <div key={survivorId} className={css.record}>
            <strong>{[caseNumber, label(office)].join(' · ')}</strong>
            {own[at]!.length > 0 && <span>{own[at]!.join(' · ')}</span>}
            {opens && (
              <Link to="/journey/$survivorId" params={{ survivorId }} search={{ purpose: 'DATA_QUALITY' }}>
                {t('offices.open')}
              </Link>
            )}
          </div>
        ))}
      </div>
      <Timelines records={records} />
    </>
  );
};

const Timelines = ({ records }: Pick<Props, 'records'>) => {
  const { t } = useTranslation();
  const { shared, own } = compareEntries(records.map(({ entries }) => entries));
  return (
    <details className={css.timelines}>
      <summary>
        {t('journey.timeline')}{' '}
        <span className={css.quiet}>
          {records.map(({ entries }) => t('offices.entries', { count: entries.length })).join(' · ')}
        </span>
      </summary>
      {shared.length > 0 && <Entries title={t('offices.inBoth')} entries={shared} />}
      <div className={css.pair}>
        {records.map(({ survivorId, caseNumber }, at) => (
          <Entries key={survivorId} title={caseNumber} entries={own[at]!} />
        ))}
      </div>
    </details>
  );
};

const Entries = ({ title, entries }: { readonly title: string; readonly entries: readonly Entry[] }) => {
  const { t } = useTranslation();
  return (
    <div className={css.record}>
      <strong>{title}</strong>
      {entries.length === 0 && <span className={css.quiet}>{t('offices.nothingElse')}</span>}
      <ol>
        {entries.map(({ type, on }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the order of entries never changes
          <li key={index}>{[dayInWords(on), eventInWords(type, t)].join(' · ')}</li>
        ))}
      </ol>
    </div>
  );
};
