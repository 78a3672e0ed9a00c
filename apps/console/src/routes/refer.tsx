import { Recording } from './record.js';

/** The beginning of somebody’s record. */
export const Refer = () => <Recording mutation="receiveReferral" />;
