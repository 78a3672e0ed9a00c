import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { commandNameOf } from '#nest/plain';
import { TokenSigner, existingTokenKey, ownIssuerAt } from '#platform/plain';

const OFFICE = 'SiemReapCac';
const ANSWER_MS = 30_000;
const PDF = Buffer.from(`%PDF-1.7\n${'1 0 obj << /Secret (aunt) >> endobj\n'.repeat(3_000)}trailer\n%%EOF\n`);
/** Answers that leave open whether the command was recorded. */
const SAYS_NOTHING = new Set(['OUTCOME_UNKNOWN', 'INTERNAL', 'UNAVAILABLE']);

const SOMEBODY = {
  on: '2020-03-01',
  source: 'COMMUNITY',
  office: OFFICE,
  province: '17',
  urgency: 'ROUTINE',
  givenName: 'Sopheak (SYNTHETIC)',
  birthDate: '1990-05-01',
  sex: 'FEMALE',
  nationality: 'KH',
  languages: ['khm'],
};
const CONSENT = {
  scopes: ['INTERVIEW', 'SERVICES'],
  recipients: [],
  givenBy: 'SURVIVOR',
  language: 'khm',
  witnessRole: 'NONE',
  on: '2020-03-02',
};
const READING = `query ($id: UUID!) { survivor(id: $id, purpose: CARE) { revision } }`;
const ERASURE = `query ($id: UUID!, $atLeast: String) {
  survivor(id: $id, purpose: SUBJECT_REQUEST, atLeast: $atLeast) { erasure { requestId status } } }`;

/** What people outside know: what they sent, and what they were answered. */
export class ClientKnowledge {
  /** By command id: the mutation, its input, who sent it, and how it ended. */
  commands = new Map();
  /** By survivor: how many readings were answered with the record. */
  readings = new Map();
  /** Documents whose upload was acknowledged. */
  documents = [];
  /** Survivors whose erasure was approved, and those who were then shown as erased. */
  approved = new Set();
  erased = new Set();

  count = () => {
    const outcomes = [...this.commands.values()].map(({ outcome }) => outcome);
    const of = (which) => outcomes.filter((outcome) => outcome === which).length;
    const readings = [...this.readings.values()].reduce((sum, some) => sum + some, 0);
    return {
      ACK: of('ACK'),
      UNKNOWN: of('UNKNOWN'),
      REJECT: of('REJECT'),
      readings,
      documents: this.documents.length,
      erasures: this.approved.size,
    };
  };
}

/** People at the running service, until its power is cut. */
export class People {
  #signer;
  #tokens = new Map();

  constructor(url, data, known) {
    Object.assign(this, { url, data, known });
  }

  /** @returns the answer; undefined if there was none */
  async ask(by, query, variables) {
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await this.#token(by)}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      return await response.json();
    } catch {
      return undefined;
    }
  }

  /** Sends a command, again with the same id if its outcome is unknown. @returns the receipt */
  async command(by, mutation, fields, commandId = randomUUID()) {
    const input = { ...fields, commandId };
    const known = { mutation, fields, by, outcome: 'UNKNOWN' };
    this.known.commands.set(commandId, known);
    const type = `${commandNameOf(mutation)}Input`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { position eventIds } }`;
    const answer = await this.ask(by, document, { input });
    const code = answer?.errors?.[0]?.extensions?.code;
    if (!answer || SAYS_NOTHING.has(code)) return undefined;
    if (code) {
      Object.assign(known, { outcome: 'REJECT', code });
      return undefined;
    }
    const receipt = answer.data[mutation];
    Object.assign(known, { outcome: 'ACK', eventIds: receipt.eventIds });
    if (mutation === 'approveErasure') this.known.approved.add(fields.survivorId);
    return receipt;
  }

  /** Sends again every command that had no answer, as callers do. */
  async sendAgain() {
    const open = [...this.known.commands].filter(([, { outcome }]) => outcome === 'UNKNOWN');
    for (const [id, { by, mutation, fields }] of open) await this.command(by, mutation, fields, id);
  }

  /** One person, who records, reads and attaches until `stopped`. */
  async work(name, stopped) {
    const by = { id: name, role: 'CASE_WORKER', office: OFFICE };
    while (!stopped()) {
      const survivorId = randomUUID();
      if (!(await this.command(by, 'receiveReferral', { survivorId, ...SOMEBODY }))) continue;
      for (let n = 0; n < 4 && !stopped(); n++) {
        await this.command(by, 'giveConsent', { survivorId, ...CONSENT });
        await this.#read(by, survivorId);
      }
      if (!stopped()) await this.#attach(by, survivorId);
      if (!stopped()) await this.#erase(survivorId);
    }
  }

  /** @returns how far the erasure is */
  async erasureOf(survivorId, atLeast) {
    const answer = await this.ask(supervisor('dara'), ERASURE, { id: survivorId, atLeast });
    const erasure = answer?.data?.survivor?.erasure;
    if (erasure?.status === 'ERASED') this.known.erased.add(survivorId);
    return erasure;
  }

  async #read(by, id) {
    const answer = await this.ask(by, READING, { id });
    if (answer?.data?.survivor) this.known.readings.set(id, (this.known.readings.get(id) ?? 0) + 1);
  }

  async #attach(by, survivorId) {
    try {
      const response = await fetch(new URL(`/documents/${survivorId}?kind=CONSENT_FORM`, this.url), {
        method: 'POST',
        body: PDF,
        headers: { authorization: `Bearer ${await this.#token(by)}`, 'content-type': 'application/pdf' },
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      if (response.status >= 300) return;
      const { documentId } = await response.json();
      this.known.documents.push({ survivorId, file: join(this.data, 'documents', survivorId, documentId) });
      const document = { documentId, kind: 'CONSENT_FORM', on: '2020-03-05', title: 'Consent (SYNTHETIC)' };
      await this.command(by, 'attachDocument', { survivorId, ...document });
    } catch {
      // no answer: nothing was promised
    }
  }

  async #erase(survivorId) {
    const on = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const asked = await this.command(supervisor('dara'), 'requestErasure', { survivorId, askedBy: 'SURVIVOR', on });
    const found = asked && (await this.erasureOf(survivorId, asked.position));
    if (!found) return;
    const fields = { survivorId, requestId: found.requestId, on };
    if (await this.command(supervisor('sophea'), 'approveErasure', fields)) await this.erasureOf(survivorId);
  }

  async #token(by) {
    this.#signer ??= existingTokenKey(this.data).then((key) => TokenSigner.from(key, ownIssuerAt(this.url)));
    const who = JSON.stringify(by);
    if (!this.#tokens.has(who)) this.#tokens.set(who, (await this.#signer).sign(by));
    return this.#tokens.get(who);
  }
}

const supervisor = (id) => ({ id, role: 'SUPERVISOR', office: OFFICE });
