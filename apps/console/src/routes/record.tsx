import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams, useRouteContext, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Form } from '../forms/Form.js';
import { loadInputs, type Inputs } from '../forms/inputs.js';
import { mutationInWords } from '../forms/words.js';
import type { Receipt } from '../forms/send.js';
import { SURVIVOR } from '../journey/documents.js';
import { shortOf } from '../journey/name.js';
import { isPurpose, usualPurpose } from '../journey/purposes.js';
import { Empty, Refused, Waiting } from '../layout/Answer.js';
import { Page } from '../layout/Page.js';
import { NotHere } from '../layout/NotHere.js';
import { Recorded } from '../forms/Recorded.js';

/** Whatever may be recorded, of one survivor or of nobody yet. */
export const Record = () => {
  const { mutation } = useParams({ from: '/record/$mutation' });
  const search = useSearch({ from: '/record/$mutation' });
  return <Recording key={mutation + (search.survivorId ?? '')} mutation={mutation} {...search} />;
};

interface Props {
  readonly mutation: string;
  readonly survivorId?: string;
  readonly purpose?: string;
  readonly eventId?: string;
}

export const Recording = ({ mutation, survivorId, purpose, eventId }: Props) => {
  const { t } = useTranslation();
  const { person } = useRouteContext({ from: '__root__' });
  const navigate = useNavigate();
  const [inputs, setInputs] = useState<Inputs>();
  const [receipt, setReceipt] = useState<Receipt>();
  const reads = isPurpose(purpose, person.role) ? purpose : usualPurpose(person.role);
  const [{ data, error, fetching }, again] = useQuery({
    query: SURVIVOR,
    variables: { id: survivorId ?? '', purpose: reads, atLeast: null },
    pause: !survivorId,
  });
  useEffect(() => void loadInputs().then(setInputs), []);
  const her = data?.survivor ?? undefined;
  const title = mutationInWords(mutation, t);
  const toJourney = (id: string, at?: string) =>
    void navigate({
      to: '/journey/$survivorId',
      params: { survivorId: id },
      search: { purpose: reads, ...(at && { at }) },
    });
  if (receipt) return <Recorded title={title} receipt={receipt} purpose={reads} />;
  if (error && !data) return <Refused error={error} again={() => again()} />;
  if (!inputs || (survivorId && !data && fetching)) return <Waiting rows={6} />;
  if (!inputs.mutations[mutation]) return <NotHere />;
  if (survivorId && !her) return <Empty title={t('journey.nobody')}>{t('journey.nobodyWhy')}</Empty>;
  return (
    <Page
      title={title}
      beside={
        her && (
          <Link to="/journey/$survivorId" params={{ survivorId: her.id }} search={{ purpose: reads }}>
            {t('form.of', { short: shortOf(her.id) })}
          </Link>
        )
      }
    >
      <Form
        mutation={mutation}
        inputs={inputs}
        her={her}
        person={person}
        given={eventId ? { eventId } : {}}
        onLeave={() => (survivorId ? toJourney(survivorId) : void navigate({ to: '/' }))}
        onRecorded={(done) =>
          survivorId && !done.possibleDuplicates ? toJourney(survivorId, done.position) : setReceipt(done)
        }
      />
    </Page>
  );
};
