import { useEffect, useState } from 'react';
import { client } from '../api/client.js';
import { graphql } from '../api/graphql.js';

const PERMITTED = graphql(`
  query Permitted {
    permitted
  }
`);

let loading: Promise<ReadonlySet<string>> | undefined;

const load = async (): Promise<ReadonlySet<string>> => {
  const { data, error } = await client.query(PERMITTED, {}).toPromise();
  if (!data) throw error ?? new Error('no answer');
  return new Set(data.permitted);
};

/** The mutations permitted to the user’s role; undefined until loaded, then kept for the session. */
export const usePermitted = (): ReadonlySet<string> | undefined => {
  const [permitted, setPermitted] = useState<ReadonlySet<string>>();
  useEffect(() => {
    loading ??= load();
    loading.then(setPermitted, () => (loading = undefined));
  }, []);
  return permitted;
};
