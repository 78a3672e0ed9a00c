import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../layout/Button.js';
import { ErrorNotice, OutOfDate, Waiting } from '../../layout/Answer.js';
import { nameOf } from '../../journey/name.js';
import { Alerts } from '../Alerts.js';
import { alertsOf } from '../alerts.js';
import { AllCards } from '../Cards.js';
import { CaseFileProvider, useCaseFile } from '../context.js';
import type { CaseFile } from '../documents/case-file.js';
import { Person, Status } from '../Header.js';
import { OnPaper } from '../Sealed.js';
import { WithoutOrigins } from '../origins/use-origins.js';
import { useCaseFileOf } from '../use-case-file-of.js';
import css from './OtherFile.module.css';

/** What is true in each duplicate, below what is true in this record. Each is a reading of its own, so on a press. */
export const OtherFiles = ({ duplicates }: Pick<CaseFile, 'duplicates'>) => {
  const { asOf } = useCaseFile();
  return duplicates.map(({ duplicateSurvivorId, caseNumber }) => (
    // another day is another reading
    <OtherFile key={`${duplicateSurvivorId} ${asOf}`} survivorId={duplicateSurvivorId} caseNumber={caseNumber} />
  ));
};

interface Props {
  readonly survivorId: string;
  readonly caseNumber: string;
}

const OtherFile = ({ survivorId, caseNumber }: Props) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const title = t('file.factsOf', { caseNumber });
  return (
    <>
      <Button variant="light" size="xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t('file.hide', { what: title }) : title}
      </Button>
      {!isOpen && <OnPaper label={title} isOpen={isOpen} />}
      {isOpen && (
        <section className={css.other} aria-label={title}>
          <h2>{title}</h2>
          <Opened survivorId={survivorId} />
        </section>
      )}
    </>
  );
};

const Opened = ({ survivorId }: Pick<Props, 'survivorId'>) => {
  const { t } = useTranslation();
  const { purpose, asOf, day } = useCaseFile();
  const { data, staleSince, error, fetching, again } = useCaseFileOf({
    id: survivorId,
    purpose,
    atLeast: undefined,
    asOf: asOf ?? undefined,
  });
  if (error && !data && !fetching) return <ErrorNotice error={error} again={again} />;
  if (!data) return <Waiting rows={5} />;
  const file = data.survivor;
  if (!file) return <p>{t('journey.nobody')}</p>;
  const { name, local } = nameOf(file.referral, t);
  const context = {
    survivorId,
    purpose,
    asOf,
    day,
    inPart: file.inPart,
    revision: file.revision,
    // the case goes on in the record that was kept
    available: new Map(),
    reviewed: new Map(),
    isOther: true,
  };
  return (
    <CaseFileProvider value={context}>
      <WithoutOrigins>
        <OutOfDate since={staleSince} isAsking={fetching} again={again} />
        <p>
          <strong>{name}</strong> {local && <span lang="km">{local}</span>}
        </p>
        <p>
          <Person file={file} />
        </p>
        <p>
          <Status file={file} />
        </p>
        <Alerts alerts={alertsOf(file, day)} />
        <AllCards file={file} />
      </WithoutOrigins>
    </CaseFileProvider>
  );
};
