import { z } from 'zod';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { parseJsonAs } from '../json.ts';

/** A request of the ImagePolicyWebhook of kube-apiserver: may these images run? */
export interface ImageReviewRequest {
  readonly images: readonly string[];
  readonly namespace: string;
}

const ImageReview = z.looseObject({
  apiVersion: z.literal('imagepolicy.k8s.io/v1alpha1'),
  kind: z.literal('ImageReview'),
  spec: z.looseObject({
    // `omitempty` leaves out what has no entry; a pod without an image is nothing that was asked about.
    containers: z.array(z.looseObject({ image: z.string().nullish() })).min(1),
    namespace: z.string().nullish(),
  }),
});

/**
 * Reads an ImageReview (`imagepolicy.k8s.io/v1alpha1`). The fault is a sentence.
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#imagepolicywebhook
 */
export function readImageReview(body: Uint8Array): Parsed<ImageReviewRequest> {
  const review = parseJsonAs(ImageReview, body);
  if (!review.ok) return unparsable(`the request ${review.fault}`);
  const { containers, namespace } = review.value.spec;
  return parsed({ images: containers.map(({ image }) => image ?? ''), namespace: namespace ?? '' });
}

/** The answer: `reason` is what the person sees whose pod is refused. */
export function writeImageReview(
  isAllowed: boolean,
  reason: string,
  annotations: Readonly<Record<string, string>>,
): string {
  return JSON.stringify({
    apiVersion: 'imagepolicy.k8s.io/v1alpha1',
    kind: 'ImageReview',
    status: { allowed: isAllowed, ...(reason !== '' && { reason }), auditAnnotations: annotations },
  });
}
