import { useEffect, useState } from 'react';
import { client } from '../api/client.js';
import { graphql } from '../api/graphql.js';

const PERMITTED = graphql(`
  query Permitted {
    permitted
  }
`);

let asked: Promise<ReadonlySet<string>> | undefined;

const ask = async (): Promise<ReadonlySet<string>> => {
  const { data, error } = await client.query(PERMITTED, {}).toPromise();
  if (!data) throw error ?? new Error('no answer');
  return new Set(data.permitted);
};

/** The mutations permitted to the user’s role; undefined until loaded, then kept for the session. */
export const usePermitted = (): ReadonlySet<string> | undefined => {
  const [permitted, setPermitted] = useState<ReadonlySet<string>>();
  useEffect(() => {
    asked ??= ask();
    asked.then(setPermitted, () => (asked = undefined));
  }, []);
  return permitted;
};
