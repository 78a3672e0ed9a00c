/** Why a message did not arrive. The codes are stable: operators and scripts know them. */
export const DELIVERY_FAILURES = {
  MAIL_NOT_CONFIGURED: 'No mail server is configured: set HOMEWARD_SMTP_URL.',
  ADDRESS_REFUSED: 'The mail server refused the address: ask the colleague to correct it.',
  SIGN_IN_REFUSED: 'The mail server refused the user or the password: check HOMEWARD_SMTP_URL and the password file.',
  NOT_ENCRYPTED: 'The mail server offers no encryption that can be trusted: check its certificate and its port.',
  UNREACHABLE: 'The server did not answer: check its address and the network.',
  REFUSED: 'The server refused the message.',
  ADDRESS_NOT_ALLOWED:
    'The webhook leads to a private address, or not over https: name its host in HOMEWARD_WEBHOOK_HOSTS if it may.',
  GONE: 'The receiver answered that it wants no messages any more (410).',
  REDIRECTED: 'The receiver redirects, which is not followed: give the address to which it leads.',
  ADDRESS_UNREADABLE: 'The address cannot be opened: ask the colleague to choose their notices again.',
} as const;
export type DeliveryFailureCode = keyof typeof DELIVERY_FAILURES;
export const DELIVERY_FAILURE_CODES = Object.keys(DELIVERY_FAILURES) as DeliveryFailureCode[];

/** Failures that a later attempt would meet again. */
const FINAL: ReadonlySet<DeliveryFailureCode> = new Set<DeliveryFailureCode>([
  'MAIL_NOT_CONFIGURED',
  'ADDRESS_REFUSED',
  'ADDRESS_NOT_ALLOWED',
  'GONE',
  'ADDRESS_UNREADABLE',
]);

/** Says nothing about the address: it may be logged. */
export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure';

  constructor(readonly code: DeliveryFailureCode) {
    super(DELIVERY_FAILURES[code]);
  }

  get isFinal(): boolean {
    return FINAL.has(this.code);
  }
}
