import { begin, finish, type Tokens } from './issuer.js';

/** Milliseconds for a silent answer of the issuer. */
const SILENT_TIMEOUT_MS = 6_000;

/** Waits for the issuer’s answer from the redirect page. */
const answerWith = (state: string, gone: AbortSignal): Promise<string> =>
  new Promise((resolve, reject) => {
    const onMessage = ({ origin, data }: MessageEvent<{ signedIn?: unknown }>) => {
      const answer = data?.signedIn;
      if (origin !== location.origin || typeof answer !== 'string') return;
      if (new URLSearchParams(answer).get('state') !== state) return;
      removeEventListener('message', onMessage);
      resolve(answer);
    };
    addEventListener('message', onMessage);
    gone.addEventListener('abort', () => {
      removeEventListener('message', onMessage);
      reject(new Error('The issuer did not answer.'));
    });
  });

/** Renews the sign-in silently through a hidden frame. */
export const askSilently = async (person?: string): Promise<Tokens> => {
  const journey = await begin({ prompt: 'none', ...(person && { login_hint: person }) });
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'sign-in';
  frame.src = journey.url;
  try {
    const answer = answerWith(journey.state, AbortSignal.timeout(SILENT_TIMEOUT_MS));
    document.body.append(frame);
    return await finish(journey, await answer);
  } finally {
    frame.remove();
  }
};

/** Signs in through a second window, so that typed values are kept. */
export const askInWindow = async (person: string): Promise<Tokens> => {
  // opened immediately, because browsers allow it only in response to a click
  const beside = window.open('about:blank', '_blank', 'popup,width=520,height=720');
  if (!beside) throw new Error('blocked');
  const closed = new AbortController();
  const watch = setInterval(() => beside.closed && setTimeout(() => closed.abort(), 500), 400);
  try {
    const journey = await begin({ login_hint: person });
    const answer = answerWith(journey.state, closed.signal);
    beside.location.href = journey.url;
    return await finish(journey, await answer);
  } finally {
    clearInterval(watch);
    beside.close();
  }
};
