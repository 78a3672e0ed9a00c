import { returnPath } from './return-path.js';

const ORIGIN = 'https://homeward.example';
const from = (address: string) => returnPath(address, ORIGIN);

describe('the page after a sign-in', () => {
  it('is the page that was asked for, with its search', () => {
    expect(from(`${ORIGIN}/journey/one?purpose=CARE`)).toBe('/journey/one?purpose=CARE');
    expect(from('/figures')).toBe('/figures');
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
