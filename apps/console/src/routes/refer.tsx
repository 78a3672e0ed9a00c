import type { MutationName } from '../api/schema.js';
import { RecordingPage } from './record.js';

/** The referral that starts a record. */
export const Refer = () => <RecordingPage mutation={'receiveReferral' satisfies MutationName} />;
