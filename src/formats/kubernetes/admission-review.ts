import { z } from 'zod';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { parseJsonAs } from '../json.ts';
import { type ImageField, podImages } from './pod-images.ts';

/** A request of the API server to a webhook: may this object be created or changed? */
export interface ReviewedObject {
  /** The API server knows its question by it. */
  readonly uid: string;
  /** `Pod shop/web-1` */
  readonly name: string;
  readonly isPod: boolean;
  readonly namespace: string;
  /** Who asked the API server. */
  readonly user: string;
  /** Images that are new with this request. What the object named before was judged then. */
  readonly images: readonly ImageField[];
}

const Kind = z.looseObject({ group: z.string(), version: z.string(), kind: z.string() });
const AdmissionReview = z.looseObject({
  apiVersion: z.literal('admission.k8s.io/v1'),
  kind: z.literal('AdmissionReview'),
  request: z.looseObject({
    uid: z.string().min(1).max(200),
    kind: Kind,
    name: z.string().nullish(),
    namespace: z.string().nullish(),
    operation: z.string(),
    userInfo: z.looseObject({ username: z.string().nullish() }).nullish(),
    object: z.unknown().optional(),
    oldObject: z.unknown().optional(),
  }),
});
const Named = z.looseObject({
  metadata: z.looseObject({ name: z.string().nullish(), generateName: z.string().nullish() }).nullish(),
});

/** Operations after which something can run. */
const STARTING = ['CREATE', 'UPDATE'];

/**
 * Reads an AdmissionReview (`admission.k8s.io/v1`), the request of a validating or mutating webhook. An object that cannot
 * be read is a fault too; then `uid` says which request it was.
 * https://kubernetes.io/docs/reference/config-api/apiserver-admission.v1/
 */
export function readAdmissionReview(
  body: Uint8Array,
): Parsed<ReviewedObject, { readonly uid?: string; readonly why: string }> {
  const review = parseJsonAs(AdmissionReview, body);
  if (!review.ok) return unparsable({ why: `the request ${review.fault}` });
  const { uid, kind, namespace, operation, userInfo, object, oldObject, name } = review.value.request;
  const metadata = Named.safeParse(object).data?.metadata;
  const named = name || metadata?.name || (metadata?.generateName ? `${metadata.generateName}…` : '');
  const what = `${kind.kind} ${[namespace, named].filter(Boolean).join('/')}`.trim();
  const reviewed = {
    ...{ uid, name: what, namespace: namespace ?? '', user: userInfo?.username ?? '' },
    isPod: kind.group === '' && kind.kind === 'Pod',
  };
  if (!STARTING.includes(operation)) return parsed({ ...reviewed, images: [] });
  const images = podImages(kind.group, kind.kind, object);
  if (!images.ok) return unparsable({ uid, why: `${what} ${images.fault}` });
  const before = operation === 'UPDATE' ? podImages(kind.group, kind.kind, oldObject) : undefined;
  const known = new Set(before?.ok ? before.value.map(({ image }) => image) : []);
  return parsed({ ...reviewed, images: images.value.filter(({ image }) => !known.has(image)) });
}

/** The answer to a request of a webhook. */
export interface ReviewAnswer {
  readonly uid: string;
  readonly isAllowed: boolean;
  /** Why not, for the person who asked. */
  readonly message?: string;
  /** Shown to that person, a sentence each. */
  readonly warnings: readonly string[];
  /** Images to write into the object, by the JSON pointer of their places. */
  readonly replaced?: ReadonlyMap<string, string>;
  /** For the audit log of the API server. */
  readonly annotations: Readonly<Record<string, string>>;
}

/** kube-apiserver cuts a warning to 256 characters, and drops all warnings above 4096. */
const WARNING_LENGTH = 250;
const MOST_WARNINGS = 15;

/** Writes the answer as an AdmissionReview (`admission.k8s.io/v1`). A changed object is a JSON patch (RFC 6902). */
export function writeAdmissionReview(answer: ReviewAnswer): string {
  const { uid, isAllowed, message, warnings, replaced, annotations } = answer;
  const patch = [...(replaced ?? [])].map(([path, value]) => ({ op: 'replace', path, value }));
  return JSON.stringify({
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    response: {
      ...{ uid, allowed: isAllowed },
      ...(message !== undefined && { status: { code: 403, reason: 'Forbidden', message } }),
      ...(warnings.length > 0 && {
        warnings: warnings.slice(0, MOST_WARNINGS).map((one) => one.slice(0, WARNING_LENGTH)),
      }),
      ...(isAllowed &&
        patch.length > 0 && {
          patchType: 'JSONPatch',
          patch: Buffer.from(JSON.stringify(patch)).toString('base64'),
        }),
      auditAnnotations: annotations,
    },
  });
}
