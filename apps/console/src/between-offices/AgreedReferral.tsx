import type { ReactNode } from 'react';
import { Link, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { isId } from '../journey/case-number.js';
import { usualPurpose } from '../journey/purposes.js';
import { Empty, ErrorNotice, Waiting } from '../layout/Answer.js';
import { AGREED_REFERRAL } from './documents.js';
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
    query: AGREED_REFERRAL,
    variables: { requestId, purpose: usualPurpose(person.role) },
    pause: !isId(requestId),
  });
  if (!data && isId(requestId))
    return error ? <ErrorNotice error={error} again={() => again()} /> : <Waiting rows={6} />;
  const request = data?.officeRequests.edges[0]?.node;
  if (!request?.survivorId || request.kind !== 'FILE_REFERRAL' || !isUsable(request) || !isOfPerson(request, person))
    return (
      <Empty title={t('offices.notAgreed')}>
        {t('offices.notAgreedWhy')} <Link to="/offices">{t('place.offices')}</Link>
      </Empty>
    );
  return children({ survivorId: request.survivorId, office: request.office });
};
