import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { bundleToJSON, type Envelope, type TransparencyLogEntry, toDSSEBundle } from '@sigstore/bundle';
import { dsse } from '@sigstore/core';
import type { Digest } from '../../../domain/digest.ts';
import { fault } from '../../../domain/reason.ts';
import { orThrow, type Parsed } from '../../../domain/result.ts';
import { STATEMENT_MEDIA_TYPE } from '../../../formats/attestation/in-toto.ts';
import {
  CERTIFICATE_PATH,
  certificateIn,
  certificateRequest,
  type SigningCertificate,
  subjectIn,
} from '../../../formats/signing/certificate-request.ts';
import { envelopeDigest } from '../../../formats/signing/envelope.ts';
import { LOG_PATHS, logEntryIn, logRequest } from '../../../formats/signing/log-request.ts';
import type { SelectedServices } from '../../../formats/signing/signing-config.ts';
import {
  TIMESTAMP_QUERY,
  TIMESTAMP_REPLY,
  timestampIn,
  timestampRequest,
} from '../../../formats/signing/timestamp-request.ts';
import type { Answered, Service, ServiceCaller, SignedTask } from './service-call.ts';

/** What Fulcio says about a token that has expired or that it does not accept for another reason. */
const TOKEN_REFUSED = /identity token|token (?:is|has) expired/i;
/** Rekor v2 answers this if somebody who sent an entry at the same time went away, and again for the same entry. */
const GIVEN_UP = 499;
/** The name of an entry of a Rekor v1. */
const ENTRY_NAME = /^[0-9a-f]{64,96}$/;
const JSON_TYPE = { contentType: 'application/json', accept: 'application/json' } as const;

/** A statement that is signed, before a log or a timestamp authority knows of it. */
export interface Unlogged {
  /** Digest of its DSSE envelope. */
  readonly envelope: Digest;
  /**
   * Brings it to the log and the timestamp authority. Answers the bundle, or undefined if the log knows this entry and does
   * not give it out: then the statement must be signed again.
   */
  readonly complete: () => Promise<Uint8Array | undefined>;
}

/** What the signer needs of its run. */
interface Credentials {
  /** The OIDC token. `renew`: always a new one. */
  readonly token: (renew: boolean) => Promise<string>;
  readonly now: () => Date;
}

/** A certificate and its key. */
interface Certified {
  readonly certificate: SigningCertificate;
  readonly key: KeyObject;
  /** By the clock of this machine, when it was requested. */
  readonly since: number;
}

/**
 * Signs statements with one key, which exists only in this object, and with one certificate. The certificate is requested
 * for the first statement, and again with a new key if half of its life is over: the rest is for the log and the timestamp.
 */
export class EphemeralSigner {
  readonly #caller: ServiceCaller;
  readonly #credentials: Credentials;
  #current: Promise<Certified> | undefined;

  constructor(caller: ServiceCaller, credentials: Credentials) {
    this.#caller = caller;
    this.#credentials = credentials;
  }

  /** Signs the bytes of a statement. Throws `signing-failed`. */
  async sign(task: SignedTask, payload: Buffer, services: SelectedServices): Promise<Unlogged> {
    const { certificate, key } = await this.#certified(task, services);
    const bundle = toDSSEBundle({
      artifact: payload,
      artifactType: STATEMENT_MEDIA_TYPE,
      signature: sign('sha256', dsse.preAuthEncoding(STATEMENT_MEDIA_TYPE, payload), key),
      certificate: Buffer.from(certificate.der),
    });
    const envelope = bundle.content.dsseEnvelope;
    return {
      envelope: envelopeDigest(envelope),
      complete: async () => {
        const [entries, timestamps] = await Promise.all([
          Promise.all(
            services.logs.map((log) => this.#logged(task, { kind: 'log', ...log }, envelope, certificate)),
          ),
          Promise.all(services.timestampAuthorities.map((url) => this.#timestamped(task, url, envelope))),
        ]);
        const tlogEntries = entries.filter((entry) => entry !== undefined);
        if (tlogEntries.length < entries.length) return undefined;
        const { content } = bundle.verificationMaterial;
        const rfc3161Timestamps = timestamps.map((signedTimestamp) => ({ signedTimestamp }));
        const timestampVerificationData = { rfc3161Timestamps };
        const verificationMaterial = { content, tlogEntries, timestampVerificationData };
        return Buffer.from(JSON.stringify(bundleToJSON({ ...bundle, verificationMaterial })));
      },
    };
  }

  async #certified(task: SignedTask, services: SelectedServices): Promise<Certified> {
    const before = this.#current;
    if (before !== undefined && this.#isUsable(await before)) return await before;
    // Of several callers that waited for the same certificate, only the first requests a new one.
    if (this.#current === before) this.#current = this.#request(task, services);
    return await (this.#current ?? this.#request(task, services));
  }

  #isUsable({ certificate: { lifeMs }, since }: Certified): boolean {
    return this.#credentials.now().getTime() - since < lifeMs / 2;
  }

  async #request(task: SignedTask, { authority }: SelectedServices): Promise<Certified> {
    if (authority === undefined)
      throw fault(
        'signing-failed',
        task.check,
        `${task.what} could not be signed: the signing configuration names no certificate authority (Fulcio)`,
      );
    const service: Service = { kind: 'authority', url: authority };
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const since = this.#credentials.now().getTime();
    const ask = async (renew: boolean): Promise<Answered> => {
      const token = await this.#credentials.token(renew);
      const subject = orThrow(subjectIn(token), (why) =>
        fault('oidc-unavailable', task.check, `the OIDC token ${why}`),
      );
      const proof = sign('sha256', Buffer.from(subject), privateKey);
      const body = certificateRequest({ token, publicKey: pem, proof });
      return await this.#caller.ask(task, service, {
        ...JSON_TYPE,
        ...{ method: 'POST', path: CERTIFICATE_PATH, body },
      });
    };
    let answer = await ask(false);
    // Once: the token may have expired.
    if (isTokenRefused(answer)) answer = await ask(true);
    const certificate = this.#use(task, service, answer, (body) => certificateIn(body, pem));
    return { certificate, key: privateKey, since };
  }

  /** The entry of a log; undefined if it knows the entry and does not give it out. */
  async #logged(
    task: SignedTask,
    log: Service & SelectedServices['logs'][number],
    envelope: Envelope,
    certificate: SigningCertificate,
  ): Promise<TransparencyLogEntry | undefined> {
    const { version } = log;
    const path = LOG_PATHS[version];
    const body = logRequest(version, envelope, certificate);
    const isFinal = ({ status }: Answered) => status === GIVEN_UP;
    let answer = await this.#caller.ask(task, log, { ...JSON_TYPE, method: 'POST', path, body, isFinal });
    if (answer.status === GIVEN_UP) return undefined;
    // The answer to an earlier try got lost.
    if (answer.status === 409) {
      const name = answer.location?.split('/').at(-1) ?? '';
      if (version !== 1 || !ENTRY_NAME.test(name)) return undefined;
      answer = await this.#caller.ask(task, log, { ...JSON_TYPE, method: 'GET', path: `${path}/${name}` });
    }
    return this.#use(task, log, answer, (bytes) => logEntryIn(version, bytes));
  }

  async #timestamped(task: SignedTask, url: string, { signatures: [signature] }: Envelope): Promise<Buffer> {
    const service: Service = { kind: 'timestamps', url };
    const answer = await this.#caller.ask(task, service, {
      ...{ method: 'POST', contentType: TIMESTAMP_QUERY, accept: TIMESTAMP_REPLY },
      body: timestampRequest(signature?.sig ?? Buffer.alloc(0)),
    });
    return this.#use(task, service, answer, timestampIn);
  }

  /** What a successful answer contains. Throws `signing-failed` for every other answer. */
  #use<T>(task: SignedTask, service: Service, answer: Answered, read: (body: Uint8Array) => Parsed<T>): T {
    if (answer.status !== 200 && answer.status !== 201) throw this.#caller.fault(task, service, answer);
    return orThrow(read(answer.body), (why) => this.#caller.fault(task, service, { kind: 'useless', why }));
  }
}

function isTokenRefused({ status, body }: Answered): boolean {
  return status === 401 || (status >= 400 && TOKEN_REFUSED.test(Buffer.from(body).toString('utf8')));
}
