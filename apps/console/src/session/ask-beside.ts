import { begin, finish } from './issuer.js';

/** Milliseconds that an issuer has to answer without asking anybody. */
const SILENT = 6_000;

/** The issuer's answer, told by the page it leads back to. */
const answerWith = (state: string, gone: AbortSignal): Promise<string> =>
  new Promise((resolve, reject) => {
    const hear = ({ origin, data }: MessageEvent<{ signedIn?: unknown }>) => {
      const told = data?.signedIn;
      if (origin !== location.origin || typeof told !== 'string') return;
      if (new URLSearchParams(told).get('state') !== state) return;
      removeEventListener('message', hear);
      resolve(told);
    };
    addEventListener('message', hear);
    gone.addEventListener('abort', () => {
      removeEventListener('message', hear);
      reject(new Error('The issuer did not answer.'));
    });
  });

/** Asks the issuer whether this browser is still signed in there, in a frame that nobody sees. @returns a token */
export const askSilently = async (person?: string): Promise<string> => {
  const journey = await begin({ prompt: 'none', ...(person && { login_hint: person }) });
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'sign-in';
  frame.src = journey.url;
  try {
    const answer = answerWith(journey.state, AbortSignal.timeout(SILENT));
    document.body.append(frame);
    return await finish(journey, await answer);
  } finally {
    frame.remove();
  }
};

/** Signs in in a window beside this one, so that nothing that was typed here is lost. @returns a token */
export const askInWindow = async (person: string): Promise<string> => {
  // opened at once: a browser allows it only as the answer to a click
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
