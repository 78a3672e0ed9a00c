import { useEffect, useSyncExternalStore } from 'react';
import type { CombinedError } from 'urql';
import { client } from '../api/client.js';
import { graphql } from '../api/graphql.js';
import type { OperationName } from '../api/schema.js';

const PERMITTED = graphql(`
  query Permitted {
    permitted
  }
`);

type PermittedOperations = ReadonlySet<OperationName>;

interface PermissionState {
  readonly permitted?: PermittedOperations;
  /** Why it is not known. */
  readonly error?: CombinedError | undefined;
}

let known: PermissionState = {};
let isAsking = false;
const listeners = new Set<() => void>();

const learn = (next: PermissionState): void => {
  known = next;
  for (const listener of listeners) listener();
};

const ask = async (): Promise<void> => {
  if (isAsking) return;
  isAsking = true;
  learn({});
  const { data, error } = await client.query(PERMITTED, {}).toPromise();
  isAsking = false;
  learn(data ? { permitted: new Set(data.permitted as OperationName[]) } : { error });
};

const again = () => void ask();

/** The queries and mutations permitted to the user’s role, or why they are not known; kept for the session. */
export const usePermission = (): PermissionState & { readonly again: () => void } => {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => known,
  );
  useEffect(() => {
    if (!known.permitted) void ask();
  }, []);
  return { ...now, again };
};

/** The same, undefined until loaded: for what is offered beside the rest of a screen. */
export const usePermitted = (): PermittedOperations | undefined => usePermission().permitted;
