import { gathering } from '../log.js';

// what a follower does with an event does not depend on how many others it came with: log.spec.ts holds how they gather
gathering.ms = 5;
