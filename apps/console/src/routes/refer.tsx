import type { MutationName } from '../api/schema.js';
import { Recording } from './record.js';

/** The referral that starts a record. */
export const Refer = () => <Recording mutation={'receiveReferral' satisfies MutationName} />;
