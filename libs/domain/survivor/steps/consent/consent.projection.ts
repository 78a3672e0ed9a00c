import { rows } from '#kernel/projections';
import type { ConsentEvents } from './consent.events.js';
import { ConsentView } from './consent.view.js';

export const consentProjection = rows<ConsentEvents, ConsentView>({
  view: ConsentView,
  key: (data, { subject }) => ({
    survivorId: subject,
    consentId: 'consentId' in data ? data.consentId : data.overrideId,
  }),
  on: {
    ConsentGiven: ({ scopes, recipients, givenBy, on, expiresOn = null }) => ({
      scopes,
      recipients,
      givenBy,
      on,
      expiresOn,
      withdrawnOn: null,
      overridden: false,
      upheld: null,
    }),
    ConsentWithdrawn: ({ on }) => ({ withdrawnOn: on }),
    ConsentOverridden: ({ scope, coversFrom }) => ({
      scopes: [scope],
      recipients: [],
      givenBy: null,
      on: coversFrom,
      expiresOn: null,
      withdrawnOn: null,
      overridden: true,
      upheld: null,
    }),
    ConsentOverrideReviewed: ({ upheld }) => ({ upheld }),
  },
});
