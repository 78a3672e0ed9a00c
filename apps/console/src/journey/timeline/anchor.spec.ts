import { timelineAnchorOf, entryNamedBy } from './anchor.js';

const [KEPT, DUPLICATE] = ['0a1b2c3d-0000-4000-8000-000000000001', '0a1b2c3d-0000-4000-8000-000000000002'];
const ENTRY = '0a1b2c3d-0000-4000-8000-00000000000e';
const [own, other] = [timelineAnchorOf(KEPT, true), timelineAnchorOf(DUPLICATE, false)];

describe('an address that names an entry', () => {
  it('names it in one timeline of the page, and leads the other one nowhere', () => {
    expect(entryNamedBy(`entry-${ENTRY}`, own)).toBe(ENTRY);
    expect(entryNamedBy(`entry-${ENTRY}`, other)).toBeUndefined();
    expect(entryNamedBy(other + ENTRY, other)).toBe(ENTRY);
    expect(entryNamedBy(other + ENTRY, own)).toBeUndefined();
  });

  it('names none without an id, or with another part of the page', () => {
    expect(entryNamedBy('entry-', own)).toBeUndefined();
    expect(entryNamedBy('way', own)).toBeUndefined();
  });
});
