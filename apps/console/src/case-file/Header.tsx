import { Link, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Mark, RISK_TONE } from '../caseload/Mark.js';
import { countryInWords, languageInWords } from '../forms/places.js';
import { nameOf, personalInWords } from '../journey/name.js';
import { dayInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { Icon } from '../layout/Icon.js';
import { usePermitted } from '../session/permitted.js';
import { mayUse } from '../session/person.js';
import { ageOn, agesIn } from './age.js';
import { AsOf } from './AsOf.js';
import { BackToList } from './BackToList.js';
import { CaseNumber } from './CaseNumber.js';
import { useCaseFile } from './context.js';
import type { CaseFile } from './documents/case-file.js';
import { EntryLinks, NamedProvider } from './origins/EntryLinks.js';
import { LinkedRecords } from './LinkedRecords.js';
import { Phone } from './Phone.js';
import css from './Header.module.css';

interface Props {
  readonly file: CaseFile;
  /** The assignment of a case worker who has left, if the case has no other. */
  readonly leftIn?: string | undefined;
  readonly onAsOf: (asOf: string | null) => void;
}

/** Who it is, and how the case stands: what has to be known before anything is done. */
export const Header = ({ file, leftIn, onAsOf }: Props) => {
  const { t } = useTranslation();
  const { asOf, purpose } = useCaseFile();
  const { person } = useRouteContext({ from: '__root__' });
  const label = useLabels();
  const permitted = usePermitted();
  const { name, local } = nameOf(file.referral, t);
  return (
    <header className={css.header} data-past={asOf ? true : undefined}>
      <title>{`${file.caseNumber} · Homeward`}</title>
      <div className={css.row}>
        {mayUse('cases', person) && <BackToList />}
        <span className={css.open}>
          <Icon name="lock" size={15} /> {t('journey.openFor', { purpose: label(purpose, 'Purpose') })}
        </span>
        {permitted?.has('history') && (
          <>
            <Link to="/replay" search={{ survivorId: file.id, purpose }}>
              {t('place.replay')}
            </Link>
            <Link to="/replay" hash="looked" search={{ survivorId: file.id, purpose }}>
              {t('file.looked')}
            </Link>
          </>
        )}
        <AsOf asOf={asOf} onChange={onAsOf} />
      </div>
      <div className={css.row}>
        <div className={css.name}>
          <h1>
            {name || file.caseNumber} {local && <span lang="km">{local}</span>}
          </h1>
          <NameSaid file={file} />
        </div>
        <CaseNumber number={file.caseNumber} />
      </div>
      <p className={css.facts}>
        <Person file={file} leftIn={leftIn} /> <PersonSaid file={file} leftIn={leftIn} />
      </p>
      <div className={css.row}>
        <p className={css.marks}>
          <Status file={file} /> <StatusSaid file={file} />
        </p>
        <Phone />
      </div>
      {file.inPart && <p className={css.notice}>{t('file.inPart')}</p>}
      <LinkedRecords link={file.link} duplicates={file.duplicates} />
    </header>
  );
};

/** The assignment of the case worker; of several who have left, the one that the task is about. */
const caseWorkerIn = (assignments: CaseFile['assignments'], leftIn: string | undefined) => {
  const own = assignments.filter((one) => one.as === 'CASE_WORKER' && one.endedOn === null);
  return own.find((one) => one.assignmentId === leftIn) ?? own.at(-1);
};

export const Person = ({ file, leftIn }: Pick<Props, 'file' | 'leftIn'>) => {
  const { referral, aftercare, assignments } = file;
  const { t } = useTranslation();
  const { day } = useCaseFile();
  const label = useLabels();
  const worker = caseWorkerIn(assignments, leftIn);
  const birthDate = personalInWords(referral?.birthDate, t);
  const isDate = /^\d{4}-\d\d-\d\d$/.test(birthDate);
  const facts = [
    isDate && t('file.age', { count: ageOn(birthDate, day) }),
    !isDate && referral?.birthYear && t('form.aboutAge', agesIn(referral.birthYear, day)),
    referral && label(referral.sex, 'Sex'),
    isDate && t('journey.born', { born: dayInWords(birthDate) }),
    referral?.nationality && countryInWords(referral.nationality),
    referral?.ethnicity?.value,
    // Khmer is a people as well as a language
    referral?.languages.length && t('file.speaks', { languages: referral.languages.map(languageInWords).join(', ') }),
    worker
      ? t(worker.assignmentId === leftIn ? 'file.workerLeft' : 'file.worker', { worker: worker.worker })
      : !file.inPart && t('file.noWorker'),
    label(aftercare?.office ?? worker?.office ?? referral?.office),
  ];
  return facts.filter(Boolean).join(' · ');
};

/** The entries that said each part of the name. */
const NameSaid = ({ file: { referral } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const parts = [referral?.familyName, referral?.givenName, referral?.localFamilyName, referral?.localGivenName];
  return (
    <NamedProvider value={t('file.name')}>
      <EntryLinks said={parts.map((part) => part?.eventId)} />
    </NamedProvider>
  );
};

/** The entries that said what the header tells of the person. */
const PersonSaid = ({ file: { id, referral, assignments }, leftIn }: Pick<Props, 'file' | 'leftIn'>) => {
  const { t } = useTranslation();
  const worker = caseWorkerIn(assignments, leftIn);
  return (
    <NamedProvider value={t('file.part.person')}>
      <EntryLinks
        said={[referral?.birthDate?.eventId, referral?.ethnicity?.eventId]}
        places={[
          ['Referral', id, 'sex', 'nationality', 'languages', 'birthYear'],
          ...(worker ? [['Assignment', worker.assignmentId, 'worker'] as const] : []),
        ]}
        entry={referral?.lastEventId}
      />
    </NamedProvider>
  );
};

const StatusSaid = ({ file: { id, overview, referral } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  return (
    <NamedProvider value={t('file.status')}>
      <EntryLinks
        places={[
          ['Identification', id, 'status', 'decidedBy'],
          ['Overview', id, 'status'],
          ['Risk', id, 'level'],
        ]}
        entry={overview ? referral?.lastEventId : undefined}
      />
    </NamedProvider>
  );
};

export const Status = ({ file }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { identification, overview, closure, risk } = file;
  return (
    <>
      {identification && (
        <Mark>
          {[label(identification.status, 'TraffickingStatus'), label(identification.decidedBy, 'DecidingAuthority')]
            .filter(Boolean)
            .join(' · ')}
        </Mark>
      )}
      {overview && <Mark tone="calm">{label(overview.status, 'CaseStatus')}</Mark>}
      {closure?.status === 'REQUESTED' && <Mark>{label(closure.status, 'ClosureStatus')}</Mark>}
      {risk?.level ? (
        <Mark tone={RISK_TONE[risk.level] ?? 'plain'}>
          {t('file.riskSince', {
            level: label(risk.level, 'RiskLevel'),
            day: risk.assessedOn ? dayInWords(risk.assessedOn) : '',
          })}
        </Mark>
      ) : (
        <Mark>{t('file.riskUnknown')}</Mark>
      )}
    </>
  );
};
