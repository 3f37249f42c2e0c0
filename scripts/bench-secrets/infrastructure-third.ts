// Held out: written by one who had not read the rules or their tests.
import { base64, files, lines } from './rows-third.ts';

/** State and settings of infrastructure. */
export const INFRASTRUCTURE = files([
  [
    'infra',
    'terraform state password',
    'terraform.tfstate',
    '{b62:20}',
    (s, r) =>
      lines(
        '{',
        '  "version": 4,',
        `  "lineage": "${r.uuid()}",`,
        '  "resources": [',
        '    { "type": "aws_db_instance", "instances": [ { "attributes": {',
        `      "address": "${r.word()}.rds.amazonaws.com",`,
        `      "password": "${s}",`,
        '      "port": 5432 } } ] } ] }',
      ),
  ],
  [
    'infra',
    'terraform state random password',
    'prod.tfstate',
    '{b62:24}',
    (s, r) =>
      lines(
        '{ "resources": [ { "mode": "managed", "type": "random_password", "instances": [ { "attributes": {',
        `  "bcrypt_hash": null,`,
        `  "id": "none",`,
        `  "keepers": { "name": "${r.word()}" },`,
        `  "result": "${s}",`,
        '  "special": false } } ] } ] }',
      ),
  ],
  [
    'infra',
    'kubernetes secret',
    'secret.yaml',
    (r) => base64(r.fill('{b62:18}')),
    (s, r) =>
      lines(
        'apiVersion: v1',
        'kind: Secret',
        'metadata:',
        `  name: ${r.word()}`,
        'type: Opaque',
        'data:',
        `  password: ${s}`,
      ),
  ],
  [
    'infra',
    'helm values',
    'values-prod.yaml',
    '{pass}',
    (s, r) =>
      lines(
        'postgresql:',
        '  auth:',
        `    username: ${r.word()}`,
        `    postgresPassword: "${s}"`,
        'replicaCount: 2',
      ),
  ],
  [
    'infra',
    'kubeadm join',
    'join.sh',
    '{az09:6}.{az09:16}',
    (s, r) =>
      `kubeadm join 10.0.0.4:6443 --token ${s} --discovery-token-ca-cert-hash sha256:${r.text('hex', 64)}`,
  ],
  [
    'infra',
    'consul gossip key',
    'consul.hcl',
    '{b64:43}=',
    (s, r) =>
      lines(
        `datacenter = "${r.word()}"`,
        'data_dir = "/opt/consul"',
        `encrypt = "${s}"`,
        'retry_join = ["10.0.0.2"]',
      ),
  ],
  [
    'infra',
    'vault unseal key',
    'notes.txt',
    '{b64:43}=',
    (s, r) => lines(`Vault on ${r.word()} initialised`, `Unseal Key 1: ${s}`, 'Total shares: 1'),
  ],
  [
    'infra',
    'terraform provider',
    'provider.tf',
    '{b62:32}',
    (s, r) =>
      lines(
        'provider "proxmox" {',
        `  pm_api_url  = "https://${r.word()}.lan:8006/api2/json"`,
        '  pm_user     = "terraform@pve"',
        `  pm_password = "${s}"`,
        '}',
      ),
  ],
  [
    'infra',
    'terraform variables',
    'terraform.tfvars',
    '{pass}',
    (s) => lines('region            = "eu-central-1"', `db_admin_password = "${s}"`),
  ],
  [
    'infra',
    'pulumi stack',
    'Pulumi.dev.yaml',
    '{b62:20}',
    (s, r) => lines('config:', '  aws:region: eu-west-1', `  ${r.word()}:dbPassword: ${s}`),
  ],
  [
    'infra',
    'ansible group variables',
    'group_vars/all.yml',
    '{pass}',
    (s) => lines('---', 'ansible_user: deploy', `ansible_become_pass: "${s}"`),
  ],
  [
    'infra',
    'cloud-init',
    'user-data.yaml',
    '{b62:14}',
    (s) => lines('#cloud-config', 'chpasswd:', '  expire: false', '  list: |', `    root:${s}`),
  ],
  [
    'infra',
    'cisco secret',
    'router.cfg',
    '$1${b62:4}${b62:22}',
    (s, r) => lines(`hostname ${r.word()}`, `enable secret 5 ${s}`, 'interface Gi0/1'),
  ],
]);
