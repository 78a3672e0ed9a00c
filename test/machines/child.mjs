/** Records a child through the proxy, or reads them: `node child.mjs record`, later `node child.mjs read`. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const KEPT = '/root/child.json';
const NAME = 'Sreymom (SYNTHETIC)';
const claims = { sub: 'sokha', realm_access: { roles: ['homeward-case-workers'] }, office: 'SiemReapCac' };
// curl trusts what the machine trusts
const curl = (...words) => execFileSync('curl', ['-fsS', ...words], { encoding: 'utf8' });

const ask = (query, variables) => {
  const token = curl(`http://127.0.0.1:5099/token?claims=${encodeURIComponent(JSON.stringify(claims))}`);
  const headers = ['-H', 'content-type: application/json', '-H', `authorization: Bearer ${token}`];
  const answer = curl(...headers, '-d', JSON.stringify({ query, variables }), 'https://homeward.example.org/graphql');
  const { data, errors } = JSON.parse(answer);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

if (process.argv[2] === 'record') {
  const input = {
    on: '2026-01-12',
    source: 'HOTLINE',
    office: 'SiemReapCac',
    province: '17',
    urgency: 'ROUTINE',
    givenName: NAME,
    birthYear: 2015,
    sex: 'FEMALE',
    nationality: 'KH',
    languages: ['khm'],
  };
  const document =
    'mutation ($input: ReceiveReferralInput!) { receiveReferral(input: $input) { survivorId position } }';
  const { receiveReferral } = ask(document, { input });
  writeFileSync(KEPT, JSON.stringify(receiveReferral));
} else {
  const variables = JSON.parse(readFileSync(KEPT, 'utf8'));
  const document =
    'query ($survivorId: UUID!, $position: String!) { survivor(id: $survivorId, purpose: CARE, atLeast: $position) { referral { givenName { value } } } }';
  const { survivor } = ask(document, variables);
  if (survivor.referral.givenName.value !== NAME) throw new Error(JSON.stringify(survivor));
}
process.stdout.write(`${process.argv[2]}: ${NAME}\n`);
