import { honest } from './rows-fifth.ts';

/** Manifests and pipelines that say where a secret is to be had, and hold none. */
export const REFERENCES_FIFTH = honest(`
@@ reference | compose interpolation | docker-compose.yml
services:
  db:
    image: postgres:16
    environment:
      POSTGRES_USER: §{DB_USER:-‹login›}
      POSTGRES_PASSWORD: §{DB_PASSWORD:?set DB_PASSWORD}
      MINIO_ROOT_PASSWORD: §{MINIO_ROOT_PASSWORD}
@@ reference | compose secrets by file | compose.yaml
services:
  db:
    image: mariadb:11
    environment:
      MARIADB_ROOT_PASSWORD_FILE: /run/secrets/db_root_password
      MARIADB_PASSWORD_FILE: /run/secrets/db_password
    secrets: [db_root_password, db_password]
secrets:
  db_root_password:
    file: ./secrets/db_root_password.txt
  db_password:
    external: true
@@ reference | kubernetes secret key ref | k8s/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: ‹app›}
spec:
  template:
    spec:
      containers:
        - name: ‹app›
          env:
            - name: DATABASE_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: ‹app›-database-credentials
                  key: postgres-password
            - name: JWT_SECRET
              valueFrom: {secretKeyRef: {name: ‹app›-jwt, key: signing-secret}}
@@ reference | secret names in ingress | k8s/ingress.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ‹app›}
spec:
  tls:
    - hosts: [‹app›.‹domain›]
      secretName: ‹company›-wildcard-tls-secret
  imagePullSecrets: [{name: registry-credentials}]
@@ reference | existing secret in values | helm/values.yaml
postgresql:
  auth:
    existingSecret: ‹app›-postgresql-auth
    secretKeys:
      adminPasswordKey: postgres-password
      userPasswordKey: app-password
    password: ""
redis:
  auth:
    existingSecretPasswordKey: redis-password
@@ reference | helm template | charts/‹app›/templates/secret.yaml
apiVersion: v1
kind: Secret
metadata:
  name: {{ include "‹app›.fullname" . }}
type: Opaque
data:
  password: {{ .Values.auth.password | default (randAlphaNum 24) | b64enc | quote }}
  api-key: {{ required "auth.apiKey is required" .Values.auth.apiKey | b64enc }}
@@ reference | external secrets operator | k8s/external-secret.yaml
apiVersion: external-secrets.io/v1beta1
kind: ExternalSecret
metadata: {name: ‹app›}
spec:
  secretStoreRef: {name: vault, kind: ClusterSecretStore}
  data:
    - secretKey: db-password
      remoteRef: {key: ‹env›/‹app›/database, property: password}
    - secretKey: api-token
      remoteRef: {key: ‹env›/‹app›/api, property: access_token}
@@ reference | vault agent injection | k8s/pod.yaml
metadata:
  annotations:
    vault.hashicorp.com/agent-inject: "true"
    vault.hashicorp.com/role: ‹app›
    vault.hashicorp.com/agent-inject-secret-db-creds: database/creds/‹app›-role
    vault.hashicorp.com/agent-inject-template-db-creds: |
      {{- with secret "database/creds/‹app›-role" -}}
      password={{ .Data.password }}
      {{- end }}
@@ reference | csi secret provider | k8s/spc.yaml
apiVersion: secrets-store.csi.x-k8s.io/v1
kind: SecretProviderClass
metadata: {name: ‹app›-kv}
spec:
  provider: azure
  parameters:
    keyvaultName: ‹company›-‹env›-kv
    tenantId: ‹uuid›
    objects: |
      array:
        - |
          objectName: sql-admin-password
          objectType: secret
@@ reference | github actions secrets | .github/workflows/deploy.yml
jobs:
  deploy:
    runs-on: ubuntu-latest
    env:
      AWS_ACCESS_KEY_ID: §{{ secrets.AWS_ACCESS_KEY_ID }}
      AWS_SECRET_ACCESS_KEY: §{{ secrets.AWS_SECRET_ACCESS_KEY }}
      DB_PASSWORD: §{{ secrets.PROD_DB_PASSWORD || vars.FALLBACK }}
    steps:
      - uses: actions/checkout@‹hex:40› # v4
        with: { token: "§{{ github.token }}" }
@@ reference | gitlab variables | .gitlab-ci.yml
deploy:
  variables:
    PGPASSWORD: §PROD_PGPASSWORD
    DEPLOY_TOKEN: "§CI_JOB_TOKEN"
  before_script:
    - echo "§CI_REGISTRY_PASSWORD" | docker login -u "§CI_REGISTRY_USER" --password-stdin §CI_REGISTRY
  id_tokens:
    VAULT_ID_TOKEN: {aud: https://vault.‹domain›}
@@ reference | jenkins credentials binding | Jenkinsfile
pipeline {
  agent any
  environment {
    NEXUS = credentials('nexus-deployer-credentials')
  }
  stages {
    stage('push') {
      steps {
        withCredentials([usernamePassword(credentialsId: '‹uuid›', usernameVariable: 'USER', passwordVariable: 'PASS')]) {
          sh 'docker login -u §USER -p §PASS registry.‹domain›'
        }
      }
    }
  }
}
@@ reference | jenkins vault | ci/Jenkinsfile
def secrets = [
  [path: "kv/‹app›/jenkins", secretValues: [
    [envVar: 'TF_VAR_APPROLE_SECRET', vaultKey: 'inf-vsqt-01-secret-id'],
    [envVar: 'DB_PASSWORD', vaultKey: 'db-password-rw']]]
]
withVault([configuration: [vaultCredentialId: "approle-jenkins-‹env›"], vaultSecrets: secrets]) { sh './run.sh' }
@@ reference | azure pipelines | azure-pipelines.yml
variables:
  - group: ‹app›-‹env›-secrets
steps:
  - task: AzureKeyVault@2
    inputs: { KeyVaultName: '‹company›-kv', SecretsFilter: 'sql-admin-password,storage-account-key' }
  - script: ./deploy.sh
    env:
      SQL_PASSWORD: §(sql-admin-password)
      STORAGE_KEY: §(storage-account-key)
@@ reference | circleci contexts | .circleci/config.yml
version: 2.1
jobs:
  build:
    docker:
      - image: cimg/base:stable
        auth: { username: §DOCKERHUB_USER, password: §DOCKERHUB_PASSWORD }
workflows:
  main:
    jobs: [{ build: { context: docker-hub-creds } }]
@@ reference | drone from secret | .drone.yml
steps:
  - name: publish
    image: plugins/docker
    settings:
      username: { from_secret: docker_username }
      password: { from_secret: docker_password }
@@ reference | bitbucket and buildkite | bitbucket-pipelines.yml
pipelines:
  default:
    - step:
        script:
          - pipe: atlassian/ftp-deploy:0.4.0
            variables:
              USER: §FTP_USERNAME
              PASSWORD: §FTP_PASSWORD
`);
