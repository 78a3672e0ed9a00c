import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { eventInWords } from '../journey/events.js';
import { dayInWords, instantInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { Refused, Waiting } from '../layout/Answer.js';
import { Button } from '../layout/Button.js';
import type { Person } from '../session/person.js';
import { DUPLICATES, JUDGE, type Pair } from './documents.js';
import { useSend } from './use-send.js';
import css from './BetweenOffices.module.css';

/** Records that may be of one person; side by side once both offices agree. */
export const Duplicates = ({ person }: { readonly person: Person }) => {
  const { t } = useTranslation();
  const [{ data, error }, again] = useQuery({
    query: DUPLICATES,
    variables: { purpose: 'DATA_QUALITY' },
    requestPolicy: 'cache-and-network',
  });
  const pairs = data?.suspectedDuplicates.filter(({ state }) => state !== 'DISMISSED') ?? [];
  return (
    <section className={css.section} aria-label={t('offices.duplicates')}>
      <h2>{t('offices.duplicates')}</h2>
      <p className={css.quiet}>{t('offices.duplicatesLead')}</p>
      {error && <Refused error={error} again={() => again()} />}
      {!data && !error && <Waiting rows={2} />}
      {data && pairs.length === 0 && <p className={css.quiet}>{t('offices.noDuplicates')}</p>}
      <ul className={css.list}>
        {pairs.map((pair) => (
          <One
            key={pair.duplicateId}
            pair={pair}
            person={person}
            onDone={() => again({ requestPolicy: 'network-only' })}
          />
        ))}
      </ul>
    </section>
  );
};

interface Props {
  readonly pair: Pair;
  readonly person: Person;
  readonly onDone: () => void;
}

const One = ({ pair, person, onDone }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { send, problem, isSending } = useSend(onDone);
  const { duplicateId, state, reasons, since, judgements, offices, records, keptSurvivorId } = pair;
  const closed = offices.filter((office) => records.every((record) => record.office !== office));
  const mine = judgements.find(({ office }) => office === person.office);
  const judge = (isSame: boolean) => void send(JUDGE, { duplicateId, isSame });
  return (
    <li>
      <strong>{reasons.map((reason) => label(reason, 'DuplicateReason')).join(' · ')}</strong>
      <span className={css.quiet}>{t('offices.since', { at: instantInWords(since) })}</span>
      <div className={css.pair}>
        {records.map((record) => (
          <Compared key={record.survivorId} record={record} opens={state === 'AGREED'} />
        ))}
      </div>
      {closed.map((office) => (
        <p key={office} className={css.quiet}>
          {t('offices.closed', { office: label(office) })}
        </p>
      ))}
      {judgements.map(({ office, by, isSame }) => (
        <span key={by}>{t(isSame ? 'offices.saidSame' : 'offices.saidDifferent', { office: label(office), by })}</span>
      ))}
      {state === 'WAITING' && (
        <div className={css.ways}>
          <Button disabled={isSending || mine?.isSame === true} onClick={() => judge(true)}>
            {t('offices.same')}
          </Button>
          <Button variant="light" disabled={isSending || mine?.isSame === false} onClick={() => judge(false)}>
            {t('offices.different')}
          </Button>
        </div>
      )}
      {state === 'AGREED' && <p>{t(keptSurvivorId ? 'offices.linked' : 'offices.agreed')}</p>}
      {problem && <p role="alert">{problem}</p>}
    </li>
  );
};

const Compared = ({ record, opens }: { readonly record: Pair['records'][number]; readonly opens: boolean }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { survivorId, caseNumber, office, name, localName, birthDate, birthYear, sex, entries } = record;
  return (
    <div className={css.record}>
      <strong>{[name, localName].filter(Boolean).join(' · ') || caseNumber}</strong>
      <span>{[caseNumber, label(office)].join(' · ')}</span>
      <span>{[birthDate ? dayInWords(birthDate) : birthYear, label(sex, 'Sex')].filter(Boolean).join(' · ')}</span>
      {opens && (
        <Link to="/journey/$survivorId" params={{ survivorId }} search={{ purpose: 'DATA_QUALITY' }}>
          {t('offices.open')}
        </Link>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard */}
      <div
        className={css.entries}
        tabIndex={0}
        role="group"
        aria-label={`${t('journey.timeline')}${t('colon')}${caseNumber}`}
      >
        <ol>
          {entries.map(({ type, on }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the order of entries never changes
            <li key={index}>{[dayInWords(on), eventInWords(type, t)].join(' · ')}</li>
          ))}
        </ol>
      </div>
    </div>
  );
};
