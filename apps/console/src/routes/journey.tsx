import { useNavigate, useParams, useRouteContext, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CaseFilePage } from '../case-file/CaseFilePage.js';
import { AskPurpose } from '../journey/AskPurpose.js';
import { ByNumber } from '../journey/ByNumber.js';
import { isId } from '../journey/case-number.js';
import { isPurpose } from '../journey/purposes.js';
import { today } from '../language/days.js';

/** The case file of one survivor, after the question for the purpose. */
export const Journey = () => {
  const { t } = useTranslation();
  const { survivorId } = useParams({ from: '/journey/$survivorId' });
  const { purpose, offer, at, asOf, recorded } = useSearch({ from: '/journey/$survivorId' });
  const { person } = useRouteContext({ from: '__root__' });
  const navigate = useNavigate({ from: '/journey/$survivorId' });
  if (!isId(survivorId))
    return (
      <ByNumber
        text={survivorId}
        title={t('journey.title')}
        onFound={(id) => void navigate({ params: { survivorId: id }, search: true, hash: true, replace: true })}
      />
    );
  if (!isPurpose(purpose, person.role))
    return (
      <AskPurpose
        role={person.role}
        offer={offer}
        onChosen={(chosen) =>
          void navigate({
            search: ({ offer: _, ...before }) => ({ ...before, purpose: chosen }),
            hash: true,
            replace: true,
          })
        }
      />
    );
  return (
    <CaseFilePage
      key={`${survivorId}${purpose}`}
      id={survivorId}
      purpose={purpose}
      atLeast={at}
      recorded={recorded}
      asOf={asOf && /^\d{4}-\d\d-\d\d$/.test(asOf) && asOf < today() ? asOf : undefined}
      onAsOf={(day) => void navigate({ search: { purpose, ...(day && { asOf: day }) }, resetScroll: false })}
    />
  );
};
