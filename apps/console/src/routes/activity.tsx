import type { ReactNode } from 'react';
import { Link, useParams, useRouteContext, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery, type CombinedError } from 'urql';
import { Fact, Facts, None } from '../case-file/Fact.js';
import { OPERATION_ORIGINS } from '../case-file/origins/document.js';
import { OtherEntries } from '../case-file/origins/OtherEntries.js';
import { OtherOrigins } from '../case-file/origins/use-origins.js';
import { mutationInWords } from '../forms/words.js';
import { usualPurpose } from '../journey/purposes.js';
import { useLabels } from '../language/labels.js';
import { Empty, ErrorNotice, Waiting } from '../layout/Answer.js';
import { Page } from '../layout/Page.js';
import { LISTED_OPERATIONS, PREVENTION } from '../lists/documents.js';
import { operationFacts, preventionFacts, type DetailFact } from '../lists/facts.js';
import type { Operation, Prevention } from '../lists/rows.js';
import { JustDecided } from '../other-reviews/JustDecided.js';
import { streamOf } from '../other-reviews/documents.js';
import { Reviews } from '../other-reviews/Reviews.js';
import { marksAt } from '../other-reviews/value-marks.js';
import { ValueMarks } from '../other-reviews/ValueMarks.js';
import { usePermitted } from '../session/permitted.js';
import '../case-file/language/load.js';
import '../lists/language/load.js';
import details from '../lists/Details.module.css';
import css from './registers.module.css';

const ONE = { from: null, to: null, after: null, kind: null };

const useAt = () => useSearch({ from: '/activity/$list/$operationId' }).at;

/** One operation, or one prevention activity, with its results. */
export const Activity = () => {
  const { list, operationId } = useParams({ from: '/activity/$list/$operationId' });
  const prevention = <OnePrevention operationId={operationId} />;
  // what a figure counts may be either
  return list === 'prevention' ? (
    prevention
  ) : (
    <OneOperation operationId={operationId} {...(list === 'any' && { orElse: prevention })} />
  );
};

interface Props {
  readonly operationId: string;
}

const OneOperation = ({ operationId, orElse }: Props & { readonly orElse?: ReactNode }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const permitted = usePermitted();
  const [{ data, error }, again] = useQuery({
    query: LISTED_OPERATIONS,
    variables: { ...ONE, operationId, office: null, atLeast: useAt() ?? null },
  });
  if (!data) return error ? <Unread error={error} again={() => again()} /> : <Waiting />;
  const one: Operation | undefined = data.operations.edges[0]?.node;
  if (!one) return orElse ?? <Gone operationId={operationId} />;
  return (
    <Shown
      list="operation"
      operationId={operationId}
      title={label(one.kind, 'OperationKind')}
      facts={operationFacts(one, { label, t })}
    >
      {!one.result && permitted?.has('recordOperationResult') && (
        <Link
          to="/record/$mutation"
          params={{ mutation: 'recordOperationResult' }}
          search={{ operationId }}
          className={css.begin}
        >
          {mutationInWords('recordOperationResult', t)}
        </Link>
      )}
    </Shown>
  );
};

const OnePrevention = ({ operationId }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const [{ data, error }, again] = useQuery({
    query: PREVENTION,
    variables: { ...ONE, operationId, atLeast: useAt() ?? null },
  });
  if (!data) return error ? <Unread error={error} again={() => again()} /> : <Waiting />;
  const one: Prevention | undefined = data.preventionActivities.edges[0]?.node;
  if (!one) return <Gone operationId={operationId} />;
  return (
    <Shown
      list="prevention"
      operationId={operationId}
      title={label(one.kind, 'PreventionKind')}
      facts={preventionFacts(one, { label, t })}
    />
  );
};

const Unread = ({ error, again }: { readonly error: CombinedError; readonly again: () => void }) => {
  const { t } = useTranslation();
  return (
    <Page title={t('lists.oneActivity')} beside={<Link to="/lists">{t('lists.back')}</Link>}>
      <ErrorNotice error={error} again={again} />
    </Page>
  );
};

/** Where it was struck out there is nothing to show, but what waits for a review of that. */
const Gone = ({ operationId }: Props) => {
  const { t } = useTranslation();
  const { person } = useRouteContext({ from: '__root__' });
  const at = useAt();
  return (
    <Page title={t('lists.oneActivity')} beside={<Link to="/lists">{t('lists.back')}</Link>}>
      {at && <JustDecided />}
      <Reviews where={{ operationId }} purpose={usualPurpose(person.role)} atLeast={at} />
      <Empty title={t('lists.noActivity')} />
    </Page>
  );
};

interface ShownProps {
  readonly list: 'operation' | 'prevention';
  readonly operationId: string;
  readonly title: string;
  readonly facts: readonly DetailFact[];
  readonly children?: ReactNode;
}

const Shown = ({ list, operationId, title, facts, children }: ShownProps) => {
  const { t } = useTranslation();
  const { person } = useRouteContext({ from: '__root__' });
  const at = useAt();
  const [{ data, error }, again] = useQuery({ query: OPERATION_ORIGINS, variables: { operationId } });
  return (
    <Page
      title={title}
      beside={
        <>
          {children}
          <Link to="/lists" search={{ list }}>
            {t('lists.back')}
          </Link>
        </>
      }
    >
      {at && <JustDecided />}
      <Reviews where={{ operationId }} purpose={usualPurpose(person.role)} atLeast={at} />
      <OtherOrigins read={data?.operationOrigins}>
        {error && <ErrorNotice error={error} again={() => again()} />}
        <section className={details.details}>
          <Facts>
            {facts.map(([name, values, ...places]) => (
              <Fact key={name} label={t(`lists.fact.${name}`)} places={places}>
                {values.length === 0 ? <None /> : values.map((value) => <p key={value}>{value}</p>)}
                <ValueMarks marks={marksAt(data?.operationMarks ?? [], places)} />
              </Fact>
            ))}
          </Facts>
          <OtherEntries
            title={t('lists.entries')}
            prosecutionId={null}
            heading="h2"
            amends={{ stream: streamOf({ operationId }), purpose: usualPurpose(person.role) }}
          />
        </section>
      </OtherOrigins>
    </Page>
  );
};
