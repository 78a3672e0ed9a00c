import { closedAddress } from './entrance.js';

const AT = 'https://homeward.example';

describe('an address from outside', () => {
  it.each([
    ['/journey/one?purpose=COURT&asOf=2020-03-02#consents', '/journey/one?asOf=2020-03-02#consents'],
    ['/replay?survivorId=one&purpose=AUDIT', '/replay?survivorId=one'],
    ['/record/approveCasePlan?survivorId=one&planId=p&seen=7', '/record/approveCasePlan?survivorId=one&planId=p'],
    ['/figures?year=2020&open=M1', '/figures?year=2020'],
    ['/journey/one?purpose=BREAK_GLASS', '/journey/one?offer=BREAK_GLASS'],
    ['/journey/one??purpose=COURT', '/journey/one'],
    ['/record/closeCase??seen=7&survivorId=one', '/record/closeCase?survivorId=one'],
    ['/journey/one?p%75rpose=CARE&purpose=%22CARE%22', '/journey/one'],
  ])('%s names the page, and neither a purpose nor what was read', (given, expected) => {
    expect(closedAddress(AT + given)).toBe(AT + expected);
  });

  it('that opens nothing stays as it is, letter by letter', () => {
    const address = `${AT}/cases?kind=a+b&due=%32#part`;
    expect(closedAddress(address)).toBe(address);
  });
});
