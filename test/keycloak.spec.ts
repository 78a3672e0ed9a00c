import { readFileSync } from 'node:fs';
import { ROLES } from '#nest/plain';
import { CLIENT, callbackOf } from '../apps/api/src/sign-in/client.js';
import { claimsFrom } from '../libs/platform/configuration/claims-file.js';
import { actorIn } from '../libs/platform/sign-in/claims.js';

interface Realm {
  readonly attributes: { readonly note: string };
  readonly accessTokenLifespan: number;
  readonly roles: { readonly realm: readonly { name: string }[] };
  readonly clients: readonly {
    readonly clientId: string;
    readonly redirectUris: readonly string[];
    readonly protocolMappers: readonly { readonly config: Readonly<Record<string, string>> }[];
  }[];
  readonly components: Readonly<Record<string, readonly { config: { 'kc.user.profile.config': readonly string[] } }[]>>;
}

const realm = JSON.parse(readFileSync('deploy/keycloak/realm.json', 'utf8')) as Realm;
const claims = claimsFrom({ OIDC_CLAIMS: 'deploy/keycloak/claims.json' });
const [client] = realm.clients;

/** The claims of an access token of this realm, as the documentation of Keycloak describes them. */
const tokenOf = (...roles: string[]) => ({
  sub: '5f3c7c0e-8a35-4f0e-9a55-0d0c6d8f2f10',
  realm_access: { roles: ['default-roles-homeward', 'offline_access', ...roles] },
  office: 'SiemReapCac',
});

describe('the realm for Keycloak', () => {
  it('has a role for each role here, and each of them signs its people in', () => {
    const roles = realm.roles.realm.map(({ name }) => actorIn(tokenOf(name), claims));
    expect(roles.map((actor) => actor?.role).toSorted()).toEqual([...ROLES].toSorted());
    expect(roles[0]).toMatchObject({ organisation: 'A21', office: 'SiemReapCac' });
  });

  it('signs nobody in who has none of them, or two', () => {
    const [one, other] = realm.roles.realm.map(({ name }) => name);
    expect(actorIn(tokenOf(), claims)).toBeUndefined();
    expect(actorIn(tokenOf(one!, other!), claims)).toBeUndefined();
  });

  it('knows the console as its only client, with the audience and the address that the API expects', () => {
    expect(realm.clients.map(({ clientId }) => clientId)).toEqual([CLIENT]);
    expect(client!.redirectUris).toEqual([callbackOf('https://homeward.example.org')]);
    const named = client!.protocolMappers.map(
      ({ config }) => config['included.custom.audience'] ?? config['claim.name'],
    );
    expect(named).toEqual(['homeward', 'office']);
    expect(realm.accessTokenLifespan).toBeLessThanOrEqual(claims.tokenMinutes * 60);
  });

  it('lets nobody but an administrator change an office, and says that nobody has tried it', () => {
    const [provider] = realm.components['org.keycloak.userprofile.UserProfileProvider']!;
    const { attributes } = JSON.parse(provider!.config['kc.user.profile.config'][0]!) as {
      attributes: readonly { name: string; permissions: { edit: readonly string[] } }[];
    };
    expect(attributes.filter(({ permissions: { edit } }) => edit.join() !== 'admin')).toEqual([]);
    expect(attributes.map(({ name }) => name)).toContain('office');
    expect(realm.attributes.note).toMatch(/^Untested: /);
  });
});
