import { useId, useState } from 'react';
import { useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../api/graphql.js';
import { toPage } from '../api/pages.js';
import { refusalIn } from '../api/refusal.js';
import { usePages } from '../api/use-pages.js';
import { useSendingOnce } from '../api/use-sending-once.js';
import { Leaving } from '../forms/unsent/Leaving.js';
import { useOpenTexts, useUnsentText } from '../forms/unsent/use-unsent-text.js';
import { shortOf } from '../journey/name.js';
import { instantInWords } from '../language/days.js';
import { usePlainWords } from '../language/plain-words.js';
import { asText } from '../language/typed-text.js';
import { ErrorNotice } from '../layout/Answer.js';
import { Button } from '../layout/Button.js';
import { ListCount } from '../layout/ListCount.js';
import { More } from '../layout/More.js';
import { useKeptFocus } from '../live/use-kept-focus.js';
import { usePermitted } from '../session/permitted.js';
import { Confirm } from './Confirm.js';
import { flawInWords } from './flaw-reason.js';
import { APPROVE_SET_ASIDE, DECLINE_SET_ASIDE, FLAWED, REQUEST_SET_ASIDE, type FlawedRecord } from './documents.js';
import css from './Parked.module.css';

const FLAWED_SHOWN = 50;

/** One more than a page shows says that the list goes on. */
const ASKED = { first: FLAWED_SHOWN + 1 };

const pageIn = ({ flawedRecords, flawedRecordCount: totalCount }: ResultOf<typeof FLAWED>) => ({
  ...toPage(flawedRecords, FLAWED_SHOWN),
  totalCount,
});

/** Which record it is. */
const streamOf = ({ stream }: FlawedRecord) => stream;

/** Which entry a text is about: its number is unique only within its record. */
const entryOf = ({ stream, eventId }: Pick<FlawedRecord, 'stream' | 'eventId'>) => `${stream}/${eventId}`;

/** Records that refuse commands because of an unreliable entry, and the four-eyes procedure to set it aside. */
export const FlawedRecords = () => {
  const { t } = useTranslation();
  const within = useKeptFocus<HTMLElement>();
  const [done, setDone] = useState<string>();
  const { nodes, totalCount, error, more, isLoading, again } = usePages(FLAWED, ASKED, pageIn, streamOf);
  const { person } = useRouteContext({ from: '__root__' });
  const flawed = nodes ?? [];
  // a text about a record that another page has is still open
  const unasked = error || more ? undefined : nodes?.filter(({ request }) => !request).map(entryOf);
  useOpenTexts({ kind: 'setAside', by: person.id }, unasked);
  return (
    <section ref={within} tabIndex={-1} aria-labelledby="flawed" className={css.parked}>
      <h2 id="flawed">
        {t('operations.flawed')}
        <ListCount shown={flawed.length} total={more && totalCount} goesOn={more !== undefined} />
      </h2>
      <p className={css.lead}>{t('operations.flawedLead')}</p>
      {error && <ErrorNotice error={error} again={again} />}
      <p role="status" className={css.outcome}>
        {[done, nodes?.length === 0 && !error && t('operations.flawedNone')].filter(Boolean).join(' ')}
      </p>
      <ul>
        {flawed.map((one) => (
          <One
            key={entryOf(one)}
            flawed={one}
            onDone={(outcome) => {
              setDone(outcome);
              again();
            }}
          />
        ))}
      </ul>
      <More more={more} isLoading={isLoading} />
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
  const inOurWords = flawInWords(reason, t);
  const short = shortOf(stream.slice(stream.indexOf('-') + 1));
  const [problem, setProblem] = useState<string>();
  const [under, setUnder] = useState<Parameters<typeof sends>[0]>();
  const sends = useSendingOnce();
  const inPlainWords = usePlainWords();
  const send = async (mutation: Parameters<typeof sends>[0], input: object, outcome: string) => {
    setUnder(mutation);
    const { error } = await sends(mutation, input);
    setUnder(undefined);
    setProblem(error && inPlainWords(refusalIn(error)!.message));
    if (!error) onDone(outcome);
    return !error;
  };
  const ask = (written: string) =>
    send(REQUEST_SET_ASIDE, { stream, eventId, reason: written }, t('operations.isAsked', { short }));
  const decideWith = async (mutation: Parameters<typeof sends>[0], outcome: string) => {
    // one decision at a time: the other button waits for it
    if (!under) await send(mutation, { stream, requestId: request?.requestId }, outcome);
  };
  return (
    <li>
      <strong>{t('operations.flawedAt', { short, entry: revision + 1 })}</strong>
      <span>
        {t(`operations.flaw.${kind}`)} · {t('operations.since', { at: instantInWords(since) })}
      </span>
      <p lang={inOurWords === undefined ? 'en' : undefined} className={css.reason}>
        {inOurWords ?? reason}
      </p>
      {request && <p>{t('operations.setAsideAsked', { by: request.requestedBy })}</p>}
      {request && permitted?.has('approveSetAside') && (
        <div className={css.ways}>
          <Button
            loading={under === APPROVE_SET_ASIDE}
            onClick={() => void decideWith(APPROVE_SET_ASIDE, t('operations.isSetAside', { short }))}
          >
            {t('operations.setAside')}
          </Button>
          <Button
            variant="subtle"
            loading={under === DECLINE_SET_ASIDE}
            onClick={() => void decideWith(DECLINE_SET_ASIDE, t('operations.isDeclined', { short }))}
          >
            {t('operations.decline')}
          </Button>
        </div>
      )}
      {!request && permitted?.has('requestSetAside') && <SetAside entry={entryOf(flawed)} onAsk={ask} />}
      {problem && <p role="alert">{problem}</p>}
    </li>
  );
};

interface SetAsideProps {
  readonly entry: string;
  /** Whether it was asked. */
  readonly onAsk: (why: string) => Promise<boolean>;
}

/** As long as nobody has asked: with the request of a colleague, what was typed here is over. */
const SetAside = ({ entry, onAsk }: SetAsideProps) => {
  const { t } = useTranslation();
  const { person } = useRouteContext({ from: '__root__' });
  const [asking, setAsking] = useState(false);
  const why = useUnsentText({ kind: 'setAside', by: person.id, id: entry });
  const ask = async (written: string) => {
    if (await onAsk(written)) why.discard();
    setAsking(false);
  };
  return (
    <>
      <div className={css.ways}>
        <Button variant="light" onClick={() => setAsking(true)}>
          {t('operations.askToSetAside')}
        </Button>
      </div>
      {asking && <Asking why={why.text} onWhy={why.write} onLeave={() => setAsking(false)} onAsk={ask} />}
      <Leaving isUnsaved={() => asText(why.text) !== ''} onDiscard={why.discard} />
    </>
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
    const written = asText(why);
    if (written === '') return;
    setDoing(true);
    await onAsk(written);
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
