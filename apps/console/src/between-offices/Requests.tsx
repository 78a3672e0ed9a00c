import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MutationName } from '../api/schema.js';
import { mutationInWords } from '../forms/words.js';
import { dayInWords, instantInWords, today } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { Button } from '../layout/Button.js';
import type { Person } from '../session/person.js';
import { usePermitted } from '../session/permitted.js';
import { ANSWER, type OfficeRequest } from './documents.js';
import { useSend } from './use-send.js';
import css from './BetweenOffices.module.css';

interface Props {
  readonly title: string;
  readonly none: string;
  readonly requests: readonly OfficeRequest[];
  readonly person: Person;
  readonly onDone: () => void;
}

/** Requests in one direction, the newest first. */
export const Requests = ({ title, none, requests, person, onDone }: Props) => (
  <section className={css.section} aria-label={title}>
    <h2>{title}</h2>
    {requests.length === 0 && <p className={css.quiet}>{none}</p>}
    <ul className={css.list}>
      {requests.map((one) => (
        <One key={one.requestId} request={one} person={person} onDone={onDone} />
      ))}
    </ul>
  </section>
);

const One = ({ request, person, onDone }: Pick<Props, 'person' | 'onDone'> & { readonly request: OfficeRequest }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { send, problem, isSending } = useSend(onDone);
  const { requestId, kind, state, office, fromOffice, survivorId, caseNumber, outcome, askedBy, askedAt, reason } =
    request;
  const isOurs = office === person.office;
  const mayAnswer =
    state === 'WAITING' &&
    isOurs &&
    person.role === 'SUPERVISOR' &&
    askedBy !== person.id &&
    askedBy !== person.deputyOf;
  const answer = (granted: boolean) => void send(ANSWER, { requestId, granted });
  return (
    <li>
      <strong>
        {[label(kind, 'OfficeRequestKind'), label(outcome, 'ProsecutionOutcome'), caseNumber]
          .filter(Boolean)
          .join(' · ')}
      </strong>
      <span className={css.quiet}>
        {t('offices.asked', {
          by: [askedBy, label(fromOffice)].filter(Boolean).join(', '),
          office: label(office),
          at: instantInWords(askedAt),
        })}
      </span>
      <Standing request={request} />
      {reason?.value && <p className={css.reason}>{reason.value}</p>}
      {isOurs && survivorId && kind === 'OPEN_IN_EMERGENCY' && (
        <Link to="/journey/$survivorId" params={{ survivorId }} search={{ purpose: 'SUPERVISION' }}>
          {t('offices.open')}
        </Link>
      )}
      {!isOurs && <Continue request={request} person={person} />}
      {mayAnswer && (
        <div className={css.ways}>
          <Button disabled={isSending} onClick={() => answer(true)}>
            {t('offices.agree')}
          </Button>
          <Button variant="light" disabled={isSending} onClick={() => answer(false)}>
            {t('offices.decline')}
          </Button>
        </div>
      )}
      {problem && <p role="alert">{problem}</p>}
    </li>
  );
};

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

const isUsable = ({ state, until }: OfficeRequest): boolean =>
  state === 'GRANTED' && until !== null && until >= today();

/** What the person who asked does with the consent, where one form does it. */
const DOES: { readonly [Kind in OfficeRequest['kind']]?: MutationName } = {
  OPEN_IN_EMERGENCY: 'openBreakGlass',
  JOIN_PROSECUTION: 'openProsecution',
};

const Continue = ({ request, person }: Pick<Props, 'person'> & { readonly request: OfficeRequest }) => {
  const { t } = useTranslation();
  const permitted = usePermitted();
  const { kind, askedBy, survivorId, prosecutionId } = request;
  const mutation = DOES[kind];
  if (!mutation || !survivorId || askedBy !== person.id || !isUsable(request) || !permitted?.has(mutation)) return null;
  return (
    <Link to="/record/$mutation" params={{ mutation }} search={{ survivorId, ...(prosecutionId && { prosecutionId }) }}>
      {mutationInWords(mutation, t)}
    </Link>
  );
};
