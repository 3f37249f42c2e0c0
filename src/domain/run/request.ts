import type { Platform, Reference, Subject } from '../image/image.ts';
import type { Policy } from '../policy/policy.ts';
import type { PolicyOverrides } from '../policy/policy-overrides.ts';

/** A private Sigstore: paths of its documents. */
export interface SigstoreFiles {
  readonly signingConfig: string;
  readonly trustedRoot: string;
}

/** Who signs. Without `sigstore`, keyless means the public instance, and a key signs without a transparency log. */
export type Signer =
  | { readonly kind: 'none'; readonly sigstore?: SigstoreFiles }
  | {
      readonly kind: 'keyless';
      readonly sigstore?: SigstoreFiles;
      /** Whether a public log may name a repository that not everybody can see. */
      readonly publicLog: boolean;
    }
  | {
      readonly kind: 'key';
      /** A path, `env://NAME` or a KMS URI, as cosign takes it. */
      readonly key: string;
      /** The variables that cosign needs to open this key, and no others. */
      readonly environment: Readonly<Record<string, string>>;
      readonly sigstore?: SigstoreFiles;
    };

/** The commits of the event, those of every ref of the checkout, or none. */
export const HISTORIES = ['event', 'full', 'none'] as const;
export type History = (typeof HISTORIES)[number];

/** The source tree under check. */
export interface SourceTree {
  readonly folder: string;
  /** The folder within the workspace, for paths that people and GitHub look up: `services/app`, or empty. */
  readonly path: string;
}

/** A policy file in another repository, at a commit: what cannot move. */
export interface CentralPolicy {
  /** `owner/repository` */
  readonly repository: string;
  readonly path: string;
  /** 40 hex digits. */
  readonly commit: string;
}

/** What the inputs say of the policy; it is read from where it may be trusted. */
export interface RequestedPolicy {
  /** The workspace; absolute. */
  readonly folder: string;
  /** Path of the file in the workspace, with `/`; absent: the usual one, if it is there. */
  readonly path?: string;
  /** The local file may then only make it stricter. */
  readonly central?: CentralPolicy;
  readonly overrides: PolicyOverrides;
}

/** A request whose policy is still to be read. */
export interface RequestFromInputs extends Omit<Request, 'policy'> {
  readonly policy: RequestedPolicy;
}

/** What an earlier job of the same workflow run found: its evidence folder, and the hash that its output names. */
export interface EvidenceInput {
  readonly folder: string;
  /** Of `handover.json`, bare hex. */
  readonly sha256: string;
}

/** Where audit events go besides the evidence folder. */
export interface AuditEndpoint {
  /** https, or http on this machine; it may hold a key. */
  readonly url: string;
  /** Sent as `Authorization: Bearer …`. */
  readonly token?: string;
}

/** What a user asks for, checked and complete. Paths are absolute. */
export interface Request {
  /** The `image` input as it was given. */
  readonly imageInput: string;
  readonly subject: Subject;
  readonly pushTo?: Reference;
  /** Empty: every platform of the image. */
  readonly platforms: readonly Platform[];
  /** Absent: there is no source tree, and its checks are not done. */
  readonly source?: SourceTree;
  readonly policy: Policy;
  /** Which commits are looked at for secrets. */
  readonly history: History;
  /** A secret that keys the fingerprints of secrets; absent: the id of the repository does. */
  readonly fingerprintKey?: string;
  readonly signer: Signer;
  /** With it nothing is scanned: what it holds is judged again, and signed. */
  readonly evidence?: EvidenceInput;
  readonly database: {
    readonly repositories: readonly string[];
    readonly javaRepositories: readonly string[];
    readonly offline: boolean;
  };
}
