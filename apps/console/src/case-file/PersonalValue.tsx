import { useTranslation } from 'react-i18next';
import type { Personal } from '../journey/name.js';
import css from './Fact.module.css';

const KHMER = /[\u1780-\u17ff]/;

/** A text that somebody wrote, marked as Khmer where it is. */
export const Written = ({ text }: { readonly text: string }) => (
  <span className={css.written} {...(KHMER.test(text) && { lang: 'km' })}>
    {text}
  </span>
);

/** A personal value in one of its four states: known, not recorded, withheld, erased. */
export const PersonalValue = ({ of }: { readonly of: Personal | null | undefined }) => {
  const { t } = useTranslation();
  if (of?.erased) return <span className={css.nothing}>{t('file.erased')}</span>;
  if (of?.withheld) return <span className={css.nothing}>{t('file.withheld')}</span>;
  if (!of?.value) return <span className={css.nothing}>{t('file.notRecorded')}</span>;
  return <Written text={of.value} />;
};
