import { useTranslation } from 'react-i18next';
import { Page } from '../layout/Page.js';

export const Operations = () => {
  const { t } = useTranslation();
  return <Page title={t('place.operations')}>{null}</Page>;
};
