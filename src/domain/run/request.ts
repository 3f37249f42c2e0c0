import type { TrivyServer } from '../evidence/evidence.ts';
import type { Platform, Reference, Subject } from '../image/image.ts';
import type { Policy } from '../policy/policy.ts';
import type { PolicyOverrides } from '../policy/policy-overrides.ts';

/** A private Sigstore: paths of its documents. */
export interface SigstoreFiles {
  readonly signingConfig: string;
  readonly trustedRoot: string;
}

/** The signer. Without `sigstore`, `keyless` uses the public Sigstore, and a key signs without a transparency log. */
export type Signer =
  | { readonly kind: 'none'; readonly sigstore?: SigstoreFiles }
  | {
      readonly kind: 'keyless';
      readonly sigstore?: SigstoreFiles;
      /** Whether a public log may name a repository that is not public. */
      readonly publicLog: boolean;
    }
  | {
      readonly kind: 'key';
      /** A path, `env://NAME` or a KMS URI, in the form that cosign reads. */
      readonly key: string;
      /** Only the variables that cosign needs to use this key. */
      readonly environment: Readonly<Record<string, string>>;
      readonly sigstore?: SigstoreFiles;
    };

/** The commits to check: those of the event, those of every ref of the checkout, or none. */
export const HISTORIES = ['event', 'full', 'none'] as const;
export type History = (typeof HISTORIES)[number];

/** `index`: what the next commit will contain. A range: the commits that `to` reaches and `from` does not (`git log`). */
export type SearchedCommits = History | 'index' | { readonly from: string; readonly to: string };

/** The source tree to check. */
export interface SourceTree {
  readonly folder: string;
  /** The folder within the workspace, for paths that people and GitHub look up: `services/app`, or empty. */
  readonly path: string;
}

/** A policy file in another repository, at a commit, which cannot move. */
export interface CentralPolicy {
  /** `owner/repository` */
  readonly repository: string;
  readonly path: string;
  /** 40 hex digits. */
  readonly commit: string;
}

/** What the inputs say about the policy. The file itself is read later, from a trusted location. */
export interface RequestedPolicy {
  /** The workspace; absolute. */
  readonly folder: string;
  /** Path of the file in the workspace, with `/`. Absent: the default path, if there is a file. */
  readonly path?: string;
  /** If set, the local file may only make the central policy stricter. */
  readonly central?: CentralPolicy;
  readonly overrides: PolicyOverrides;
}

/** A request as the inputs describe it, before the policy file is read. */
export interface RequestFromInputs extends Omit<Request, 'policy'> {
  readonly policy: RequestedPolicy;
}

/** The evidence of an earlier job of the same workflow run: its folder, and the hash from its output. */
export interface EvidenceInput {
  readonly folder: string;
  /** SHA-256 of `handover.json`, bare hex. */
  readonly sha256: string;
}

/** The endpoint to which audit events are sent, in addition to the evidence folder. */
export interface AuditEndpoint {
  /** https, or http on this machine. May contain a key. */
  readonly url: string;
  /** Sent as `Authorization: Bearer …`. */
  readonly token?: string;
}

/** The complete, valid request of a user. Paths are absolute. */
export interface Request {
  /** The text of the `image` input. */
  readonly imageInput: string;
  readonly subject: Subject;
  readonly pushTo?: Reference;
  /** The image that was shipped last, for the delta. Absent: that of the policy's `new-only`, if it names one. */
  readonly compareTo?: Reference;
  /** Empty: every platform of the image. */
  readonly platforms: readonly Platform[];
  /** Absent: there is no source tree to check. */
  readonly source?: SourceTree;
  readonly policy: Policy;
  /** The commits to search for secrets. */
  readonly history: History;
  /** The key of the fingerprints of secrets. Absent: the id of the repository. */
  readonly fingerprintKey?: string;
  readonly signer: Signer;
  /** If set, nothing is scanned: the imported evidence is judged again, and signed. */
  readonly evidence?: EvidenceInput;
  readonly database: {
    readonly repositories: readonly string[];
    readonly javaRepositories: readonly string[];
    readonly offline: boolean;
    /** Absent: this run has a database itself. */
    readonly server?: TrivyServer;
  };
}
