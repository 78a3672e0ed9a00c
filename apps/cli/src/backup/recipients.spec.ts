import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { ConfigurationError } from '#platform/plain';
import { Misuse } from '../misuse.js';
import { recipientsFrom } from './recipients.js';

const SECRET = 'AGE-SECRET-KEY-1';

describe('the recipients of a backup', () => {
  it('are those of the option, or else those of the variable', async () => {
    const [one, other] = await Promise.all([1, 2].map(async () => identityToRecipient(await generateX25519Identity())));
    const env = { HOMEWARD_BACKUP_RECIPIENT: ` ${one}, ${other},` };
    expect(recipientsFrom([], env)).toEqual([one, other]);
    expect(recipientsFrom([other!], { HOMEWARD_BACKUP_RECIPIENT: 'sokha' })).toEqual([other]);
  });

  it('are wrong usage where the option is wrong, or nothing names any', () => {
    for (const given of [[], ['sokha'], [SECRET]])
      expect(() => recipientsFrom(given, {})).toThrow(expect.objectContaining({ name: Misuse.name }));
  });

  it('are a wrong setting where the variable is wrong, and its line names all of it, but no private key', () => {
    const read = () => recipientsFrom([], { HOMEWARD_BACKUP_RECIPIENT: `sokha,${SECRET}` });
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(
      /^HOMEWARD_BACKUP_RECIPIENT: "sokha" is no recipient of age: .*\nHOMEWARD_BACKUP_RECIPIENT: A recipient is a private key: /,
    );
    expect(read).not.toThrow(SECRET);
  });
});
