import type { ReactNode } from 'react';
import { Link, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { usualPurpose } from '../journey/purposes.js';
import { Empty, ErrorNotice, Waiting } from '../layout/Answer.js';
import { AGREED_REFERRALS } from './documents.js';
import { isOfPerson, isUsable } from './usable.js';
import './language/load.js';

interface Props {
  readonly requestId: string;
  readonly children: (agreed: { readonly survivorId: string; readonly office: string }) => ReactNode;
}

/**
 * A referral to which another office has agreed: for one record to come, and no other. The id of that record comes from
 * the request, and not from the address, which anybody may have written.
 */
export const AgreedReferral = ({ requestId, children }: Props) => {
  const { t } = useTranslation();
  const { person } = useRouteContext({ from: '__root__' });
  const [{ data, error }, again] = useQuery({
    query: AGREED_REFERRALS,
    variables: { purpose: usualPurpose(person.role) },
  });
  if (!data) return error ? <ErrorNotice error={error} again={() => again()} /> : <Waiting rows={6} />;
  const request = data.officeRequests.find((one) => one.requestId === requestId && one.kind === 'FILE_REFERRAL');
  if (!request?.survivorId || !isUsable(request) || !isOfPerson(request, person))
    return (
      <Empty title={t('offices.notAgreed')}>
        {t('offices.notAgreedWhy')} <Link to="/offices">{t('place.offices')}</Link>
      </Empty>
    );
  return children({ survivorId: request.survivorId, office: request.office });
};
