import { useId, useState } from 'react';
import { useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { client } from '../api/client.js';
import { refusalIn } from '../api/refusal.js';
import { Leaving } from '../forms/unsent/Leaving.js';
import { useUnsentText } from '../forms/unsent/use-unsent-text.js';
import { shortOf } from '../journey/name.js';
import { instantInWords } from '../language/days.js';
import { ErrorNotice } from '../layout/Answer.js';
import { Button } from '../layout/Button.js';
import { useKeptFocus } from '../live/use-kept-focus.js';
import { usePermitted } from '../session/permitted.js';
import { Confirm } from './Confirm.js';
import { APPROVE_SET_ASIDE, DECLINE_SET_ASIDE, FLAWED, REQUEST_SET_ASIDE, type FlawedRecord } from './documents.js';
import css from './Parked.module.css';

/** Records that refuse commands because of an unreliable entry, and the four-eyes procedure to set it aside. */
export const FlawedRecords = () => {
  const { t } = useTranslation();
  const within = useKeptFocus<HTMLElement>();
  const [done, setDone] = useState<string>();
  const [{ data, error }, again] = useQuery({ query: FLAWED, requestPolicy: 'cache-and-network' });
  const flawed = data?.flawedRecords ?? [];
  return (
    <section ref={within} tabIndex={-1} aria-labelledby="flawed" className={css.parked}>
      <h2 id="flawed">{t('operations.flawed')}</h2>
      <p className={css.lead}>{t('operations.flawedLead')}</p>
      {error && <ErrorNotice error={error} again={() => again()} />}
      <p role="status" className={css.outcome}>
        {[done, data && flawed.length === 0 && t('operations.flawedNone')].filter(Boolean).join(' ')}
      </p>
      <ul>
        {flawed.map((one) => (
          <One
            key={one.eventId}
            flawed={one}
            onDone={(outcome) => {
              setDone(outcome);
              again();
            }}
          />
        ))}
      </ul>
    </section>
  );
};

interface Props {
  readonly flawed: FlawedRecord;
  readonly onDone: (outcome: string) => void;
}

const One = ({ flawed, onDone }: Props) => {
  const { t } = useTranslation();
  const permitted = usePermitted();
  const { stream, eventId, revision, kind, reason, since, request } = flawed;
  const short = shortOf(stream.slice(stream.indexOf('-') + 1));
  const [problem, setProblem] = useState<string>();
  const [asking, setAsking] = useState(false);
  const { person } = useRouteContext({ from: '__root__' });
  const why = useUnsentText(`${person.id} ${eventId}`);
  const send = async (mutation: Parameters<typeof client.mutation>[0], input: object, outcome: string) => {
    const { error } = await client.mutation(mutation, { input }).toPromise();
    setAsking(false);
    if (error) setProblem(refusalIn(error)?.message);
    else onDone(outcome);
    return !error;
  };
  const ask = async (written: string) => {
    const isAsked = await send(
      REQUEST_SET_ASIDE,
      { stream, eventId, reason: written },
      t('operations.isAsked', { short }),
    );
    if (isAsked) why.discard();
  };
  const decide = { stream, requestId: request?.requestId };
  return (
    <li>
      <strong>{t('operations.flawedAt', { short, entry: revision + 1 })}</strong>
      <span>
        {t(`operations.flaw.${kind}`)} · {t('operations.since', { at: instantInWords(since) })}
      </span>
      <p lang="en" className={css.reason}>
        {reason}
      </p>
      {request && <p>{t('operations.setAsideAsked', { by: request.requestedBy })}</p>}
      <div className={css.ways}>
        {!request && permitted?.has('requestSetAside') && (
          <Button variant="light" onClick={() => setAsking(true)}>
            {t('operations.askToSetAside')}
          </Button>
        )}
        {request && permitted?.has('approveSetAside') && (
          <>
            <Button onClick={() => void send(APPROVE_SET_ASIDE, decide, t('operations.isSetAside', { short }))}>
              {t('operations.setAside')}
            </Button>
            <Button
              variant="subtle"
              onClick={() => void send(DECLINE_SET_ASIDE, decide, t('operations.isDeclined', { short }))}
            >
              {t('operations.decline')}
            </Button>
          </>
        )}
      </div>
      {asking && <Asking why={why.text} onWhy={why.write} onLeave={() => setAsking(false)} onAsk={ask} />}
      <Leaving isUnsaved={() => why.text.trim() !== ''} onDiscard={why.discard} />
      {problem && <p role="alert">{problem}</p>}
    </li>
  );
};

interface AskingProps {
  readonly why: string;
  readonly onWhy: (typed: string) => void;
  readonly onLeave: () => void;
  readonly onAsk: (why: string) => Promise<void>;
}

const Asking = ({ why, onWhy, onLeave, onAsk }: AskingProps) => {
  const { t } = useTranslation();
  const field = useId();
  const [doing, setDoing] = useState(false);
  const go = async () => {
    if (why.trim() === '') return;
    setDoing(true);
    await onAsk(why.trim());
  };
  return (
    <Confirm
      title={t('operations.askToSetAside')}
      go={t('operations.ask')}
      doing={doing}
      onGo={() => void go()}
      onLeave={onLeave}
    >
      <p>{t('operations.setAsideWhat')}</p>
      <label htmlFor={field}>{t('operations.setAsideWhy')}</label>
      <textarea id={field} required maxLength={2_000} value={why} onChange={({ target }) => onWhy(target.value)} />
    </Confirm>
  );
};
