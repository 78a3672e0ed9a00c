import { Recording } from './record.js';

/** The referral that starts a record. */
export const Refer = () => <Recording mutation="receiveReferral" />;
