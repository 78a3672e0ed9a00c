import { readFileSync } from 'node:fs';
import { returnPath } from './return-path.js';

const ORIGIN = 'https://homeward.example';
const from = (address: string) => returnPath(address, ORIGIN);

describe('the page after a sign-in', () => {
  it('is the page that was asked for, with its search', () => {
    expect(from(`${ORIGIN}/journey/one?purpose=CARE`)).toBe('/journey/one?purpose=CARE');
    expect(from('/figures')).toBe('/figures');
  });

  it('is any screen of the router', () => {
    const screens = readFileSync('apps/console/src/routes/screens.ts', 'utf8');
    const paths = [...screens.matchAll(/^ {2}path: '([^']+)'/gm)].map(([, path]) => path!.replaceAll('$', ''));
    expect(paths.length).toBeGreaterThan(12);
    expect(paths.map(from)).toEqual(paths);
  });

  it('is at the same entry, or in the same part of the page', () => {
    const id = '0b3a3c1e-5d0a-4a44-9b4b-0a4f2a1f6c11';
    for (const place of [`#entry-${id}`, `#${id}-entry-${id}`, '#approvals'])
      expect(from(`/journey/one?purpose=CARE${place}`)).toBe(`/journey/one?purpose=CARE${place}`);
    expect(from('/cases#signed-in?code=1')).toBe('/cases');
    expect(from('/cases#<script>')).toBe('/cases');
  });

  it('is the start page after an answer of the issuer, and for a page that the console does not have', () => {
    expect(from(`${ORIGIN}/#signed-in?code=1`)).toBe('/');
    expect(from('/figures-of-others')).toBe('/');
    expect(from('/oidc/auth?client_id=console')).toBe('/');
  });

  it.each([
    'https://other.example/journey/one',
    '//other.example/journey/one',
    `${ORIGIN}//other.example/journey/one`,
    String.raw`/\other.example/journey/one`,
    'javascript:alert(1)//journey/one',
    'data:text/html,/journey/one',
  ])('is never at another origin: %s', (address) => {
    expect(from(address)).toBe('/');
  });
});
