import type { ReactNode } from 'react';
import { Waiting } from '../../layout/Answer.js';
import type { Values } from '../values.js';
import { loadEndedOrganisations } from './documents.js';
import { useLoaded } from './use-loaded.js';

interface Props {
  readonly organisationId: string;
  readonly children: (known: Values) => ReactNode;
}

/** What the register knows of an organisation that ended, for the form that registers it again. */
export const RegisterAgain = ({ organisationId, children }: Props) => {
  const ended = useLoaded(loadEndedOrganisations);
  if (!ended) return <Waiting rows={6} />;
  const { localName, province, pcctGroup, ...known } = ended.find((one) => one.organisationId === organisationId) ?? {
    organisationId,
  };
  return children({
    ...known,
    ...(localName && { localName }),
    ...(province && { province }),
    ...(pcctGroup && { pcctGroup }),
  });
};
