import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Mark, RISK_TONE } from '../caseload/Mark.js';
import { countries } from '../forms/places.js';
import { dayInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { Icon } from '../layout/Icon.js';
import { usePermitted } from '../session/permitted.js';
import type { Survivor } from './documents.js';
import { nameOf, personalInWords, shortOf } from './name.js';
import type { Purpose } from './purposes.js';
import css from './Header.module.css';

/** The identity and status of the survivor, and the purpose of reading. */
export const Header = ({ survivor, purpose }: { readonly survivor: Survivor; readonly purpose: Purpose }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const permitted = usePermitted();
  const { referral, identification, risk, aftercare, closure, erasure } = survivor;
  const { name, local } = nameOf(referral, t);
  const born = personalInWords(referral?.birthDate, t) || referral?.birthYear;
  const contact = referral?.contact?.value;
  return (
    <header className={css.header}>
      <title>{`${shortOf(survivor.id)} · Homeward`}</title>
      <Link to="/cases" className={css.back}>
        <Icon name="back" size={16} /> {t('place.cases')}
      </Link>
      <div className={css.who}>
        <h1>
          {name || shortOf(survivor.id)} {local && <span lang="km">{local}</span>}
        </h1>
        {permitted?.has('history') && (
          <Link to="/replay" search={{ survivorId: survivor.id, purpose }}>
            {t('place.replay')}
          </Link>
        )}
        <span className={css.open}>
          <Icon name="lock" size={15} /> {t('journey.openFor', { purpose: label(purpose, 'Purpose') })}
        </span>
      </div>
      <p className={css.facts}>
        {[
          shortOf(survivor.id),
          referral && label(referral.sex, 'Sex'),
          born && t('journey.born', { born: /^\d{4}-\d\d-\d\d$/.test(String(born)) ? dayInWords(String(born)) : born }),
          countries().find(({ value }) => value === referral?.nationality)?.label ?? referral?.nationality,
          label(aftercare?.office ?? referral?.office),
          contact &&
            `${label(contact.channel, 'ContactChannel')} ${contact.value}${contact.safe ? '' : ` (${t('journey.notSafe')})`}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className={css.marks}>
        {identification && <Mark>{label(identification.status, 'TraffickingStatus')}</Mark>}
        {aftercare && !survivor.overview?.closed && (
          <Mark tone="calm">{aftercare.suspended ? t('journey.suspended') : t('journey.inAftercare')}</Mark>
        )}
        {closure && closure.status !== 'OPEN' && <Mark>{label(closure.status, 'ClosureStatus')}</Mark>}
        {risk?.level && (
          <Mark tone={RISK_TONE[risk.level] ?? 'plain'}>
            {t('risk')}: {label(risk.level, 'RiskLevel')}
          </Mark>
        )}
        {survivor.prosecutions.some(({ legalHold }) => legalHold) && <Mark tone="law">{t('journey.inCourt')}</Mark>}
        {erasure && <Mark tone="danger">{label(erasure.status, 'ErasureStatus')}</Mark>}
      </p>
      {survivor.link && (
        <p className={css.notice}>
          {t('journey.linked')}{' '}
          <Link to="/journey/$survivorId" params={{ survivorId: survivor.link.keptSurvivorId }}>
            {shortOf(survivor.link.keptSurvivorId)}
          </Link>
        </p>
      )}
    </header>
  );
};
