import { randomUUID } from 'node:crypto';
import { Homeward, caseWorker, receiptOf, refusalOf } from '../../harness/homeward.js';
import { consentTo, refer, toSend } from '../../harness/mutations.js';

const CHOICES = `query ($id: UUID!) { availableActions(survivorId: $id, on: "2020-03-12", purpose: CARE, mutation: "deliverService") {
  choicesWithheld refusedChoices { field value given { field answers unanswered } refusal { code } } } }`;

interface RefusedAnswer {
  readonly given: { readonly answers: readonly string[] };
}

const SERVICE = { on: '2020-03-12', provider: 'Legal aid clinic', mode: 'IN_PERSON', quantity: 1, unit: 'SESSION' };

it('names the answers to another field with which a choice would be refused, and it is refused with them', async () => {
  const homeward = await Homeward.shared();
  const [survivorId, serviceId] = [randomUUID(), randomUUID()];
  const legalAid = { serviceId, type: 'LEGAL_AID', emergency: true, ...SERVICE };
  for (const { mutation, input, by } of [refer(), consentTo(['SERVICES']), toSend('deliverService', legalAid)])
    receiptOf(await homeward.command(mutation, input(survivorId), by));
  const { data } = await homeward.ask(CHOICES, { id: survivorId }, caseWorker);
  expect(data!.availableActions).toMatchObject([
    {
      choicesWithheld: null,
      refusedChoices: [
        {
          field: 'serviceId',
          value: serviceId,
          given: { field: 'type', unanswered: false },
          refusal: { code: 'SERVICE_OF_ANOTHER_TYPE' },
        },
      ],
    },
  ]);
  const [{ refusedChoices }] = data!.availableActions as [{ readonly refusedChoices: readonly [RefusedAnswer] }];
  const { answers } = refusedChoices[0].given;
  expect([answers.includes('LEGAL_AID'), answers.includes('MEDICAL')]).toEqual([false, true]);
  const medical = { survivorId, ...legalAid, type: 'MEDICAL' };
  expect(refusalOf(await homeward.command('deliverService', medical, caseWorker))).toBe('SERVICE_OF_ANOTHER_TYPE');
});
