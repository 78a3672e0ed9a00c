import { useEffect, useState } from 'react';
import { client } from '../api/client.js';
import { graphql } from '../api/graphql.js';
import type { OperationName } from '../api/schema.js';

const PERMITTED = graphql(`
  query Permitted {
    permitted
  }
`);

type Permitted = ReadonlySet<OperationName>;

let loading: Promise<Permitted> | undefined;

const load = async (): Promise<Permitted> => {
  const { data, error } = await client.query(PERMITTED, {}).toPromise();
  if (!data) throw error ?? new Error('no answer');
  return new Set(data.permitted as OperationName[]);
};

/** The queries and mutations permitted to the user’s role; undefined until loaded, then kept for the session. */
export const usePermitted = (): Permitted | undefined => {
  const [permitted, setPermitted] = useState<Permitted>();
  useEffect(() => {
    loading ??= load();
    loading.then(setPermitted, () => (loading = undefined));
  }, []);
  return permitted;
};
