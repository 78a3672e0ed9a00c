import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Mark } from '../../caseload/Mark.js';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { Refused } from '../../layout/Answer.js';
import { Button } from '../../layout/Button.js';
import { usePermitted } from '../../session/permitted.js';
import { Card } from '../Card.js';
import { useCaseFile } from '../context.js';
import type { CaseFile } from '../documents/case-file.js';
import { COURT_CASE } from '../documents/court.js';
import { Fact, Facts, None, NotRecorded } from '../Fact.js';

type Part = CaseFile['prosecutions'][number];

/** The survivor’s court cases, and what keeps their data for the court. */
export const Court = ({ file: { prosecutions, legalHolds } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
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
        <CourtCase key={one.prosecutionId} part={one} />
      ))}
      {legalHolds.length > 0 && (
        <Facts>
          {legalHolds.map((one) => (
            <Fact key={one.holdId} label={t('file.hold')} entry={one.lastEventId}>
              <Mark tone={one.liftedOn ? 'plain' : 'law'}>{label(one.reason, 'LegalHoldReason')}</Mark>{' '}
              {t('file.onBy', { day: dayInWords(one.placedOn), who: one.placedBy })}
              {one.liftedOn && ` · ${t('file.liftedOn', { day: dayInWords(one.liftedOn) })}`}
            </Fact>
          ))}
        </Facts>
      )}
    </Card>
  );
};

const CourtCase = ({ part }: { readonly part: Part }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const mayRead = usePermitted()?.has('prosecution');
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <h3>{part.court}</h3>
      <Facts>
        <Fact label={t('file.article')} entry={part.lastEventId}>
          {[part.article, label(part.role, 'CaseRole'), t('file.since', { day: dayInWords(part.openedOn) })].join(
            ' · ',
          )}
        </Fact>
        <Fact label={t('file.outcome')} entry={part.lastEventId}>
          {part.outcome ? (
            [label(part.outcome, 'ProsecutionOutcome'), part.concludedOn && dayInWords(part.concludedOn)]
              .filter(Boolean)
              .join(' · ')
          ) : (
            <NotRecorded />
          )}
        </Fact>
        {part.measures.length > 0 && (
          <Fact label={t('file.measures')} entry={part.lastEventId}>
            {part.measures.map((one) => label(one, 'ProtectiveMeasure')).join(', ')}
          </Fact>
        )}
      </Facts>
      {mayRead && (
        <Button variant="light" size="xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('file.hide', { what: t('file.courtDetails') }) : t('file.courtDetails')}
        </Button>
      )}
      {isOpen && <CourtDetails prosecutionId={part.prosecutionId} />}
    </div>
  );
};

const CourtDetails = ({ prosecutionId }: { readonly prosecutionId: string }) => {
  const { t } = useTranslation();
  const { purpose } = useCaseFile();
  const [{ data, error }] = useQuery({ query: COURT_CASE, variables: { id: prosecutionId, purpose } });
  if (error) return <Refused error={error} />;
  const details = data?.prosecution;
  if (!details) return null;
  const rows = {
    charges: details.charges.map((one) =>
      [dayInWords(one.on), one.article, t('file.accused', { count: one.accusedCount })].join(' · '),
    ),
    hearings: details.hearings.map(dayInWords),
    sentences: details.sentences.map((one) => `${dayInWords(one.on)} · ${t('file.years', { count: one.years })}`),
    compensation: details.compensation.map((one) => `${dayInWords(one.on)} · ${moneyInWords(one)}`),
  };
  return (
    <Facts>
      {Object.entries(rows).map(([name, values]) => (
        <Fact key={name} label={t(`file.${name}`)}>
          {values.length === 0 ? <None /> : values.map((value) => <p key={value}>{value}</p>)}
        </Fact>
      ))}
    </Facts>
  );
};

/** An amount in the currency’s smallest unit. */
const moneyInWords = ({ amount, currency }: { readonly amount: number; readonly currency: string }): string => {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
};
