/** A Sigstore instance: its signing services, and the trusted root for its signatures. Both are protobuf JSON. */
export interface SigstoreTrust {
  readonly signingConfig: string;
  readonly trustedRoot: string;
}

/** The documents of the public Sigstore. */
export interface PublicTrust extends SigstoreTrust {
  /** Services for statements that are too large for the usual log: a log that gets only a hash. Absent if there are none. */
  readonly largeSigningConfig?: string;
}

/** A request to a service of a Sigstore: to its certificate authority, its log, or its timestamp authority. */
export interface ServiceRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** Media type of the body, and of the answer. */
  readonly contentType: string;
  readonly accept: string;
  readonly body?: Uint8Array | string;
  /** Greatest size of the answer, in bytes. */
  readonly limitBytes: number;
  /** For the whole answer. */
  readonly timeoutMs: number;
  /** Gives the request up. */
  readonly signal: AbortSignal;
}

/** How a service of a Sigstore answered, if it did. */
export type ServiceAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly body: Uint8Array;
      /** The header `location`. */
      readonly location?: string;
      /** Milliseconds, by `Retry-After`. */
      readonly serverPause?: number;
    }
  | { readonly kind: 'silent'; readonly afterMs: number }
  | { readonly kind: 'too-large'; readonly limitBytes: number }
  /** `why`: a sentence without secrets. `isLasting`: another try would fail in the same way. */
  | { readonly kind: 'unreachable'; readonly why: string; readonly isLasting: boolean };

/** Asks the services of a Sigstore. A redirect is an answer: nobody else gets a token. */
export interface SigstoreServices {
  ask(request: ServiceRequest): Promise<ServiceAnswer>;
}

/** Downloads the documents of the public Sigstore from its TUF repository. */
export interface PublicSigstore {
  /** Throws `signing-failed` if they cannot be downloaded. */
  trust(): Promise<PublicTrust>;
}
