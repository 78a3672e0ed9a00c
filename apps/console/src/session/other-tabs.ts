/** The tabs of this browser that show the console. */
const channel = new BroadcastChannel('homeward.session');

interface SignedOut {
  readonly signedOut?: unknown;
}

/** What tabs tell each other. None hears itself. */
export const otherTabs = {
  signedOut: (person: string): void => channel.postMessage({ signedOut: person } satisfies SignedOut),

  onSignedOut: (end: (person: string) => void): void =>
    channel.addEventListener('message', ({ data }: MessageEvent<SignedOut | null>) => {
      if (typeof data?.signedOut === 'string') end(data.signedOut);
    }),
};
