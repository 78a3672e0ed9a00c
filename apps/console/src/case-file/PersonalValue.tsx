import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Personal } from '../journey/name.js';
import { EntryLink } from './origins/EntryLinks.js';
import css from './Fact.module.css';

const KHMER = /[\u1780-\u17ff]/;

/** A text that somebody wrote, marked as Khmer where it is. */
export const EnteredText = ({ text }: { readonly text: string }) => (
  <span className={css.written} {...(KHMER.test(text) && { lang: 'km' })}>
    {text}
  </span>
);

/** A personal value, and the entry that said it. */
type ValueWithEntry = Personal & { readonly eventId?: string | null };

/** A personal value in one of its four states: known, with its entry, not recorded, withheld, erased. */
export const PersonalValue = ({ of }: { readonly of: ValueWithEntry | null | undefined }) => {
  const { t } = useTranslation();
  if (of?.erased) return <span className={css.nothing}>{t('file.erased')}</span>;
  if (of?.withheld) return <span className={css.nothing}>{t('file.withheld')}</span>;
  if (!of?.value) return <span className={css.nothing}>{t('file.notRecorded')}</span>;
  return (
    <>
      <EnteredText text={of.value} />
      {of.eventId && (
        <>
          {' '}
          <EntryLink to={{ eventId: of.eventId }} />
        </>
      )}
    </>
  );
};

/** Those of several values that are known or hidden; that nothing was recorded, if there is none of them. */
export const SeveralValues = ({ of }: { readonly of: readonly (ValueWithEntry | null | undefined)[] }) => {
  // an empty one is left out: that it was not recorded is said once
  const some = of.filter((one) => one && (one.value || one.erased || one.withheld));
  if (some.length === 0) return <PersonalValue of={null} />;
  return some.map((one, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- the values keep their order
    <Fragment key={at}>
      {at > 0 && ' · '}
      <PersonalValue of={one} />
    </Fragment>
  ));
};
