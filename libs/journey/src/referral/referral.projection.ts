import { rows } from '#read-models';
import type { ReferralEvents } from './referral.events.js';
import { ReferralView } from './referral.view.js';

export const referralProjection = rows<ReferralEvents, ReferralView>({
  view: ReferralView,
  key: (_, { subject }) => ({ survivorId: subject }),
  on: {
    ReferralReceived: (
      { on, source, office, province, urgency, sex, nationality, birthYear = null },
      _,
      { sealed },
    ) => ({
      on,
      source,
      office,
      province,
      urgency,
      sex,
      nationality,
      birthYear,
      sealed,
    }),
  },
});
