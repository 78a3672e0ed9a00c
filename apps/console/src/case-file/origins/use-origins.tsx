import {
  createContext,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { client } from '../../api/client.js';
import { useCaseFile } from '../context.js';
import { VALUE_ORIGINS, type ValueOrigins } from './document.js';
import { readOrigins, type Origins } from './origins.js';

interface OriginsAnswer {
  /** Undefined until somebody asked for them, and where the service has none. */
  readonly origins: Origins | undefined;
  /** @param courtCase that is open: with its entries, which is a reading of the others in it */
  readonly ask: (courtCase?: string) => Promise<Origins | undefined>;
  /** Outside of a case file, and before the interview, there is no timeline to go to. */
  readonly hasTimeline: boolean;
}

const NOWHERE: OriginsAnswer = { origins: undefined, ask: async () => undefined, hasTimeline: false };

const Context = createContext<OriginsAnswer>(NOWHERE);

/** The entries behind the values of a page that is no case file, and lists these entries. */
export const OtherOrigins = ({
  read,
  children,
}: {
  readonly read: ValueOrigins | null | undefined;
  readonly children: ReactNode;
}) => {
  const value = useMemo((): OriginsAnswer => {
    const origins = read ? readOrigins(read) : undefined;
    return { origins, ask: async () => origins, hasTimeline: origins !== undefined };
  }, [read]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
};

export const useOrigins = (): OriginsAnswer => useContext(Context);

/** For another record than the one of the page, from whose values no link leads on. */
export const WithoutOrigins = ({ children }: { readonly children: ReactNode }) => (
  <Context.Provider value={NOWHERE}>{children}</Context.Provider>
);

/**
 * The entries behind the values of a case file. They are fetched once, when somebody goes to one: that is a reading
 * of its own, which a look at the file needs not.
 */
export const OriginsProvider = ({ children }: { readonly children: ReactNode }) => {
  const { survivorId, purpose, asOf, revision, inPart } = useCaseFile();
  const [origins, setOrigins] = useState<Origins>();
  const asked = useRef<Promise<Origins | undefined>>(undefined);
  const which = useRef({});
  const courtCases = useRef<readonly string[]>([]);
  // before the effects of what is inside, which may ask again
  useLayoutEffect(() => {
    // another state of the file has other entries
    which.current = {};
    asked.current = undefined;
    courtCases.current = [];
    setOrigins(undefined);
  }, [survivorId, purpose, asOf, revision]);
  const ask = useCallback<OriginsAnswer['ask']>(
    (courtCase) => {
      if (courtCase !== undefined && !courtCases.current.includes(courtCase)) {
        courtCases.current = [...courtCases.current, courtCase];
        asked.current = undefined;
        which.current = {};
      }
      asked.current ??= (async () => {
        const meant = which.current;
        const variables = { survivorId, purpose, asOf, courtCases: [...courtCases.current] };
        const { data } = await client.query(VALUE_ORIGINS, variables).toPromise();
        const known = data?.valueOrigins ? readOrigins(data.valueOrigins) : undefined;
        if (meant !== which.current) return undefined;
        setOrigins(known);
        // what could not be fetched is asked for again
        if (!known) asked.current = undefined;
        return known;
      })();
      return asked.current;
    },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- each revision is asked for by itself
    [survivorId, purpose, asOf, revision],
  );
  const value = useMemo(() => ({ origins, ask, hasTimeline: !inPart }), [origins, ask, inPart]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
};
