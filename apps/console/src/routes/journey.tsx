import { useNavigate, useParams, useRouteContext, useSearch } from '@tanstack/react-router';
import { AskPurpose } from '../journey/AskPurpose.js';
import { Record } from '../journey/Record.js';
import { isPurpose } from '../journey/purposes.js';

/** The record of one survivor, after the question for the purpose. */
export const Journey = () => {
  const { survivorId } = useParams({ from: '/journey/$survivorId' });
  const { purpose, at } = useSearch({ from: '/journey/$survivorId' });
  const { person } = useRouteContext({ from: '__root__' });
  const navigate = useNavigate({ from: '/journey/$survivorId' });
  if (!isPurpose(purpose, person.role))
    return (
      <AskPurpose
        id={survivorId}
        role={person.role}
        onChosen={(chosen) => void navigate({ search: (before) => ({ ...before, purpose: chosen }), replace: true })}
      />
    );
  return <Record key={`${survivorId}${purpose}`} id={survivorId} purpose={purpose} {...(at && { atLeast: at })} />;
};
