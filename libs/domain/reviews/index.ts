export { otherEntriesOf, type OtherEntries } from './other-entries.js';
export { OtherReviews } from './other-reviews.type.js';
export { ReviewDue } from './review-due.type.js';
export { ReviewRow } from './review.view.js';
export { reviewsDue } from './reviews-due.js';
export { reviewsIn } from './reviews.projection.js';
export { reviewsStep } from './reviews.step.js';
export { isSentBackTo, waitsFor } from './waits-for.js';
