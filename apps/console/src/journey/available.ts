import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../api/client.js';
import { graphql, type ResultOf } from '../api/graphql.js';
import { usePermitted } from '../session/permitted.js';

const AVAILABLE = graphql(`
  query AvailableActions($survivorId: UUID!) {
    availableActions(survivorId: $survivorId) {
      mutation
      possible
      refusal {
        code
        sentence
        first
      }
    }
  }
`);

type Action = NonNullable<ResultOf<typeof AVAILABLE>['availableActions']>[number];
export type ActionRefusal = NonNullable<Action['refusal']>;

/** The mutations that the user may send, each with its refusal when it is not possible now; none when they may only read. */
export type Available = ReadonlyMap<string, ActionRefusal | undefined>;

/**
 * What the service makes available, asked again with each change of the record. The last answer stays until the next one
 * arrives. Without an answer, all that the role may do is offered, since the service has the last word.
 * @returns undefined until the first answer
 */
export const useAvailable = (survivor: { readonly id: string } | null | undefined): Available | undefined => {
  const { language } = useTranslation().i18n;
  const permitted = usePermitted();
  const [available, setAvailable] = useState<Available | 'unknown'>();
  useEffect(() => {
    if (!survivor) return undefined;
    let current = true;
    void client
      .query(AVAILABLE, { survivorId: survivor.id })
      .toPromise()
      .then(({ data }) => {
        if (current) setAvailable(data?.availableActions ? refusalsIn(data.availableActions) : 'unknown');
      });
    return () => {
      current = false;
    };
  }, [survivor, language]);
  if (available !== 'unknown') return available;
  return permitted && new Map([...permitted].map((mutation) => [mutation, undefined]));
};

const refusalsIn = (actions: readonly Action[]): Available =>
  new Map(actions.map(({ mutation, refusal }) => [mutation, refusal ?? undefined]));
