import { useState } from 'react';
import { Link, useNavigate, useParams, useRouteContext, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { CourtFacts } from '../case-file/cards/CourtFacts.js';
import { COURT_CASE } from '../case-file/documents/court.js';
import { Fact, Facts } from '../case-file/Fact.js';
import { COURT_ORIGINS } from '../case-file/origins/document.js';
import type { ValuePlace } from '../case-file/origins/origins.js';
import { OtherOrigins } from '../case-file/origins/use-origins.js';
import { dayInWords } from '../language/days.js';
import { AskPurpose } from '../journey/AskPurpose.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { Button } from '../layout/Button.js';
import { Page } from '../layout/Page.js';
import { JustDecided } from '../other-reviews/JustDecided.js';
import { streamOf } from '../other-reviews/documents.js';
import { Reviews } from '../other-reviews/Reviews.js';
import { marksOf } from '../other-reviews/value-marks.js';
import { ValueMarks } from '../other-reviews/ValueMarks.js';
import '../case-file/language/load.js';
import '../lists/language/load.js';
import css from '../lists/Details.module.css';

const FOR_COURT = 'COURT';

/** One criminal case, and the case files of the survivors in it. Opening it is a reading for the court, of each of them. */
export const Court = () => {
  const { purpose } = useSearch({ from: '/court/$prosecutionId' });
  const { person } = useRouteContext({ from: '__root__' });
  const navigate = useNavigate({ from: '/court/$prosecutionId' });
  if (purpose === FOR_COURT) return <CourtCase />;
  const open = () =>
    void navigate({ search: (before) => ({ ...before, purpose: FOR_COURT }), hash: true, replace: true });
  return <AskPurpose role={person.role} purposes={[FOR_COURT]} onChosen={open} />;
};

const CourtCase = () => {
  const { t } = useTranslation();
  const { prosecutionId } = useParams({ from: '/court/$prosecutionId' });
  const { at } = useSearch({ from: '/court/$prosecutionId' });
  const asked = { id: prosecutionId, purpose: FOR_COURT } as const;
  const [{ data, error }, again] = useQuery({
    query: COURT_CASE,
    variables: { ...asked, atLeast: at ?? null, asOf: null },
  });
  // the entries behind the values are a reading of their own, of each survivor in the case: only a press asks
  const [opened, setOpened] = useState<string>();
  const isOpen = opened === prosecutionId;
  const [{ data: behind, error: refused }, askAgain] = useQuery({
    query: COURT_ORIGINS,
    variables: asked,
    pause: !isOpen,
  });
  if (!data && !error) return <Waiting />;
  const court = data?.prosecution;
  const back = (
    <Link to="/lists" search={{ list: 'court' }}>
      {t('lists.back')}
    </Link>
  );
  if (!court)
    return (
      <Page title={t(data ? 'lists.gone' : 'file.courtCase')} beside={back}>
        {!data && error && <ErrorNotice error={error} again={() => again()} />}
      </Page>
    );
  const { article, commencedOn, survivors, records, marks } = court;
  const saidIn = (field: string): ValuePlace => ['Prosecution', prosecutionId, field];
  return (
    <Page title={`${t('file.courtCase')}${t('colon')}${court.court}`} beside={back}>
      {at && <JustDecided />}
      <Reviews where={{ prosecutionId }} purpose="COURT" atLeast={at} />
      <OtherOrigins read={isOpen ? behind?.courtOrigins : undefined}>
        <section className={css.details}>
          <Facts>
            <Fact label={t('lists.fact.court')} places={saidIn('court')}>
              {court.court} <ValueMarks marks={marksOf(marks, 'court')} />
            </Fact>
            <Fact label={t('lists.fact.article')} places={saidIn('article')}>
              {article} <ValueMarks marks={marksOf(marks, 'article')} />
            </Fact>
            <Fact label={t('lists.fact.commencedOn')} places={saidIn('commencedOn')}>
              {dayInWords(commencedOn)} <ValueMarks marks={marksOf(marks, 'commencedOn')} />
            </Fact>
            <Fact label={t('lists.fact.survivors')}>{t('lists.survivors', { count: survivors })}</Fact>
            <Fact label={t('lists.records')}>
              {records.length === 0 && t('lists.noRecords')}
              {records.map(({ survivorId, caseNumber }) => (
                <p key={survivorId}>
                  <Link to="/journey/$survivorId" params={{ survivorId }}>
                    {caseNumber}
                  </Link>
                </p>
              ))}
            </Fact>
          </Facts>
          <div>
            <Button
              variant="light"
              size="xs"
              aria-expanded={isOpen}
              onClick={() => setOpened(isOpen ? undefined : prosecutionId)}
            >
              {isOpen ? t('file.hide', { what: t('file.courtEntries') }) : t('file.courtEntries')}
            </Button>
          </div>
          {isOpen && refused && <ErrorNotice error={refused} again={() => askAgain()} />}
          <CourtFacts
            court={court}
            prosecutionId={prosecutionId}
            heading="h2"
            amends={{ stream: streamOf({ prosecutionId }), purpose: 'COURT' }}
          />
        </section>
      </OtherOrigins>
    </Page>
  );
};
