import { useSyncExternalStore } from 'react';
import { hasUnsent } from '../forms/unsent/drafts.js';
import { actAs } from './acting.js';
import { askInWindow, askSilently } from './ask-beside.js';
import { askWho } from './ask-who.js';
import { ownerOfEntry, takeOver } from './entrance.js';
import { begin, finish, signOutAddress, type Journey, type Tokens } from './issuer.js';
import type { Person } from './person.js';
import { otherTabs } from './other-tabs.js';
import { returnPath } from './return-path.js';
import { tabHistory } from './tab-history.js';

export type Session =
  | { readonly state: 'starting' }
  | { readonly state: 'out'; readonly failed?: boolean }
  | { readonly state: 'in'; readonly person: Person }
  /** The token has expired and the issuer requires a new sign-in: the screen waits. */
  | { readonly state: 'lapsed'; readonly person: Person };

/** Storage key for the state of a sign-in in progress, never a token. */
const ON_THE_WAY = 'homeward.sign-in';
/** Storage key that marks a tab with a past sign-in, for which a silent renewal is worth trying. */
const WAS_IN = 'homeward.was-in';

export const hasSignedInBefore = (): boolean => sessionStorage.getItem(WAS_IN) !== null;

/** Seconds before its expiry from which a token is renewed. */
const RENEW_BEFORE_S = 60;

/** Kept only in memory, so that it is gone with the page. */
let token: string | undefined;
/** By which the issuer knows whose session is to end; also once the token has expired. */
let identity: string | undefined;
let isOver = false;
/** Who signed out in another tab while this one started. */
const endedMeanwhile = new Set<string>();
let now: Session = { state: 'starting' };
const listeners = new Set<() => void>();
let waiting: ((token: string) => void)[] = [];

const setSession = (session: Session): void => {
  now = session;
  for (const listener of listeners) listener();
};

/** @throws when the service accepts nobody or another person than this one, or the session has ended meanwhile */
const enter = async (fresh: Tokens, expected?: Person): Promise<string> => {
  const person = await askWho(fresh.access);
  if (expected && expected.id !== person.id) throw new Error('somebody else');
  if (isOver || endedMeanwhile.has(person.id)) throw new Error('signed out meanwhile');
  ({ access: token, identity } = fresh);
  sessionStorage.setItem(WAS_IN, 'yes');
  takeOver(person.id);
  setSession({ state: 'in', person });
  for (const go of waiting.splice(0)) go(fresh.access);
  return fresh.access;
};

export const useSession = (): Session =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => now,
  );

/** Finishes a sign-in, or renews a past one silently, or shows the sign-in screen. */
export const start = async (): Promise<void> => {
  const answer = /^#signed-in(\?.*)$/.exec(location.hash)?.[1];
  const onTheWay = sessionStorage.getItem(ON_THE_WAY);
  sessionStorage.removeItem(ON_THE_WAY);
  try {
    if (answer && onTheWay) {
      const { journey, from, of } = JSON.parse(onTheWay) as { journey: Journey; from: string; of?: string };
      // the address may name what a person opened before the sign-in: only for them is it still open
      tabHistory.replaceState({ ...tabHistory.state, person: of }, '', returnPath(from, location.origin));
      await enter(await finish(journey, answer));
      return;
    }
    if (sessionStorage.getItem(WAS_IN)) {
      await enter(await askSilently());
      return;
    }
    setSession({ state: 'out' });
  } catch {
    setSession({ state: 'out', failed: Boolean(answer) });
  }
};

/** Leaves this page for the issuer. `person` is an invented user. */
export const signIn = async (person?: string): Promise<void> => {
  const { url, ...journey } = await begin({ prompt: 'login', ...(person && { login_hint: person }) });
  sessionStorage.setItem(ON_THE_WAY, JSON.stringify({ journey, from: location.href, of: ownerOfEntry() }));
  location.assign(url);
};

/** @throws when the window was closed, or another person signed in */
export const signInAgain = async (): Promise<void> => {
  if (now.state !== 'lapsed') return;
  const { person } = now;
  await enter(await askInWindow(person.id), person);
};

const signedIn = (): Person | undefined => (now.state === 'in' || now.state === 'lapsed' ? now.person : undefined);

/** From now on, no answer that is still under way signs anybody in. Nothing is shown until the page is left, nor asked. */
const end = (): void => {
  isOver = true;
  document.documentElement.style.visibility = 'hidden'; // an issuer that is away may keep the browser waiting
  token = undefined;
  sessionStorage.clear();
  addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true });
};

/**
 * Ends the session here, in the other tabs and at the issuer: the next person at this computer is asked who they are.
 * @param mayLose asks whether what was typed and not sent may be lost
 */
export const signOut = async (mayLose: () => boolean): Promise<void> => {
  const person = signedIn()?.id;
  const wouldLose = hasUnsent() || (person !== undefined && (await otherTabs.haveUnsent(person)));
  if (isOver || (wouldLose && !mayLose())) return;
  end();
  if (person !== undefined) otherTabs.signedOut(person);
  // where the issuer does not say how its session is ended, this one ends all the same
  location.assign((await signOutAddress(identity).catch(() => undefined)) ?? '/');
};

/** To be called once: this tab ends, too, when the same person signs out in another one. */
export const endWithOtherTabs = (): void => {
  otherTabs.answerForUnsent((person) => signedIn()?.id === person && hasUnsent());
  otherTabs.onSignedOut((person) => {
    if (now.state === 'starting') endedMeanwhile.add(person);
    if (signedIn()?.id !== person) return;
    end();
    location.replace('/');
  });
};

let renewing: Promise<string> | undefined;

/** The supervisor in whose place the person acts, as each request says. */
export const deputyOf = (): string | undefined => signedIn()?.deputyOf;

/** The service says that the person does not stand in for that supervisor today. */
export const stopActingAsDeputy = (): void => {
  const person = signedIn();
  if (person) actAs(person.id);
};

/** A valid token for the next request, renewed before its expiry or after a new sign-in. */
export const tokenThatHolds = async (): Promise<string> => {
  if (isOver) return new Promise(() => undefined);
  if (now.state === 'starting' || now.state === 'out') throw new Error('nobody is signed in');
  if (now.state === 'lapsed') return new Promise((resolve) => waiting.push(resolve));
  const { person } = now;
  const left = person.until - Date.now() / 1000;
  if (token && left > RENEW_BEFORE_S) return token;
  renewing ??= askSilently(person.id)
    .then((fresh) => enter(fresh, person))
    .catch(() => {
      if (token && person.until > Date.now() / 1000 + 5) return token;
      return waitForSignIn();
    })
    .finally(() => (renewing = undefined));
  return renewing;
};

/** Handles a token that the service rejected: waits for a new sign-in. */
export const waitForSignIn = (): Promise<string> => {
  token = undefined;
  if (!isOver && now.state === 'in') setSession({ state: 'lapsed', person: now.person });
  return new Promise((resolve) => waiting.push(resolve));
};
