import { rows } from '#read-models';
import type { AftercareEvents } from './aftercare.events.js';
import { AftercareView } from './aftercare.view.js';

export const aftercareProjection = rows<AftercareEvents, AftercareView>({
  view: AftercareView,
  key: (_, { subject }) => ({ survivorId: subject }),
  on: {
    AftercareEntered: ({ on, basis, intake, office, programme, housing }, _, { sealed }) => ({
      enteredOn: on,
      basis,
      intake,
      office,
      programme,
      housing,
      suspended: false,
      sealed,
    }),
    HousingChanged: ({ arrangement }, _, { sealed }) => ({ housing: arrangement, sealed }),
    AftercareSuspended: () => ({ suspended: true }),
    AftercareResumed: () => ({ suspended: false }),
  },
});
