import { Pattern, type Options } from '#nest';

/** As browsers check it: letters of ASCII on one line, so that nothing in it is taken for a header of a mail. */
const EMAIL =
  /^(?=.{3,254}$)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/;

/** Without a user, a password or a fragment. Plain http never leaves the machine. */
const WEBHOOK = /^(?=.{9,500}$)(https:\/\/[A-Za-z0-9.-]+|http:\/\/(localhost|127\.0\.0\.1))(:\d{1,5})?(\/[!"$-~]*)?$/;

export const EmailAddress = (options?: Options): PropertyDecorator =>
  Pattern(EMAIL, 'must be an e-mail address such as sokha@example.org', options);

export const WebhookAddress = (options?: Options): PropertyDecorator =>
  Pattern(WEBHOOK, 'must be an https address such as https://hooks.example.org/homeward', options);
