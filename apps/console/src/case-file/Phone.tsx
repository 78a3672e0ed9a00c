import { useTranslation } from 'react-i18next';
import { useLabels } from '../language/labels.js';
import { Mark } from '../caseload/Mark.js';
import { CONTACT } from './documents/sealed.js';
import { NotRecorded } from './Fact.js';
import { EntryLink, NamedProvider } from './origins/EntryLinks.js';
import { EnteredText } from './PersonalValue.js';
import { SealedValues } from './Sealed.js';
import css from './Phone.module.css';

/** How to reach the survivor: never the number alone, but first whether, when and who may answer. */
export const Phone = () => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <SealedValues query={CONTACT} label={t('file.phone')}>
      {({ referral }) => {
        const contact = referral?.contact;
        const known = contact?.value;
        if (contact?.erased || contact?.withheld) return <p>{t(contact.erased ? 'file.erased' : 'file.withheld')}</p>;
        if (!known)
          return (
            <p>
              <NotRecorded record="revisePersonDetails" />
            </p>
          );
        return (
          <dl className={css.phone}>
            <div>
              <dt>{t('file.safeToCall')}</dt>
              <dd>
                {known.safe ? (
                  <Mark tone="good">{t('form.yes')}</Mark>
                ) : (
                  <Mark tone="danger">{t('journey.notSafe')}</Mark>
                )}
              </dd>
            </div>
            <div>
              <dt>{t('file.whenSafe')}</dt>
              <dd>{known.whenSafe ? <EnteredText text={known.whenSafe} /> : t('file.notRecorded')}</dd>
            </div>
            <div>
              <dt>{t('file.whoMayAnswer')}</dt>
              <dd>{known.whoMayAnswer ? <EnteredText text={known.whoMayAnswer} /> : t('file.notRecorded')}</dd>
            </div>
            <div>
              <dt>{label(known.channel, 'ContactChannel')}</dt>
              <dd>
                <strong>{known.value}</strong>
                <NamedProvider value={label(known.channel, 'ContactChannel')}>
                  {contact.eventId && <EntryLink to={{ eventId: contact.eventId }} />}
                </NamedProvider>
              </dd>
            </div>
          </dl>
        );
      }}
    </SealedValues>
  );
};
