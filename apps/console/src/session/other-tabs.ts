/** The tabs of this browser that show the console; none hears itself. */
const channel = new BroadcastChannel('homeward.session');

/** What one tab tells the others, always about one person. */
type Message = Readonly<Record<'signedOut' | 'asksForUnsent' | 'hasUnsent', string>>;

/** Milliseconds for the answer of another tab; those that sleep in the background may be slower, and are not waited for. */
const ANSWER_MS = 300;

const send = (message: Partial<Message>): void => channel.postMessage(message);

const onMessage = (
  kind: keyof Message,
  handle: (person: string) => void,
  signal = new AbortController().signal,
): void =>
  channel.addEventListener(
    'message',
    ({ data }: MessageEvent<Partial<Record<keyof Message, unknown>> | null>) => {
      const person = data?.[kind];
      if (typeof person === 'string') handle(person);
    },
    { signal },
  );

export const otherTabs = {
  signedOut: (person: string): void => send({ signedOut: person }),
  onSignedOut: (end: (person: string) => void): void => onMessage('signedOut', end),

  /** Whether another tab of this person has something that was typed and not sent. */
  haveUnsent: async (person: string): Promise<boolean> => {
    const heard = new AbortController();
    try {
      return await new Promise<boolean>((resolve) => {
        onMessage('hasUnsent', (whose) => whose === person && resolve(true), heard.signal);
        setTimeout(() => resolve(false), ANSWER_MS);
        send({ asksForUnsent: person });
      });
    } finally {
      heard.abort();
    }
  },
  answerForUnsent: (hasUnsent: (person: string) => boolean): void =>
    onMessage('asksForUnsent', (person) => {
      if (hasUnsent(person)) send({ hasUnsent: person });
    }),
};
