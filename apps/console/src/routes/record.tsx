import { useEffect, useState } from 'react';
import { Link, Navigate, useNavigate, useParams, useRouteContext, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MutationName } from '../api/schema.js';
import { Form } from '../forms/Form.js';
import { hasForm } from '../forms/inputs.js';
import { useInputs } from '../forms/use-inputs.js';
import { mutationInWords } from '../forms/words.js';
import type { Receipt } from '../forms/sending/send.js';
import type { Values } from '../forms/values.js';
import { AskPurpose } from '../journey/AskPurpose.js';
import { ByNumber } from '../journey/ByNumber.js';
import { isId } from '../journey/case-number.js';
import { isPurpose, usualPurpose } from '../journey/purposes.js';
import { Waiting } from '../layout/Answer.js';
import { Page } from '../layout/Page.js';
import { NotHere } from '../layout/NotHere.js';
import { decisionAnchorOf, kindDecidedBy, readSeen } from '../case-file/approvals/decisions.js';
import { AgreedReferral } from '../between-offices/AgreedReferral.js';
import { PutRight } from '../correcting/PutRight.js';
import { streamIdOf, type About } from '../correcting/about.js';
import { isWay } from '../correcting/ways.js';
import { WhichEntry } from '../correcting/WhichEntry.js';
import { Emergency } from '../emergency/Emergency.js';
import { RegisterAgain } from '../forms/registers/RegisterAgain.js';
import { registerOf } from '../registers/commands.js';
import { Mantine } from '../theme/Mantine.js';
import { WithRecord } from '../forms/record/WithRecord.js';
import { EntryConfirmation } from '../forms/Recorded.js';

/** An emergency access starts from a record that the user may not see. */
const BREAKS_GLASS: string = 'openBreakGlass' satisfies MutationName;

/** The form of any mutation, with or without a survivor. */
export const Record = () => {
  const { t } = useTranslation();
  const { mutation } = useParams({ from: '/record/$mutation' });
  const navigate = useNavigate({ from: '/record/$mutation' });
  const search = useSearch({ from: '/record/$mutation' });
  const { person } = useRouteContext({ from: '__root__' });
  const { survivorId, purpose, offer, eventId, stream, seen, ...others } = search;
  if (survivorId && !isId(survivorId))
    return mutation === BREAKS_GLASS ? (
      <Mantine>
        <Emergency key={survivorId} typed={survivorId} />
      </Mantine>
    ) : (
      <ByNumber
        text={survivorId}
        title={mutationInWords(mutation, t)}
        onFound={(id) => void navigate({ search: (before) => ({ ...before, survivorId: id }), replace: true })}
      />
    );
  const readsCourtCase = search.prosecutionId !== undefined && !BETWEEN_OFFICES.includes(mutation);
  const opensRecord = mutation !== BREAKS_GLASS && (survivorId !== undefined || stream !== undefined || readsCourtCase);
  if (opensRecord && !isPurpose(purpose, person.role))
    return (
      <AskPurpose
        role={person.role}
        offer={offer}
        onChosen={(chosen) =>
          void navigate({
            search: ({ offer: _, ...before }) => ({ ...before, purpose: chosen }),
            hash: true,
            replace: true,
          })
        }
      />
    );
  // of a review, the entry is an answer of the form; otherwise it is what the form amends
  const named = mutation === ('reviewEntry' satisfies MutationName) && eventId ? { ...others, eventId } : others;
  const about = { ...(eventId && { eventId }), ...(stream && { stream }) };
  return (
    <RecordingPage
      key={JSON.stringify([mutation, search])}
      mutation={mutation}
      survivorId={survivorId}
      purpose={purpose}
      about={about}
      named={named}
      seen={readSeen(seen)}
    />
  );
};

interface Props {
  readonly mutation: string;
  readonly survivorId?: string | undefined;
  readonly purpose?: string | undefined;
  /** The entry to correct, if any. */
  readonly about?: About;
  /** What the form is about, if it is not a survivor: the office, the colleague or the organisation. */
  readonly named?: Values;
  /** The revision that a review showed. */
  readonly seen?: number | undefined;
}

/** What is asked of other offices is no entry of a record: it stands in a list of its own. */
const BETWEEN_OFFICES: readonly string[] = [
  'askOffice',
  'answerOffice',
  'withdrawOfficeRequest',
] satisfies readonly MutationName[];

/** The page of the court case or the operation in which something is decided. */
const pageOf = ({ prosecutionId, operationId }: Values) => {
  if (prosecutionId)
    return {
      to: '/court/$prosecutionId',
      params: { prosecutionId: String(prosecutionId) },
    } as const;
  if (!operationId) return undefined;
  return {
    to: '/activity/$list/$operationId',
    params: { list: 'any', operationId: String(operationId) },
  } as const;
};

export const RecordingPage = (props: Props) => (
  <Mantine>
    <Recorder {...props} />
  </Mantine>
);

const Recorder = ({ mutation, survivorId, purpose, about = {}, named = {}, seen }: Props) => {
  const { t } = useTranslation();
  const { person } = useRouteContext({ from: '__root__' });
  const navigate = useNavigate();
  const inputs = useInputs();
  const [receipt, setReceipt] = useState<Receipt>();
  const [isFlawed, setFlawed] = useState(false);
  const reads = isPurpose(purpose, person.role) ? purpose : usualPurpose(person.role);
  const breaksGlass = mutation === BREAKS_GLASS;
  // of one that ended, the register knows everything but the new first day
  const isAgain = mutation === ('registerOrganisation' satisfies MutationName) && named.organisationId !== undefined;
  const title = isAgain ? t('registers.again') : mutationInWords(mutation, t);
  useEffect(() => {
    if (receipt) scrollTo(0, 0);
  }, [receipt]);
  if (receipt)
    return (
      <EntryConfirmation
        title={title}
        receipt={receipt}
        of={survivorId}
        purpose={breaksGlass ? 'BREAK_GLASS' : reads}
        register={registerOf(mutation)}
        isBetweenOffices={BETWEEN_OFFICES.includes(mutation)}
      />
    );
  const decides = kindDecidedBy(mutation);
  // an entry of a court case or an operation is put right from its page as well, and from the replay of a record
  const amends = isWay(mutation) ? mutation : undefined;
  const inRecord = { ...named, ...(!survivorId && streamIdOf(about.stream)) };
  const elsewhere = decides || amends ? pageOf(inRecord) : undefined;
  if (decides && elsewhere && seen === undefined)
    return <Navigate {...elsewhere} search={{}} hash="approvals" replace />;
  if (decides && seen === undefined)
    // nothing is decided unread, also where somebody typed the address of the form
    return survivorId ? (
      <Navigate
        to="/journey/$survivorId"
        params={{ survivorId }}
        search={{ purpose: reads }}
        hash={decisionAnchorOf(decides)}
        replace
      />
    ) : (
      <NotHere />
    );
  if (breaksGlass && !survivorId) return <Emergency />;
  if (!inputs) return <Waiting rows={6} />;
  if (!hasForm(mutation, inputs)) return <NotHere />;
  const readsRecord = survivorId !== undefined && !breaksGlass;
  // a referral begins a record, on which the work goes on
  const begins = mutation === ('receiveReferral' satisfies MutationName);
  const toCase = (done?: Receipt) =>
    void navigate({
      to: '/journey/$survivorId',
      params: { survivorId: (begins ? done?.survivorId : survivorId)! },
      search: { purpose: reads, ...(done && { at: done.position, recorded: done.eventIds[0] }) },
      // Back leads to no empty form, in which the same would be recorded once more
      replace: done !== undefined,
      ...(!done && decides && { hash: decisionAnchorOf(decides) }),
    });
  const shared = {
    mutation,
    inputs,
    person,
    purpose: reads,
    named,
    seen,
    onFlawed: setFlawed,
    onLeave: () => (readsRecord ? toCase() : history.back()),
    onRecorded: (done: Receipt) => {
      const opens = elsewhere?.to === '/court/$prosecutionId' && { purpose: 'COURT' };
      if (elsewhere) void navigate({ ...elsewhere, search: { at: done.position, ...opens }, replace: true });
      else if (readsRecord || begins) toCase(done);
      else setReceipt(done);
    },
  };
  const form = (given: Values, input = inputs.mutations[mutation]!.input) =>
    readsRecord ? (
      <WithRecord survivorId={survivorId} purpose={reads} input={input} inputs={inputs}>
        {(survivor) => <Form {...shared} survivor={survivor} given={given} />}
      </WithRecord>
    ) : isAgain ? (
      <RegisterAgain organisationId={String(named.organisationId)}>
        {(known) => <Form {...shared} named={known} survivor={undefined} given={given} />}
      </RegisterAgain>
    ) : begins && named.requestId ? (
      <AgreedReferral requestId={String(named.requestId)}>
        {({ survivorId: agreedId, office }) => (
          <Form {...shared} named={{ office }} survivor={undefined} given={{ survivorId: agreedId }} />
        )}
      </AgreedReferral>
    ) : (
      <Form {...shared} survivor={undefined} given={given} />
    );
  const isMeant = Boolean(about.eventId);
  // what was read is decided, and no other one
  const decided: Values = decides ? named : {};
  const known: Values = breaksGlass ? { survivorId } : decided;
  const back = breaksGlass ? 'BREAK_GLASS' : reads;
  return (
    <Page
      title={title}
      isFlawed={isFlawed}
      beside={
        survivorId && (
          <Link to="/journey/$survivorId" params={{ survivorId }} search={{ purpose: back }}>
            {t(breaksGlass ? 'emergency.back' : 'form.of')}
          </Link>
        )
      }
    >
      {survivorId && amends && !isMeant && (
        <WhichEntry survivorId={survivorId} purpose={reads} inputs={inputs} way={amends} />
      )}
      {amends && isMeant && (
        <PutRight survivorId={survivorId} purpose={reads} about={about} way={amends} inputs={inputs}>
          {form}
        </PutRight>
      )}
      {!(amends && (survivorId || isMeant)) && form(known)}
    </Page>
  );
};
