export { otherEntriesOf, type OtherEntries } from './other-entries.js';
export { ReviewDue } from './review-due.type.js';
export { ReviewRow } from './review.view.js';
export { reviewsDue } from './reviews-due.js';
export { reviewsIn } from './reviews.projection.js';
export { waitsFor } from './waits-for.js';
