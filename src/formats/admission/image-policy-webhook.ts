import type { PlannedServer } from '../../domain/admission/admission-plan.ts';
import { SERVER_PATHS } from '../../domain/admission/engine.ts';
import { type ManifestFile, manifestFile } from './kube-manifest.ts';

const KUBECONFIG = 'backend.kubeconfig';
/** Where both files lie on the nodes of the control plane. */
const FOLDER = '/etc/kubernetes/assay';

/** Files for the API server itself: its configuration of admission, and how it reaches Assay's server. */
export function imagePolicyWebhook({ url, ca }: PlannedServer): readonly ManifestFile[] {
  return [
    manifestFile('admission-configuration.yaml', [
      {
        ...{ apiVersion: 'apiserver.config.k8s.io/v1', kind: 'AdmissionConfiguration' },
        plugins: [
          {
            name: 'ImagePolicyWebhook',
            configuration: {
              imagePolicy: {
                ...{ kubeConfigFile: `${FOLDER}/${KUBECONFIG}`, allowTTL: 30, denyTTL: 5, retryBackoff: 500 },
                // What the server does not answer is not admitted.
                defaultAllow: false,
              },
            },
          },
        ],
      },
    ]),
    manifestFile(KUBECONFIG, [
      {
        ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'assay' },
        clusters: [
          {
            name: 'assay',
            cluster: {
              server: `${url}${SERVER_PATHS.imageReview}`,
              'certificate-authority-data': Buffer.from(ca).toString('base64'),
            },
          },
        ],
        contexts: [{ name: 'assay', context: { cluster: 'assay', user: 'api-server' } }],
        users: [{ name: 'api-server', user: {} }],
      },
    ]),
  ];
}
