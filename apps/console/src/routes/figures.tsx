import { useTranslation } from 'react-i18next';
import { Page } from '../layout/Page.js';

export const Figures = () => {
  const { t } = useTranslation();
  return <Page title={t('place.figures')}>{null}</Page>;
};
