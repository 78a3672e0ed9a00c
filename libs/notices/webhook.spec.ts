import type { Socket } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { makeCertificates, type Certificates } from '../kernel/event-store/testing/certificates.js';
import { DeliveryFailure } from './delivery-failure.js';
import { isPublicAddress } from './public-address.js';
import { RawServer, trickle } from './testing/raw-server.js';
import { TestReceiver } from './testing/receiver.js';
import { postWebhook, type WebhookRules } from './webhook.js';
import { signingSecrets, webhookSecret } from './webhook-signature.js';

const KEY = Buffer.alloc(32, 7);
const OWNER = { worker: 'sokha', chosenIn: '0b2f6c1d-7a53-4d0e-9a52-1c6b7f0d1e23' };
const SECRET = webhookSecret(KEY, OWNER);
const MESSAGE = {
  id: '5f0c8f0e-9a1b-5c2d-8e3f-4a5b6c7d8e9f',
  body: '{"type":"homeward.notices"}',
  secrets: signingSecrets(KEY, OWNER),
};
/** As version 0.33 showed it: it followed from the name alone. */
const FORMER_SECRET = 'whsec_VzGV22WmQSctEe/gsPnZxGwXO7jujk0OrD7c1lLg3XM=';

let tls: Certificates;
let receiver: TestReceiver;
beforeAll(async () => {
  tls = await makeCertificates({ name: { type: 'dns', value: 'localhost' } });
});
beforeEach(async () => {
  receiver = await TestReceiver.start({ key: tls.key, cert: tls.certificate });
});
afterEach(() => receiver.stop());

/** As in production, with the receiver's host allowed. */
const rulesWith = (more: Partial<WebhookRules> = {}): WebhookRules => ({
  hosts: ['localhost'],
  mayBePlain: false,
  ca: tls.authority,
  ...more,
});

const posted = async (url: string, rules = rulesWith()): Promise<string> => {
  try {
    await postWebhook(url, MESSAGE, rules);
    return '';
  } catch (error) {
    return error instanceof DeliveryFailure ? error.code : String(error);
  }
};

describe('a webhook', () => {
  it('is signed so that the reference implementation of Standard Webhooks accepts it, and no other', async () => {
    expect(await posted(`${receiver.url}/homeward?key=1`)).toBe('');
    const [{ path, headers, body }] = receiver.received as [TestReceiver['received'][number]];
    expect(path).toBe('/homeward?key=1');
    const signed = headers as Record<string, string>;
    expect(new Webhook(SECRET).verify(body, signed)).toEqual(JSON.parse(MESSAGE.body));
    expect(() => new Webhook(SECRET).verify(`${body} `, signed)).toThrow('No matching signature');
    const others = [
      { ...OWNER, worker: 'bopha' },
      { ...OWNER, chosenIn: MESSAGE.id },
    ];
    for (const other of others)
      expect(() => new Webhook(webhookSecret(KEY, other)).verify(body, signed)).toThrow('No matching signature');
  });

  it('is accepted by a receiver that has the secret of a former version, until it is given another one', async () => {
    await posted(receiver.url);
    const [{ headers, body }] = receiver.received as [TestReceiver['received'][number]];
    const signed = headers as Record<string, string>;
    expect(new Webhook(FORMER_SECRET).verify(body, signed)).toEqual(JSON.parse(MESSAGE.body));
    const [, former] = signed['webhook-signature']!.split(' ');
    const bySomebodyWhoHasIt = { ...signed, 'webhook-signature': former! };
    expect(() => new Webhook(SECRET).verify(body, bySomebodyWhoHasIt)).toThrow('No matching signature');
  });

  it('follows no redirection, and says what the receiver answered', async () => {
    receiver.location = `${receiver.url}/elsewhere`;
    receiver.answer = 307;
    expect(await posted(receiver.url)).toBe('REDIRECTED');
    receiver.answer = 500;
    expect(await posted(receiver.url)).toBe('REFUSED');
    receiver.answer = 410;
    expect(await posted(receiver.url)).toBe('GONE');
    expect(receiver.received).toHaveLength(3);
  });

  it('gives up on a receiver that does not answer, and on one that nobody vouches for', async () => {
    receiver.answer = 'silent';
    expect(await posted(receiver.url, rulesWith({ timeoutMs: 200 }))).toBe('UNREACHABLE');
    const { authority } = await makeCertificates();
    expect(await posted(receiver.url, rulesWith({ ca: authority }))).toBe('UNREACHABLE');
  });

  it('goes to no private address that the operator has not named, by name or by number', async () => {
    const { port } = new URL(receiver.url);
    for (const host of ['localhost', '127.0.0.1', '127.1', '0x7f000001', '[::1]', '[::ffff:127.0.0.1]', '10.0.0.1'])
      expect([host, await posted(`https://${host}:${port}/`, rulesWith({ hosts: [] }))]).toEqual([
        host,
        'ADDRESS_NOT_ALLOWED',
      ]);
    expect(receiver.received).toEqual([]);
  });

  it('goes over https, and in development also over http to this machine', async () => {
    const plain = await TestReceiver.start();
    try {
      expect(await posted(plain.url)).toBe('ADDRESS_NOT_ALLOWED');
      expect(await posted('http://example.org/', rulesWith({ mayBePlain: true }))).toBe('ADDRESS_NOT_ALLOWED');
      expect(await posted('ftp://localhost/', rulesWith({ mayBePlain: true }))).toBe('ADDRESS_NOT_ALLOWED');
      expect(await posted('https://user:word@localhost/')).toBe('ADDRESS_NOT_ALLOWED');
      expect(await posted(plain.url, rulesWith({ hosts: [], mayBePlain: true }))).toBe('');
    } finally {
      await plain.stop();
    }
  });
});

describe('a receiver that does not keep to HTTP', () => {
  const TIMEOUT_MS = 300;

  const HOSTILE: Readonly<Record<string, { readonly answer: (socket: Socket) => void; readonly code: string }>> = {
    'switches to another protocol': {
      answer: (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
      code: 'REFUSED',
    },
    'names another protocol without switching to it': {
      answer: (socket) => socket.write('HTTP/1.1 204 No Content\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
      code: '',
    },
    'closes without an answer': { answer: (socket) => socket.end(), code: 'UNREACHABLE' },
    'breaks off in the middle of its answer': { answer: (socket) => socket.end('HTTP/1.1 20'), code: 'UNREACHABLE' },
    'answers that it goes on, without an end': {
      answer: trickle('HTTP/1.1 102 Processing\r\n\r\n'),
      code: 'UNREACHABLE',
    },
    'sends headers without an end': { answer: trickle('x: y\r\n', 'HTTP/1.1 200 OK\r\n'), code: 'UNREACHABLE' },
  };

  // a function without a parameter has a time limit of its own, and these would hang
  for (const [title, { answer, code }] of Object.entries(HOSTILE))
    it(`is given up where it ${title}`, async () => {
      const hostile = await RawServer.start({ answer });
      try {
        const rules = rulesWith({ mayBePlain: true, timeoutMs: TIMEOUT_MS });
        expect(await posted(`http://localhost:${hostile.port}/`, rules)).toBe(code);
      } finally {
        await hostile.stop();
      }
    });
});

describe('a public address', () => {
  it('is none of a private network, of this machine, or of a cloud', () => {
    for (const address of ['10.1.2.3', '172.16.0.1', '192.168.1.7', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::'])
      expect([address, isPublicAddress(address)]).toEqual([address, false]);
    for (const address of [
      'fd00::1',
      'fe80::1',
      '64:ff9b::a00:1',
      '::ffff:10.0.0.1',
      '2002:a00:1::',
      '::7f00:1',
      '::127.0.0.1',
      'nonsense',
    ])
      expect([address, isPublicAddress(address)]).toEqual([address, false]);
    for (const address of ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
  });
});
