import { footRule } from './foot-rule.js';

describe('the foot of a printed page', () => {
  it('says what was printed, and counts the pages', () => {
    const rule = footRule(['RWTKH-ZSM0P-Z', 'Printed by sokha', ''], 'Page');
    expect(rule).toContain('content: "RWTKH-ZSM0P-Z · Printed by sokha";');
    expect(rule).toContain('content: "Page" " " counter(page) " / " counter(pages);');
  });

  it('stays one string, whatever it says', () => {
    expect(footRule(['a"; } b\\'], 'Page')).toContain('content: "a ; } b ";');
  });
});
