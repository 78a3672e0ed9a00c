import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { client } from '../../api/client.js';
import { useCaseFile } from '../context.js';
import { VALUE_ORIGINS } from './document.js';
import { readOrigins, type Origins } from './origins.js';

interface Asked {
  /** Undefined until somebody asked for them, and where the service has none. */
  readonly origins: Origins | undefined;
  readonly ask: () => Promise<Origins | undefined>;
  /** Outside of a case file, and before the interview, there is no timeline to go to. */
  readonly hasTimeline: boolean;
}

const Context = createContext<Asked>({ origins: undefined, ask: async () => undefined, hasTimeline: false });

export const useOrigins = (): Asked => useContext(Context);

/**
 * The entries behind the values of a case file. They are fetched once, when somebody is about to go to one: that is a
 * reading of its own, which a look at the file needs not.
 */
export const OriginsProvider = ({ children }: { readonly children: ReactNode }) => {
  const { survivorId, purpose, asOf, revision, inPart } = useCaseFile();
  const [origins, setOrigins] = useState<Origins>();
  const asked = useRef<Promise<Origins | undefined>>(undefined);
  const which = useRef({});
  useEffect(() => {
    // another state of the file has other entries
    which.current = {};
    asked.current = undefined;
    setOrigins(undefined);
  }, [survivorId, purpose, asOf, revision]);
  const ask = useCallback(() => {
    asked.current ??= (async () => {
      const meant = which.current;
      const { data } = await client.query(VALUE_ORIGINS, { survivorId, purpose, asOf }).toPromise();
      const known = data?.valueOrigins ? readOrigins(data.valueOrigins) : undefined;
      if (meant !== which.current) return undefined;
      setOrigins(known);
      // what could not be fetched is asked for again
      if (!known) asked.current = undefined;
      return known;
    })();
    return asked.current;
  }, [survivorId, purpose, asOf]);
  const value = useMemo(() => ({ origins, ask, hasTimeline: !inPart }), [origins, ask, inPart]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
};
