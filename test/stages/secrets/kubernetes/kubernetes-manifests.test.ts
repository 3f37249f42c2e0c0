import { describe, expect, test } from 'vitest';
import { Manifests } from '../../../../src/stages/secrets/kubernetes/kubernetes-manifests.ts';

/** A password that is none, different from every other. */
const PASSWORD = ['tr0ub', '4dor', 'Xy', '88'].join('');
const OTHER = ['kq', '7Lm', 'zP', '2vWd'].join('');
const base64 = (text: string) => Buffer.from(text).toString('base64');

const found = (text: string, path = 'deploy/app.yaml') =>
  new Manifests().secrets(path, Buffer.from(text)).map(({ line, value }) => `${line} ${value}`);

describe('a manifest with a literal credential', () => {
  test('as a Secret, in clear and in base64', () => {
    const text = `apiVersion: v1
kind: Secret
metadata: {name: db}
stringData:
  password: ${PASSWORD}
  api.token: "${OTHER}"
---
kind: Secret
data:
  db-password: ${base64(PASSWORD)}
  anything: ${base64(OTHER)}
`;
    expect(found(text)).toEqual([`5 ${PASSWORD}`, `6 ${OTHER}`, `10 ${PASSWORD}`, `11 ${OTHER}`]);
    const [, , encoded] = new Manifests().secrets('a.yml', Buffer.from(text));
    // The base64 is as good as the value, and must be masked like it.
    expect(encoded).toMatchObject({
      rule: 'kubernetes-literal-secret',
      engine: 'assay',
      encoded: base64(PASSWORD),
    });
    expect(encoded?.title).not.toContain(PASSWORD);
  });

  test('as a ConfigMap, also as a file in one, and in JSON', () => {
    const text = `kind: ConfigMap
data:
  DB_PASSWORD: ${PASSWORD}
  LOG_LEVEL: ${OTHER}
  app.properties: |
    debug=true
    api_key=${OTHER}
`;
    expect(found(text)).toEqual([`3 ${PASSWORD}`, `7 ${OTHER}`]);
    const json = JSON.stringify({ kind: 'ConfigMap', data: { DB_PASSWORD: PASSWORD } }, null, 2);
    expect(found(json, 'a.json')).toEqual([`4 ${PASSWORD}`]);
    expect(found(JSON.stringify(JSON.parse(json)), 'a.json')).toEqual([`1 ${PASSWORD}`]);
  });

  test('as a variable of a container, wherever a resource keeps its pod, in a list and behind an alias', () => {
    const text = `kind: List
items:
  - kind: CronJob
    spec:
      jobTemplate: {spec: {template: {spec: {containers: [{name: x, env: [{name: API_TOKEN, value: ${OTHER}}]}]}}}}
  - kind: Secret
    stringData:
      first: &shared ${PASSWORD}
      second: *shared
`;
    expect(found(text).sort()).toEqual([`5 ${OTHER}`, `8 ${PASSWORD}`, `9 ${PASSWORD}`]);
  });

  test('as a literal of kustomize and as a value of a chart', () => {
    const kustomize = `kind: Kustomization\nsecretGenerator:\n  - name: db\n    literals:\n      - password=${PASSWORD}\n`;
    expect(found(kustomize, 'kustomization.yaml')).toEqual([`5 ${PASSWORD}`]);
    const values = `image: {tag: latest}\npostgresql:\n  auth:\n    postgresPassword: ${PASSWORD}\nenv:\n  - name: API_KEY\n    value: ${OTHER}\n`;
    expect(found(values, 'chart/values-prod.yaml')).toEqual([`4 ${PASSWORD}`, `7 ${OTHER}`]);
    expect(found(values, 'chart/other.yaml')).toEqual([]);
  });
});

describe('no finding is', () => {
  test('a placeholder, a reference, a public part, or what is encrypted or filled in later', () => {
    const text = `kind: Secret
stringData:
  username: administrator1
  password: changeme
  tls.crt: ${OTHER}
  url: https://db.example.test
  token: \${TOKEN}
  key: <path:secret/app#key>
  sops-password: ENC[AES256_GCM,data:${OTHER},type:str]
  vaulted: vault:secret/app#password
---
kind: SealedSecret
spec:
  encryptedData: {password: ${OTHER}}
  template: {kind: Secret, stringData: {password: ${OTHER}}}
---
kind: ExternalSecret
spec: {data: [{secretKey: password, remoteRef: {key: ${OTHER}}}]}
---
kind: Deployment
spec:
  env:
    - {name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}
    - {name: DB_PASSWORD_FILE, value: /run/secrets/db}
    - {name: GREETING, value: ${OTHER}}
`;
    expect(found(text)).toEqual([]);
    const values = `auth:
  existingSecret: shop-postgres
  secretKeys: {adminPasswordKey: postgres-password}
  passwordSecretRef: {name: db-credentials}
  password: ""
  apiToken: "{{ .Values.token }}"
imagePullSecrets: [{name: registry-login}]
`;
    expect(found(values, 'values.yaml')).toEqual([]);
  });

  test('a template of a chart, which is no YAML, nor a file of anything else', () => {
    const template = `kind: Secret\nstringData:\n{{- range .Values.all }}\n  {{ .name }}: {{ .value }}\n{{- end }}\n`;
    expect(found(template, 'templates/secret.yaml')).toEqual([]);
    // The document beside it is looked at still.
    expect(found(`kind: Secret\nstringData: {password: ${PASSWORD}}\n---\n{{ if }}: [\n`)).toEqual([
      `2 ${PASSWORD}`,
    ]);
    expect(found(`kind: Secret\nstringData: {password: ${PASSWORD}}\n`, 'notes.md')).toEqual([]);
    expect(found(`DB_PASSWORD: ${PASSWORD}\n`, 'settings.yaml')).toEqual([]);
  });

  test('a text that is made to hurt the parser', () => {
    const laughs = [
      'a0: &a0 [x]',
      ...Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`),
    ];
    expect(found(`kind: Secret\n${laughs.join('\n')}\n`)).toEqual([]);
    expect(found(`kind: Secret\nx: ${'['.repeat(200_000)}\n`)).toEqual([]);
    expect(found(`kind: Secret\nx: ${'{a: '.repeat(100_000)}\n`)).toEqual([]);
    expect(found(`kind: Secret\n${'- '.repeat(100_000)}\n`)).toEqual([]);
    expect(found(`kind: Secret\n${'---\n'.repeat(100_000)}`)).toEqual([]);
    expect(found(`kind: Secret\nstringData:\n  a: *none\n  b: &b {c: *b}\n`)).toEqual([]);
    expect(found(`kind: Secret\nstringData:\n${'  a: *none\n'.repeat(80_000)}`)).toEqual([]);
  });

  test('beyond what is read, which is told', () => {
    const manifests = new Manifests();
    const text = `kind: Secret\nstringData: {password: ${PASSWORD}}\n`;
    const large = Buffer.from(`${text}# ${'x'.repeat(1024 * 1024)}\n`);
    expect([manifests.secrets('a.yaml', Buffer.from(text)).length, manifests.notes()]).toEqual([1, []]);
    expect(manifests.secrets('a.yaml', large)).toEqual([]);
    expect(manifests.notes().join()).toMatch(/; 1 more were scanned as plain text/);
  });
});
