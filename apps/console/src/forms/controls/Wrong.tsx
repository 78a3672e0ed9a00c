import { useTranslation } from 'react-i18next';
import type { WrongText } from './wrong-text.js';

/** What is wrong with what is typed. How much too long it is changes with each key, and is not read aloud each time. */
export const Wrong = ({ wrong }: { readonly wrong: WrongText }) => {
  const { t } = useTranslation();
  return (
    <>
      <span role="status">{t(wrong.key, { ...wrong })}</span>
      {'tooMany' in wrong && ` ${t('form.tooMany', { count: wrong.tooMany })}`}
    </>
  );
};
