import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../api/client.js';
import { graphql, type ResultOf } from '../api/graphql.js';
import { usePermission } from '../session/permitted.js';

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

const NONE: Available = new Map();

/**
 * What the service makes available, asked again with each change of the record. The last answer stays until the next one
 * arrives. Without an answer, all that the role may do is offered, since the service has the last word. A role that
 * records in no record is not asked for: the access log would keep a refused attempt of each reader.
 * @returns undefined until the first answer
 */
export const useAvailable = (survivor: { readonly id: string } | null | undefined): Available | undefined => {
  const { language } = useTranslation().i18n;
  const { permitted, error } = usePermission();
  const mayAsk = permitted ? permitted.has('availableActions') : error !== undefined || undefined;
  const [available, setAvailable] = useState<Available | 'unknown'>();
  useEffect(() => {
    if (!survivor || !mayAsk) return undefined;
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
  }, [survivor, language, mayAsk]);
  if (survivor && mayAsk === false) return NONE;
  if (available !== 'unknown') return available;
  return permitted && new Map([...permitted].map((mutation) => [mutation, undefined]));
};

const refusalsIn = (actions: readonly Action[]): Available =>
  new Map(actions.map(({ mutation, refusal }) => [mutation, refusal ?? undefined]));
