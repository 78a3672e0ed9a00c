export * from './delivery-failure.js';
export * from './mailer.js';
export * from './notice.row.js';
export * from './queue.js';
export * from './webhook.js';
export { signingSecrets, webhookSecret } from './webhook-signature.js';
