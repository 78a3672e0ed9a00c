import { useTranslation } from 'react-i18next';
import { Page } from '../layout/Page.js';

export const Replay = () => {
  const { t } = useTranslation();
  return <Page title={t('place.replay')}>{null}</Page>;
};
