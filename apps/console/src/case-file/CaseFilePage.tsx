import { useEffect } from 'react';
import { useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAvailable, type Available } from '../journey/available.js';
import type { Task } from '../tasks/owed.js';
import type { Purpose } from '../journey/purposes.js';
import { NoRecord, UnreadRecord } from '../journey/NoRecord.js';
import { Timeline } from '../journey/Timeline.js';
import { useToday } from '../language/use-today.js';
import { OutOfDate, Waiting } from '../layout/Answer.js';
import { usePermission } from '../session/permitted.js';
import { Alerts } from './Alerts.js';
import { alertsOf } from './alerts.js';
import { Approvals, NothingToDecide } from './approvals/Approvals.js';
import { decisionsIn, reviewedBy } from './approvals/decisions.js';
import { FirstCards, OnThisPage, OtherCards } from './Cards.js';
import { CaseFileProvider } from './context.js';
import { FirstDue } from './next-steps/FirstDue.js';
import { Header } from './Header.js';
import { JustRecorded } from './JustRecorded.js';
import { OtherFiles } from './linked/OtherFile.js';
import { OtherTimelines } from './LinkedRecords.js';
import { NextSteps } from './next-steps/NextSteps.js';
import { firstDue } from './owed-tasks.js';
import { OriginsProvider } from './origins/use-origins.js';
import { PrintNote } from './print/Printed.js';
import { RecordMenu } from './menu/RecordMenu.js';
import { useCaseFileOf } from './use-case-file-of.js';
import { useOwed } from './use-owed.js';
import './language/load.js';
import css from './CaseFilePage.module.css';

interface Props {
  readonly id: string;
  readonly purpose: Purpose;
  /** The position of the latest recorded entry, which the view must include. */
  readonly atLeast?: string | undefined;
  /** The entry that the user has just recorded. */
  readonly recorded?: string | undefined;
  /** The day of the state that is shown; today without one. */
  readonly asOf?: string | undefined;
  readonly onAsOf: (asOf: string | null) => void;
}

/** Nothing is recorded in a past state. */
const NOTHING: Available = new Map();
const NOBODYS: ReadonlySet<string> = new Set();

const isNoCaseWorker = ({ kind }: Task): boolean => kind === 'NO_CASE_WORKER';

/** The case of one survivor on one page: what is true now, what has to be done, and what happened. */
export const CaseFilePage = ({ id, purpose, atLeast, recorded, asOf, onAsOf }: Props) => {
  const { t } = useTranslation();
  const { person } = useRouteContext({ from: '__root__' });
  const now = useToday();
  const { data, staleSince, error, fetching, again } = useCaseFileOf({ id, purpose, atLeast, asOf });
  const file = data?.survivor;
  const available = useAvailable(asOf ? undefined : file);
  const { permitted, error: unpermitted } = usePermission();
  const tasks = useOwed(id, purpose, !file || asOf !== undefined);
  const { owed, isKnown } = tasks;
  // what stands above the links to the parts comes first: nothing may move below the finger of the reader
  const isSettled = Boolean(asOf || unpermitted || (available && firstDue(tasks) !== 'coming'));
  useEffect(() => {
    // an address may lead to a part of the page, which was not there when it was opened
    if (file && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [file === undefined]);
  if (error && !data && !fetching) return <UnreadRecord title={t('journey.title')} error={error} again={again} />;
  if (!data) return <Waiting rows={7} />;
  if (!file) return <NoRecord survivorId={id} />;
  const day = asOf ?? now;
  const alerts = alertsOf(file, day);
  const possible = (!asOf && available) || NOTHING;
  const decisions = decisionsIn(file, owed, { ...person, available: possible, permitted: permitted ?? NOBODYS });
  const context = {
    survivorId: id,
    purpose,
    asOf: asOf ?? null,
    day,
    inPart: file.inPart,
    revision: file.revision,
    available: possible,
    reviewed: reviewedBy(decisions),
  };
  return (
    <CaseFileProvider value={context}>
      <OriginsProvider>
        <div className={css.file} aria-busy={fetching}>
          <OutOfDate since={staleSince} isAsking={fetching} again={again} />
          <Header file={file} leftIn={asOf ? undefined : owed.find(isNoCaseWorker)?.ref} onAsOf={onAsOf} />
          <PrintNote caseNumber={file.caseNumber} />
          {recorded && <JustRecorded eventId={recorded} />}
          {!asOf && available && isKnown && <NothingToDecide decisions={decisions} />}
          <Alerts alerts={alerts} />
          {!asOf && !recorded && <FirstDue tasks={tasks} />}
          <div className={css.columns}>
            <div className={css.main}>
              <FirstCards file={file} />
            </div>
            <aside className={css.aside} aria-label={t('file.part.next')}>
              <Approvals file={file} decisions={decisions} />
              {!asOf && <NextSteps file={file} tasks={tasks} />}
              {!asOf && available && <RecordMenu />}
              {isSettled && <OnThisPage file={file} alerts={alerts} />}
            </aside>
            <div className={css.main}>
              <OtherCards file={file} />
            </div>
          </div>
          <OtherFiles duplicates={file.duplicates} />
          {!file.inPart && (
            <>
              <Timeline survivorId={id} purpose={purpose} asOf={asOf} revision={file.revision} highlight={recorded} />
              <OtherTimelines duplicates={file.duplicates} />
            </>
          )}
        </div>
      </OriginsProvider>
    </CaseFileProvider>
  );
};
