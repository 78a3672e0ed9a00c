import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams, useRouteContext, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { MutationName } from '../api/schema.js';
import { Form } from '../forms/Form.js';
import { hasForm } from '../forms/inputs.js';
import { useInputs } from '../forms/use-inputs.js';
import { mutationInWords } from '../forms/words.js';
import type { Receipt } from '../forms/send.js';
import type { Values } from '../forms/values.js';
import { SURVIVOR } from '../journey/documents.js';
import { shortOf } from '../journey/name.js';
import { isPurpose, usualPurpose } from '../journey/purposes.js';
import { Empty, Refused, Waiting } from '../layout/Answer.js';
import { Page } from '../layout/Page.js';
import { NotHere } from '../layout/NotHere.js';
import { PutRight } from '../correcting/PutRight.js';
import type { About } from '../correcting/about.js';
import { isWay } from '../correcting/ways.js';
import { WhichEntry } from '../correcting/WhichEntry.js';
import { Emergency } from '../emergency/Emergency.js';
import { InAnEmergency } from '../emergency/InAnEmergency.js';
import { Mantine } from '../theme/Mantine.js';
import { Recorded } from '../forms/Recorded.js';

/** The form of any mutation, with or without a survivor. */
export const Record = () => {
  const { mutation } = useParams({ from: '/record/$mutation' });
  const search = useSearch({ from: '/record/$mutation' });
  const { survivorId, purpose, ...about } = search;
  return (
    <Recording
      key={JSON.stringify([mutation, survivorId, about])}
      mutation={mutation}
      survivorId={survivorId}
      purpose={purpose}
      about={about}
    />
  );
};

interface Props {
  readonly mutation: string;
  readonly survivorId?: string | undefined;
  readonly purpose?: string | undefined;
  /** The entry to correct, if any. */
  readonly about?: About;
}

export const Recording = (props: Props) => (
  <Mantine>
    <Recorder {...props} />
  </Mantine>
);

const Recorder = ({ mutation, survivorId, purpose, about = {} }: Props) => {
  const { t } = useTranslation();
  const { person } = useRouteContext({ from: '__root__' });
  const navigate = useNavigate();
  const inputs = useInputs();
  const [receipt, setReceipt] = useState<Receipt>();
  const reads = isPurpose(purpose, person.role) ? purpose : usualPurpose(person.role);
  // an emergency access starts from a record that the user may not see
  const breaksGlass = mutation === ('openBreakGlass' satisfies MutationName);
  const [{ data, error, fetching }, again] = useQuery({
    query: SURVIVOR,
    variables: { id: survivorId ?? '', purpose: reads, atLeast: null },
    pause: !survivorId || breaksGlass,
  });
  const survivor = data?.survivor ?? undefined;
  const title = mutationInWords(mutation, t);
  const toJourney = (id: string, at?: string) =>
    void navigate({
      to: '/journey/$survivorId',
      params: { survivorId: id },
      search: { purpose: reads, ...(at && { at }) },
    });
  useEffect(() => {
    if (receipt) scrollTo(0, 0);
  }, [receipt]);
  if (receipt)
    return <Recorded title={title} receipt={receipt} of={survivorId} purpose={breaksGlass ? 'BREAK_GLASS' : reads} />;
  if (breaksGlass && !survivorId) return <Emergency />;
  if (error && !data) return <Refused error={error} again={() => again()} />;
  if (!inputs || (survivorId && !breaksGlass && !data && fetching)) return <Waiting rows={6} />;
  if (!hasForm(mutation, inputs)) return <NotHere />;
  if (survivorId && !breaksGlass && !survivor)
    return (
      <Empty title={t('journey.nobody')}>
        {t('journey.nobodyWhy')}
        <InAnEmergency survivorId={survivorId} />
      </Empty>
    );
  const isMeant = Boolean(about.eventId);
  const form = (given: Values) => (
    <Form
      mutation={mutation}
      inputs={inputs}
      survivor={survivor}
      person={person}
      given={given}
      onLeave={() => (survivorId && survivor ? toJourney(survivorId) : void navigate({ to: '/' }))}
      onRecorded={(done) =>
        survivorId && survivor && !done.possibleDuplicates ? toJourney(survivorId, done.position) : setReceipt(done)
      }
    />
  );
  return (
    <Page
      title={title}
      beside={
        survivor && (
          <Link to="/journey/$survivorId" params={{ survivorId: survivor.id }} search={{ purpose: reads }}>
            {t('form.of', { short: shortOf(survivor.id) })}
          </Link>
        )
      }
    >
      {survivorId && isWay(mutation) && !isMeant && (
        <WhichEntry survivorId={survivorId} purpose={reads} inputs={inputs} way={mutation} />
      )}
      {survivorId && isWay(mutation) && isMeant && (
        <PutRight survivorId={survivorId} purpose={reads} about={about} way={mutation} inputs={inputs}>
          {form}
        </PutRight>
      )}
      {!(survivorId && isWay(mutation)) && form(breaksGlass ? { survivorId } : {})}
    </Page>
  );
};
