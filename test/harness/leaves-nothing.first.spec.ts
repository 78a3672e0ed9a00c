import { leavesNothing } from './leaves-nothing.js';

leavesNothing();
