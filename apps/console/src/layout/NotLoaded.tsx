import { useTranslation } from 'react-i18next';
import { Button } from './Button.js';

/** In the place of a part that did not come: only the page as a whole can be loaded again. */
export const NotLoaded = () => {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <p>{t('notLoaded')}</p>
      <Button variant="light" onClick={() => location.reload()}>
        {t('wrong.again')}
      </Button>
    </div>
  );
};
