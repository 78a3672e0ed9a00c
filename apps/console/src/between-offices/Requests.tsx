import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MutationName } from '../api/schema.js';
import { mutationInWords } from '../forms/words.js';
import { dayInWords, instantInWords } from '../language/days.js';
import { usualPurpose, type Purpose } from '../journey/purposes.js';
import { useLabels } from '../language/labels.js';
import { useKeptFocus } from '../live/use-kept-focus.js';
import { ListCount } from '../layout/ListCount.js';
import { More } from '../layout/More.js';
import type { Person } from '../session/person.js';
import { usePermitted } from '../session/permitted.js';
import { Answer } from './Answer.js';
import { isBy, mayAnswer } from './answerable.js';
import { ANSWER, WITHDRAW, type OfficeRequest } from './documents.js';
import { isOfPerson, isUsable } from './usable.js';
import { useSend } from './use-send.js';
import { Withdraw } from './Withdraw.js';
import css from './BetweenOffices.module.css';

interface Props {
  readonly title: string;
  /** What is said where there are none; undefined while the next page may have some. */
  readonly none: string | undefined;
  readonly requests: readonly OfficeRequest[];
  /** How many of them wait for an answer of the reader. */
  readonly waits?: number | undefined;
  readonly total: number | undefined;
  /** Loads the next page, which stands below all others; undefined after the last one. */
  readonly more: (() => unknown) | undefined;
  readonly isLoading: boolean;
  readonly person: Person;
  readonly onDone: () => void;
}

/** Requests in one direction, those that wait for an answer before the others, and of each the newest first. */
export const Requests = ({ title, none, requests, waits = 0, total, more, isLoading, person, onDone }: Props) => {
  const { t } = useTranslation();
  const within = useKeptFocus<HTMLUListElement>();
  return (
    <section className={css.section} aria-label={title}>
      <h2>
        {title}
        <ListCount shown={requests.length} total={total} goesOn={more !== undefined} />
      </h2>
      {waits > 0 && <p className={css.quiet}>{t('tasks.requests', { count: waits })}</p>}
      {requests.length === 0 && none && <p className={css.quiet}>{none}</p>}
      <ul ref={within} className={css.list} tabIndex={-1} aria-label={title}>
        {requests.map((one) => (
          <One key={one.requestId} request={one} person={person} onDone={onDone} />
        ))}
      </ul>
      <More more={more} isLoading={isLoading} isSaved />
    </section>
  );
};

const One = ({ request, person, onDone }: Pick<Props, 'person' | 'onDone'> & { readonly request: OfficeRequest }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { send, problem, isSending } = useSend(onDone);
  const { requestId, kind, office, fromOffice, survivorId, caseNumber, outcome, askedBy, askedAt, reason } = request;
  const isOurs = office === person.office;
  const asked = [label(kind, 'OfficeRequestKind'), label(outcome, 'ProsecutionOutcome')].filter(Boolean).join(' · ');
  const what = [asked, caseNumber].filter(Boolean).join(' · ');
  return (
    <li>
      <strong>
        {asked}
        {caseNumber && (
          <>
            {' · '}
            <span className={css.number}>{caseNumber}</span>
          </>
        )}
      </strong>
      <span className={css.quiet}>
        {t('offices.asked', {
          by: [askedBy, label(fromOffice)].filter(Boolean).join(', '),
          office: label(office),
          at: instantInWords(askedAt),
        })}
      </span>
      {reason?.value && <p className={css.reason}>{reason.value}</p>}
      <Standing request={request} />
      {request.answerReason?.value && <p className={css.reason}>{request.answerReason.value}</p>}
      {isOurs && survivorId && kind === 'OPEN_IN_EMERGENCY' && (
        <Link to="/journey/$survivorId" params={{ survivorId }} search={{ purpose: 'SUPERVISION' }}>
          {t('offices.open')}
        </Link>
      )}
      {!isOurs && <Continue request={request} person={person} />}
      {mayAnswer(request, person) && (
        <Answer
          what={what}
          isSending={isSending}
          problem={problem}
          draft={{ kind: 'answer', by: person.id, id: requestId }}
          onAnswer={(answer) => send(ANSWER, { requestId, ...answer })}
        />
      )}
      {mayWithdraw(request, person) && (
        <Withdraw
          what={what}
          isSending={isSending}
          problem={problem}
          onWithdraw={() => void send(WITHDRAW, { requestId })}
        />
      )}
    </li>
  );
};

/** While nothing was done with it. */
const mayWithdraw = (request: OfficeRequest, person: Person): boolean =>
  (request.state === 'WAITING' || isUsable(request)) &&
  (isBy(request, person) || (person.role === 'SUPERVISOR' && request.fromOffice === person.office));

/** Where a request stands: until when an answer is awaited, who gave it, and until when it counts. */
const Standing = ({ request }: { readonly request: OfficeRequest }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { state, answerBy, answeredBy, answeredAt, until, notifiedAt } = request;
  return (
    <span>
      {[
        label(state, 'OfficeRequestState'),
        state === 'WAITING' && answerBy && t('registers.until', { day: dayInWords(answerBy) }),
        answeredBy && answeredAt && t('offices.answered', { by: answeredBy, at: instantInWords(answeredAt) }),
        isUsable(request) && until && t('offices.usable', { day: dayInWords(until) }),
        state === 'GRANTED' && !isUsable(request) && t('offices.unused'),
        notifiedAt && state !== 'NOTIFIED' && label('NOTIFIED', 'OfficeRequestState'),
        notifiedAt && instantInWords(notifiedAt),
      ]
        .filter(Boolean)
        .join(', ')}
    </span>
  );
};

/** A request about one record, which may be one to come. */
type AboutRecord = OfficeRequest & { readonly survivorId: string };

const isAboutRecord = (request: OfficeRequest): request is AboutRecord => request.survivorId !== null;

interface Continuation {
  readonly mutation: MutationName;
  readonly search: (request: AboutRecord, purpose: Purpose) => { readonly [name: string]: string };
}

/** What the person who asked does with the consent, where one form does it. */
const DOES: { readonly [Kind in OfficeRequest['kind']]?: Continuation } = {
  OPEN_IN_EMERGENCY: { mutation: 'openBreakGlass', search: ({ survivorId }) => ({ survivorId }) },
  JOIN_PROSECUTION: {
    mutation: 'openProsecution',
    search: ({ survivorId, prosecutionId }, purpose) => ({
      survivorId,
      purpose,
      ...(prosecutionId && { prosecutionId }),
    }),
  },
  /** The consent counts for the one record to come that was asked for, which the form reads from the request. */
  FILE_REFERRAL: { mutation: 'receiveReferral', search: ({ requestId }) => ({ requestId }) },
};

const Continue = ({ request, person }: Pick<Props, 'person'> & { readonly request: OfficeRequest }) => {
  const { t } = useTranslation();
  const permitted = usePermitted();
  const next = DOES[request.kind];
  if (!next || !isAboutRecord(request) || !isOfPerson(request, person) || !isUsable(request)) return null;
  const { mutation, search } = next;
  if (!permitted?.has(mutation)) return null;
  return (
    <Link to="/record/$mutation" params={{ mutation }} search={search(request, usualPurpose(person.role))}>
      {mutationInWords(mutation, t)}
    </Link>
  );
};
