import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Timeline } from '../journey/Timeline.js';
import { Button } from '../layout/Button.js';
import { useCaseFile } from './context.js';
import type { CaseFile } from './documents/case-file.js';
import { OnPaper } from './Sealed.js';
import css from './Header.module.css';

type LinkedFile = Pick<CaseFile, 'link' | 'duplicates'>;

/** The other records of the same person: where the case continues, and what else it was recorded as. */
export const LinkedRecords = ({ link, duplicates }: LinkedFile) => {
  const { t } = useTranslation();
  return (
    <>
      {link && (
        <p className={css.notice}>
          {t('journey.linked')} <ToRecord id={link.keptSurvivorId} caseNumber={link.keptCaseNumber} />
        </p>
      )}
      {duplicates.length > 0 && (
        <p className={css.also}>
          {t('journey.alsoAs')}{' '}
          {duplicates.map(({ duplicateSurvivorId, caseNumber }, index) => (
            <span key={duplicateSurvivorId}>
              {index > 0 && ', '}
              <ToRecord id={duplicateSurvivorId} caseNumber={caseNumber} />
            </span>
          ))}
        </p>
      )}
    </>
  );
};

/** The purpose stays the same: it is the same person. */
const ToRecord = ({ id, caseNumber }: { readonly id: string; readonly caseNumber: string }) => {
  const { purpose } = useCaseFile();
  return (
    <Link to="/journey/$survivorId" params={{ survivorId: id }} search={{ purpose }}>
      {caseNumber}
    </Link>
  );
};

/** What was recorded in each duplicate, below the timeline of this record. Each is a reading of its own, so on a press. */
export const OtherTimelines = ({ duplicates }: Pick<LinkedFile, 'duplicates'>) =>
  duplicates.map(({ duplicateSurvivorId, caseNumber }) => (
    <OtherTimeline key={duplicateSurvivorId} survivorId={duplicateSurvivorId} caseNumber={caseNumber} />
  ));

const OtherTimeline = ({ survivorId, caseNumber }: { readonly survivorId: string; readonly caseNumber: string }) => {
  const { t } = useTranslation();
  const { purpose, asOf } = useCaseFile();
  const [isOpen, setOpen] = useState(false);
  const title = t('timeline.of', { caseNumber });
  return (
    <>
      <Button variant="light" size="xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t('file.hide', { what: title }) : title}
      </Button>
      {!isOpen && <OnPaper label={title} isOpen={isOpen} />}
      {isOpen && <Timeline survivorId={survivorId} purpose={purpose} asOf={asOf ?? undefined} title={title} />}
    </>
  );
};
