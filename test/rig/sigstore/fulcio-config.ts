/**
 * Fulcio's configuration for tokens of these issuers with GitHub's claims, as the public Fulcio reads GitHub's; `serverUrl`
 * is the address of the GitHub server that certificates name.
 */
export function fulcioConfig(issuerUrls: readonly string[], serverUrl: string): object {
  return {
    'oidc-issuers': issuersOf(issuerUrls, 'github-workflow'),
    'ci-issuer-metadata': {
      'github-workflow': {
        'default-template-values': { url: serverUrl, environment: '' },
        'extension-templates': {
          'github-workflow-trigger': 'event_name',
          'github-workflow-sha': 'sha',
          'github-workflow-name': 'workflow',
          'github-workflow-repository': 'repository',
          'github-workflow-ref': 'ref',
          'build-signer-uri': '{{ .url }}/{{ .job_workflow_ref }}',
          'build-signer-digest': 'job_workflow_sha',
          'runner-environment': 'runner_environment',
          'source-repository-uri': '{{ .url }}/{{ .repository }}',
          'source-repository-digest': 'sha',
          'source-repository-ref': 'ref',
          'source-repository-identifier': 'repository_id',
          'source-repository-owner-uri': '{{ .url }}/{{ .repository_owner }}',
          'source-repository-owner-identifier': 'repository_owner_id',
          'build-config-uri': '{{ .url }}/{{ .workflow_ref }}',
          'build-config-digest': 'workflow_sha',
          'build-trigger': 'event_name',
          'run-invocation-uri':
            '{{ .url }}/{{ .repository }}/actions/runs/{{ .run_id }}/attempts/{{ .run_attempt }}',
          'source-repository-visibility-at-signing': 'repository_visibility',
          'deployment-environment': 'environment',
        },
        'subject-alternative-name-template': '{{ .url }}/{{ .job_workflow_ref }}',
      },
    },
  };
}

/** The same for tokens with GitLab's claims, as the public Fulcio reads those of gitlab.com. */
export function fulcioConfigOfGitlab(issuerUrls: readonly string[], serverUrl: string): object {
  return {
    'oidc-issuers': issuersOf(issuerUrls, 'gitlab-pipeline'),
    'ci-issuer-metadata': {
      'gitlab-pipeline': {
        'default-template-values': { url: serverUrl },
        'extension-templates': {
          'build-signer-uri': 'https://{{ .ci_config_ref_uri }}',
          'build-signer-digest': 'ci_config_sha',
          'runner-environment': 'runner_environment',
          'source-repository-uri': '{{ .url }}/{{ .project_path }}',
          'source-repository-digest': 'sha',
          'source-repository-ref': 'ref_path',
          'source-repository-identifier': 'project_id',
          'source-repository-owner-uri': '{{ .url }}/{{ .namespace_path }}',
          'source-repository-owner-identifier': 'namespace_id',
          'build-config-uri': 'https://{{ .ci_config_ref_uri }}',
          'build-config-digest': 'ci_config_sha',
          'build-trigger': 'pipeline_source',
          'run-invocation-uri': '{{ .url }}/{{ .project_path }}/-/jobs/{{ .job_id }}',
          'source-repository-visibility-at-signing': 'project_visibility',
        },
        'subject-alternative-name-template': 'https://{{ .ci_config_ref_uri }}',
      },
    },
  };
}

function issuersOf(urls: readonly string[], provider: string): object {
  const issuer = (url: string) => ({
    'issuer-url': url,
    'client-id': 'sigstore',
    type: 'ci-provider',
    'ci-provider': provider,
  });
  return Object.fromEntries(urls.map((url) => [url, issuer(url)]));
}
