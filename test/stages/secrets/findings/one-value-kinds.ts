import { generateKeyPairSync } from 'node:crypto';
import { Random } from '../../../../scripts/bench-secrets/random.ts';

/** A file with so many values in it, each of which several rules know. */
export interface OneValue {
  readonly kind: string;
  readonly path: string;
  readonly text: string;
  readonly count: number;
}

const random = new Random('one value');
const fill = (template: string) => random.fill(template);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const frame = (word: string, kind: string) => `-----${word} ${kind}${'PRI'}${'VATE'} KEY-----`;
/** The lines of a real key: rules look into them. */
const body = () =>
  generateKeyPairSync('rsa', { modulusLength: 1024 })
    .privateKey.export({ type: 'pkcs1', format: 'pem' })
    .toString()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('-'));
const key = (between: string, kind = 'RSA ') =>
  [frame('BEGIN', kind), ...body(), frame('END', kind)].join(between);

const one = (kind: string, path: string, text: string, count = 1): OneValue => ({ kind, path, text, count });

export const ONE_VALUE: readonly OneValue[] = [
  one(
    'base64 of a Kubernetes Secret',
    'secret.yaml',
    `apiVersion: v1\nkind: Secret\nmetadata: {name: db}\ntype: Opaque\ndata:\n  password: ${base64(fill('{b62:9}!{b62:8}'))}\n`,
  ),
  one(
    'base64 of a token in a Kubernetes Secret',
    'secret.yaml',
    `apiVersion: v1\nkind: Secret\nmetadata: {name: db}\ndata:\n  api-token: ${base64(fill('{hex:40}'))}\n`,
  ),
  one('a private key', 'id_rsa', key('\n')),
  one('a private key in YAML', 'a.yaml', `key: |\n  ${key('\n  ')}\n`),
  one('a private key that is commented out with #', 'a.conf', `# ${key('\n# ')}`),
  one('a private key that is commented out with //', 'a.go', `// ${key('\n// ')}`),
  one('a private key on one line', 'a.env', `TLS_KEY="${key('\\n')}"`),
  one('a private key on one line of JSON', 'a.json', `{"private_key": "${key('\\n')}\\n"}`),
  one('a private key that is concatenated', 'a.java', `String key = "${key('\\n" +\n    "')}";`),
  one('a private key that is concatenated in Python', 'a.py', `KEY = ('${key("\\n'\n       '")}')`),
  one('a private key with line breaks of XML', 'a.xml', `<key>${key('&#10;')}</key>`),
  one('a private key with line breaks of HTML', 'a.html', `<p>${key('<br>')}</p>`),
  one('two private keys, one behind the other', 'a.pem', `${key('\n')}\n${key('\n', '')}`, 2),
];
