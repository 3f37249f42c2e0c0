/** A finding of these packages that is left, and why; `isSecret` where it is a credential that somebody published. */
export interface KnownFinding {
  readonly subject: string;
  readonly rule: string;
  readonly why: string;
  readonly isSecret?: true;
}

const NATS = 'github.com/nats-io/nats-server/v2@v2.15.2';
const CADDY = 'github.com/caddyserver/caddy/v2@v2.11.9';
const H2 = 'com.h2database:h2@2.5.252';

/** Every one counts against the bound but what is a secret; one that is not in this list fails the measurement. */
export const KNOWN: readonly KnownFinding[] = [
  {
    subject: H2,
    rule: 'credential-by-name',
    why: 'a sample password in the text of its help, and words that are marked as not translated; a jar in lib/ may be the application’s',
  },
  {
    subject: NATS,
    rule: 'private-key',
    why: 'private keys beside configurations, in no test folder',
    isSecret: true,
  },
  { subject: NATS, rule: 'jwt', why: 'signed user and account tokens in configurations', isSecret: true },
  {
    subject: NATS,
    rule: 'nkey-seed',
    why: 'the seed of a user’s key in a file of credentials',
    isSecret: true,
  },
  { subject: NATS, rule: 'password-hash', why: 'hashes of passwords in configurations', isSecret: true },
  { subject: NATS, rule: 'credential-by-name', why: 'a password in a configuration', isSecret: true },
  {
    subject: 'github.com/minio/minio-go/v7@v7.4.1',
    rule: 'jwt',
    why: 'a license of the free plan in a workflow: a signed token whose meaning its form does not tell',
  },
  { subject: CADDY, rule: 'private-key', why: 'private keys in caddytest/', isSecret: true },
];
