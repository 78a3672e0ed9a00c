import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Mark } from '../../caseload/Mark.js';
import { dayInWords, instantInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { ErrorNotice } from '../../layout/Answer.js';
import { Button } from '../../layout/Button.js';
import { usePermitted } from '../../session/permitted.js';
import { Card } from '../Card.js';
import { useCaseFile } from '../context.js';
import type { CaseFile } from '../documents/case-file.js';
import { COURT_CASE } from '../documents/court.js';
import { HOLD_WORDS } from '../documents/words/case.js';
import { Fact, Facts, NotRecorded } from '../Fact.js';
import type { ValuePlace } from '../origins/origins.js';
import { PersonalValue } from '../PersonalValue.js';
import { OnPaper, SealedValues } from '../Sealed.js';
import { CourtFacts } from './CourtFacts.js';
import { plannedHearings } from './court-details.js';
import css from './Court.module.css';

type Part = CaseFile['prosecutions'][number];

/** The survivor’s court cases, and what keeps their data for the court. */
export const Court = ({ file: { prosecutions, legalHolds } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { asOf } = useCaseFile();
  return (
    <Card id="court" count={prosecutions.length}>
      {prosecutions.length === 0 && (
        <Facts>
          <Fact label={t('file.courtCase')}>
            <NotRecorded record="openProsecution" />
          </Fact>
        </Facts>
      )}
      {prosecutions.map((one) => (
        // another day is another reading, which needs a press of its own
        <CourtCase key={`${one.prosecutionId} ${asOf}`} part={one} />
      ))}
      {legalHolds.length > 0 && (
        <>
          <Facts>
            {legalHolds.map((one) => (
              <Fact
                key={one.holdId}
                label={t('file.hold')}
                places={['LegalHold', one.holdId, 'reason', 'placedOn', 'liftedOn']}
                entry={one.lastEventId}
              >
                <Mark tone={one.liftedOn ? 'plain' : 'law'}>{label(one.reason, 'LegalHoldReason')}</Mark>{' '}
                {t('file.onBy', { day: dayInWords(one.placedOn), who: one.placedBy })}
                {one.liftedOn && ` · ${t('file.liftedOn', { day: dayInWords(one.liftedOn) })}`}
              </Fact>
            ))}
          </Facts>
          <SealedValues query={HOLD_WORDS} label={t('file.holdWords')}>
            {(survivor) => (
              <Facts>
                {legalHolds.map(({ holdId, reason }) => (
                  <Fact key={holdId} label={label(reason, 'LegalHoldReason')}>
                    <PersonalValue of={survivor.legalHolds.find((one) => one.holdId === holdId)?.note} />
                  </Fact>
                ))}
              </Facts>
            )}
          </SealedValues>
        </>
      )}
    </Card>
  );
};

const CourtCase = ({ part }: { readonly part: Part }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { asOf, purpose } = useCaseFile();
  const permitted = usePermitted();
  const mayRead = Boolean(permitted?.has('prosecution'));
  const [isOpen, setOpen] = useState(false);
  const [{ data, error }] = useQuery({
    query: COURT_CASE,
    variables: { id: part.prosecutionId, purpose, atLeast: null, asOf },
    pause: !mayRead || !isOpen,
  });
  const court = isOpen ? data?.prosecution : undefined;
  return (
    <div>
      <h3>{part.court}</h3>
      <Facts>
        <Fact
          label={t('file.article')}
          places={['Justice', part.prosecutionId, 'article', 'role', 'openedOn']}
          entry={part.lastEventId}
        >
          {[part.article, label(part.role, 'CaseRole'), t('file.since', { day: dayInWords(part.openedOn) })].join(
            ' · ',
          )}
        </Fact>
        {!court && (
          <Fact
            label={t('file.outcome')}
            places={['Justice', part.prosecutionId, 'outcome', 'concludedOn']}
            entry={part.lastEventId}
          >
            {part.outcome
              ? [label(part.outcome, 'ProsecutionOutcome'), part.concludedOn && dayInWords(part.concludedOn)]
                  .filter(Boolean)
                  .join(' · ')
              : t(mayRead ? 'file.caseOpenSee' : 'file.caseOpen')}
          </Fact>
        )}
        <Hearings part={part} />
        {part.measures.length > 0 && (
          <Fact
            label={t('file.measures')}
            places={['Justice', part.prosecutionId, 'measures']}
            entry={part.lastEventId}
          >
            {part.measures.map((one) => label(one, 'ProtectiveMeasure')).join(', ')}
          </Fact>
        )}
      </Facts>
      {mayRead && (
        <Button className={css.press} variant="light" size="xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('file.hide', { what: t('file.courtDetails') }) : t('file.courtDetails')}
        </Button>
      )}
      {mayRead && <OnPaper label={t('file.courtDetails')} isOpen={isOpen} />}
      {isOpen && error && <ErrorNotice error={error} />}
      {court && <CourtFacts court={court} prosecutionId={part.prosecutionId} />}
    </div>
  );
};

const saidOf = (
  { prosecutionId, hearings }: Part,
  { hearingId }: Pick<Part['hearings'][number], 'hearingId'>,
): ValuePlace => ['Justice', prosecutionId, `hearings/${hearings.findIndex((one) => one.hearingId === hearingId)}`];

/** The next hearing, and those whose day passed without an entry that they were held. */
const Hearings = ({ part }: { readonly part: Part }) => {
  const { t } = useTranslation();
  const { day } = useCaseFile();
  const { past, next } = plannedHearings(part.hearings, day);
  return (
    <>
      {(next || part.legalHold) && (
        <Fact label={t('file.nextHearing')} places={next && saidOf(part, next)} entry={next && part.lastEventId}>
          {next ? instantInWords(next.at) : t('file.noHearing')}
        </Fact>
      )}
      {past.map((one) => (
        <Fact key={one.hearingId} label={t('file.hearingPast')} places={saidOf(part, one)} entry={part.lastEventId}>
          <Mark tone="watch">{instantInWords(one.at)}</Mark>
        </Fact>
      ))}
    </>
  );
};
