import { createHash } from 'node:crypto';
import { PEOPLE } from './people.js';

const STYLE = `
  body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; color: #1a1a1a; background: #fff; }
  header { background: #b00020; color: #fff; padding: 0.75rem 1.5rem; font-weight: 700; }
  main { max-width: 40rem; margin: 0 auto; padding: 1.5rem; }
  button { display: block; width: 100%; margin: 0 0 0.5rem; padding: 0.75rem 1rem; font: inherit; text-align: left;
    color: inherit; background: #fff; border: 1px solid #767676; border-radius: 0.25rem; cursor: pointer; }
  button:hover, button:focus-visible { outline: 3px solid #b00020; }
  span { color: #555; }`;

/** Without it, the button is there to be pressed. */
const PRESS = `document.querySelector('button').click();`;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policyWith = (...more: readonly string[]): string =>
  [
    `default-src 'none'`,
    `style-src ${hashOf(STYLE)}`,
    ...more,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
  ].join('; ');

/** Only this page's own style, and a form that leads back here. */
export const POLICY = policyWith();

/** The same, and the script of the page that ends a session. */
export const SIGN_OUT_POLICY = policyWith(`script-src ${hashOf(PRESS)}`);

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const pageOf = (title: string, content: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
<header role="banner">SYNTHETIC: development only. Everybody here is invented; never record a real person.</header>
<main>
<h1>${title}</h1>
${content}
</main>
</html>
`;

const inWords = (code: string): string => code.toLowerCase().replaceAll('_', ' ');

/** The page to choose an invented person. */
export const peoplePage = (): string => {
  const buttons = Object.entries(PEOPLE).map(
    ([id, { role, office }]) =>
      `<button name="person" value="${id}">${id} <span>${[inWords(role), office].filter(Boolean).join(', ')}</span></button>`,
  );
  return pageOf('Sign in as', `<form method="post">\n${buttons.join('\n')}\n</form>`);
};

/** @param form the empty form of the provider, with what proves that its own page sends it */
export const signOutPage = (form: string): string =>
  pageOf(
    'Sign out',
    `${form}\n<button name="logout" value="yes" form="op.logoutForm">Sign out</button>\n<script>${PRESS}</script>`,
  );

export const failurePage = (sentence: string): string => pageOf('Not signed in', `<p>${escapeHtml(sentence)}</p>`);
