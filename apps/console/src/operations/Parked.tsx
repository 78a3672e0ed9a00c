import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Button } from '../layout/Button.js';
import { client } from '../api/client.js';
import { refusalIn } from '../api/refusal.js';
import { eventInWords } from '../journey/events.js';
import { shortOf } from '../journey/name.js';
import { instantInWords } from '../language/days.js';
import { usePlainWords } from '../language/plain-words.js';
import { useKeptFocus } from '../live/use-kept-focus.js';
import { ErrorNotice } from '../layout/Answer.js';
import { Reason } from './Reason.js';
import { PARKED, RETRY_PARKED, type ParkedRow as ParkedRecord } from './documents.js';
import { viewInWords } from './view-name.js';
import css from './Parked.module.css';

interface Props {
  /** The number of parked records: the list is reloaded whenever it changes. */
  readonly count: number;
  readonly mayRetry: boolean;
  readonly onRetried: () => void;
}

/** The parked records with their reasons, and a retry. */
export const ParkedRecords = ({ count, mayRetry, onRetried }: Props) => {
  const { t } = useTranslation();
  const within = useKeptFocus<HTMLElement>();
  const [gone, setGone] = useState<string>();
  const [before, setBefore] = useState<readonly string[]>([]);
  const after = before.at(-1) ?? null;
  const [{ data, error }, again] = useQuery({ query: PARKED, variables: { after } });
  const parked = data?.parked.edges ?? [];
  useEffect(() => again(), [again, count]);
  return (
    <section ref={within} tabIndex={-1} aria-labelledby="parked" className={css.parked}>
      <h2 id="parked">{t('operations.parked')}</h2>
      <p className={css.lead}>{t('operations.parkedLead')}</p>
      {error && <ErrorNotice error={error} again={() => again()} />}
      {/* a stream that was set right leaves the list: this line says what happened to it */}
      <p role="status" className={css.outcome}>
        {[gone, data && parked.length === 0 && t('operations.parkedNone')].filter(Boolean).join(' ')}
      </p>
      {data && parked.length > 0 && !mayRetry && <p role="note">{t('operations.retryNotYours')}</p>}
      <ul>
        {parked.map(({ cursor, node }) => (
          <One
            key={cursor}
            parked={node}
            mayRetry={mayRetry}
            onRetried={(setRight) => {
              setGone(setRight);
              again();
              onRetried();
            }}
          />
        ))}
      </ul>
      <div className={css.ways}>
        {before.length > 0 && (
          <Button variant="subtle" onClick={() => setBefore(before.slice(0, -1))}>
            {t('operations.parkedBefore')}
          </Button>
        )}
        {data?.parked.pageInfo.hasNextPage && (
          <Button variant="subtle" onClick={() => setBefore([...before, data.parked.pageInfo.endCursor!])}>
            {t('more')}
          </Button>
        )}
      </div>
    </section>
  );
};

interface OneProps {
  readonly parked: ParkedRecord;
  readonly mayRetry: boolean;
  /** Called after a retry, with a message if the view has applied the entries. */
  readonly onRetried: (setRight: string | undefined) => void;
}

const One = ({ parked, mayRetry, onRetried }: OneProps) => {
  const { t } = useTranslation();
  const inPlainWords = usePlainWords();
  const [trying, setTrying] = useState(false);
  const [outcome, setOutcome] = useState<string>();
  const { projection, subject, type, reason, since } = parked;
  const retry = async () => {
    setTrying(true);
    const { data, error } = await client.mutation(RETRY_PARKED, { input: { projection, subject } }).toPromise();
    setTrying(false);
    const state = data?.retryParked.state;
    setOutcome(state ? t(`operations.retried.${state}`) : error && inPlainWords(refusalIn(error)!.message));
    onRetried(
      state === 'GONE'
        ? t('operations.setRight', { short: shortOf(subject), view: viewInWords(projection, t) })
        : undefined,
    );
  };
  return (
    <li>
      <strong>
        {viewInWords(projection, t)} <code translate="no">{projection}</code>
      </strong>
      <span>
        {t('operations.parkedAt', { short: shortOf(subject), entry: eventInWords(type, t) })} ·{' '}
        {t('operations.since', { at: instantInWords(since) })}
      </span>
      <Reason reason={reason} className={css.reason} />
      {mayRetry && (
        <Button variant="light" size="sm" loading={trying} onClick={() => void retry()}>
          {t('operations.retry')}
        </Button>
      )}
      {outcome && <p role="status">{outcome}</p>}
    </li>
  );
};
