import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly isStale: boolean;
  /** How many cases a search may miss, however often it is repeated. */
  readonly leftOut: number;
  /** What else can be done about a search that is not up to date. */
  readonly children?: ReactNode;
}

/** Why somebody may be missing among those who were found. */
export const MayBeMissing = ({ isStale, leftOut, children }: Props) => {
  const { t } = useTranslation();
  return (
    <>
      {isStale && (
        <p>
          {t('search.stale')} {children}
        </p>
      )}
      {leftOut > 0 && <p>{t('search.leftOut', { count: leftOut })}</p>}
    </>
  );
};
