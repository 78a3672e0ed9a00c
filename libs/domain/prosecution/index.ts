export { conclusionOf } from './accused.rules.js';
export { prosecutionPolicy } from './prosecution.policy.js';
export { isCourtCaseListed } from './reading/listed-court-cases.js';
export { mayOpenCourtCase } from './reading/open-court-case.js';
export { courtCase as prosecution, partsIn, type CourtCaseState } from './prosecution.record.decider.js';
export { noSuchProsecution } from './prosecution.rules.js';
export { ProsecutionView } from './prosecution.view.js';
export { prosecutionStep } from './prosecution.step.js';
