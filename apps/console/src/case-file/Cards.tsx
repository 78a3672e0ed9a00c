import { useTranslation } from 'react-i18next';
import type { MutationName } from '../api/schema.js';
import type { Alert } from './alerts.js';
import { Agenda } from './cards/Agenda.js';
import { Closing, Referrals } from './cards/Closing.js';
import { Consents } from './cards/Consents.js';
import { Court } from './cards/Court.js';
import { Documents } from './cards/Documents.js';
import { Family } from './cards/Family.js';
import { Identification } from './cards/Identification.js';
import { Notes } from './cards/Notes.js';
import { Plan } from './cards/Plan.js';
import { Reviews } from './cards/Reviews.js';
import { Safety } from './cards/Safety.js';
import { Services } from './cards/Services.js';
import { WayHome } from './cards/WayHome.js';
import { Card } from './Card.js';
import type { CaseFile } from './documents/case-file.js';
import { Fact, Facts, NotRecorded } from './Fact.js';
import css from './Cards.module.css';

/** The parts in the order of the work; safety first, since it decides what may be done today. */
const PARTS = {
  safety: Safety,
  consents: Consents,
  identification: Identification,
  plan: Plan,
  services: Services,
  agenda: Agenda,
  reviews: Reviews,
  wayHome: WayHome,
  family: Family,
  court: Court,
  referrals: Referrals,
  notes: Notes,
  documents: Documents,
  closing: Closing,
} as const;

type Part = keyof typeof PARTS;

/** The parts that stand together in one card while they have no entry, each with what begins it. */
const BEGINS: { readonly [Name in Part]?: readonly [isEmpty: (file: CaseFile) => boolean, begin: MutationName] } = {
  services: [({ services }) => services.length === 0, 'deliverService'],
  reviews: [({ mdtReviews, bestInterests }) => mdtReviews.length + bestInterests.length === 0, 'holdMdtReview'],
  wayHome: [({ repatriation, returns }) => !repatriation && returns.length === 0, 'requestRepatriation'],
  court: [({ prosecutions, legalHolds }) => prosecutions.length + legalHolds.length === 0, 'openProsecution'],
  referrals: [({ referralsMade }) => referralsMade.length === 0, 'makeReferral'],
  notes: [({ notes }) => notes.length === 0, 'recordNote'],
  documents: [({ documents }) => documents.length === 0, 'attachDocument'],
};

/** The part about which each kind of alert speaks. */
const ALERTED: { readonly [Kind in Alert['kind']]?: Part } = {
  unsafeMember: 'safety',
  noServicesConsent: 'consents',
  servicesConsentInvalid: 'consents',
  servicesConsentEnds: 'consents',
  comesOfAge: 'consents',
  legalHold: 'court',
  courtHold: 'court',
};

const NAMES = Object.keys(PARTS) as Part[];

const isEmpty = (part: Part, file: CaseFile): boolean => BEGINS[part]?.[0](file) ?? false;

interface PartsProps {
  readonly file: CaseFile;
  readonly parts: readonly Part[];
}

const Parts = ({ file, parts }: PartsProps) =>
  parts.map((part) => {
    const Shown = PARTS[part];
    return <Shown key={part} file={file} />;
  });

/** What answers the first questions about a case: on a phone it stands before what comes next. */
const FIRST: readonly Part[] = ['safety', 'consents', 'identification'];

export const FirstCards = ({ file }: { readonly file: CaseFile }) => <Parts file={file} parts={FIRST} />;

/** What else is true, part by part. */
export const OtherCards = ({ file }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const others = NAMES.filter((part) => !FIRST.includes(part));
  const empty = others.filter((part) => isEmpty(part, file));
  return (
    <>
      <Parts file={file} parts={others.filter((part) => !empty.includes(part))} />
      {empty.length > 0 && (
        <Card id="empty">
          <Facts>
            {empty.map((part) => (
              <Fact key={part} label={t(`file.part.${part}`)}>
                <NotRecorded record={BEGINS[part]![1]} />
              </Fact>
            ))}
          </Facts>
        </Card>
      )}
    </>
  );
};

/** Every part in which something is recorded. */
export const AllCards = ({ file }: { readonly file: CaseFile }) => (
  <Parts file={file} parts={NAMES.filter((part) => !isEmpty(part, file))} />
);

interface OnThisPageProps {
  readonly file: CaseFile;
  readonly alerts: readonly Alert[];
}

/** Links to each part, with a dot beside one that has an alert. */
export const OnThisPage = ({ file, alerts }: OnThisPageProps) => {
  const { t } = useTranslation();
  const alerted = new Set(alerts.map(({ kind }) => ALERTED[kind]));
  return (
    <nav className={css.parts} aria-label={t('file.onThisPage')}>
      {NAMES.filter((part) => !isEmpty(part, file)).map((part) => (
        <a key={part} href={`#${part}`}>
          {t(`file.part.${part}`)}
          {alerted.has(part) && <span className={css.alerted} title={t('file.alerts')} />}
        </a>
      ))}
      {!file.inPart && <a href="#way">{t('journey.timeline')}</a>}
    </nav>
  );
};
