// Written before the rules of these kinds, from the providers' descriptions of their formats.
import type { Kind } from './kind.ts';
import { file } from './surroundings.ts';

const PRIVATE = ['PRI', 'VATE KEY'].join('');

/** Keys, addresses, files, headers and commands. */
export const STRUCTURES: readonly Kind[] = [
  ...['RSA ', 'EC ', '', 'OPENSSH '].map(
    (type): Kind => ({
      family: 'private key',
      name: `${type.trim() || 'pkcs8'} pem`,
      make(r) {
        const body = (r.text('b64', 64 * 8 + 40).match(/.{1,64}/g) ?? []).join('\n');
        const line = `-----BEGIN ${type}${PRIVATE}-----`;
        return file(`${r.word()}/${r.word()}.pem`, `${line}\n${body}\n${line.replace('BEGIN', 'END')}`, body);
      },
    }),
  ),
  {
    family: 'private key',
    name: 'pem in one JSON line',
    make(r) {
      const body = (r.text('b64', 64 * 6).match(/.{1,64}/g) ?? []).join('\\n');
      const key = `-----BEGIN ${PRIVATE}-----\\n${body}\\n-----END ${PRIVATE}-----\\n`;
      return file(`${r.word()}.json`, `{\n  "kind": "signer",\n  "${r.word()}": "${key}"\n}`, body);
    },
  },
  {
    family: 'private key',
    name: 'putty ppk',
    make(r) {
      const body = (r.text('b64', 160).match(/.{1,64}/g) ?? []).join('\n');
      const text = `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: ${r.word()}\nPublic-Lines: 2\n${r.text('b64', 64)}\n${r.text('b64', 16)}\nPrivate-Lines: 3\n${body}\nPrivate-MAC: ${r.text('hex', 64)}`;
      return file(`${r.word()}.ppk`, text, body);
    },
  },
  {
    family: 'private key',
    name: 'wireguard',
    make(r) {
      const key = r.bytes(32).toString('base64');
      return file(
        `etc/wireguard/${r.word()}.conf`,
        `[Interface]\nAddress = 10.2.0.${r.below(250)}/32\nPrivateKey = ${key}\nListenPort = 51820\n\n[Peer]\nPublicKey = ${r.bytes(32).toString('base64')}`,
        key,
      );
    },
  },
  {
    family: 'connection',
    name: 'postgres url',
    make(r, turn) {
      const pass = r.fill('{b62:14}');
      const url = `postgres${turn % 2 === 0 ? 'ql' : ''}://${r.word()}:${pass}@db.${r.word()}.internal:5432/${r.word()}`;
      return file(`${r.word()}/config.yaml`, `service:\n  url: ${url}\n  pool: 5`, pass);
    },
  },
  {
    family: 'connection',
    name: 'redis url without user',
    make(r) {
      const pass = r.fill('{b62:20}');
      return file(`${r.word()}.py`, `cache = connect("redis://:${pass}@${r.word()}:6379/0")`, pass);
    },
  },
  {
    family: 'connection',
    name: 'ado connection string',
    make(r) {
      const pass = r.password();
      return file(
        `${r.word()}/appsettings.json`,
        `{\n  "ConnectionStrings": {\n    "Main": "Server=tcp:${r.word()}.local,1433;Database=${r.word()};User ID=app;Password=${pass};Encrypt=True"\n  }\n}`,
        pass,
      );
    },
  },
  {
    family: 'connection',
    name: 'azure storage',
    make(r) {
      const key = r.bytes(64).toString('base64');
      return file(
        `${r.word()}.cfg`,
        `storage = DefaultEndpointsProtocol=https;AccountName=${r.word()};AccountKey=${key};EndpointSuffix=core.windows.net`,
        key,
      );
    },
  },
  {
    family: 'credential file',
    name: 'netrc',
    make(r) {
      const pass = r.fill('{b62:18}');
      return file(
        'home/app/.netrc',
        `machine git.${r.word()}.org\n  login ${r.word()}\n  password ${pass}`,
        pass,
      );
    },
  },
  {
    family: 'credential file',
    name: 'npmrc _auth',
    make(r) {
      const auth = Buffer.from(`${r.word()}:${r.fill('{b62:16}')}`).toString('base64');
      return file(
        `${r.word()}/.npmrc`,
        `registry=https://npm.${r.word()}.org/\n_auth=${auth}\nalways-auth=true`,
        auth,
      );
    },
  },
  {
    family: 'credential file',
    name: 'docker config auth',
    make(r) {
      const auth = Buffer.from(`${r.word()}:${r.fill('{b62:20}')}`).toString('base64');
      return file(
        'root/.docker/config.json',
        `{\n\t"auths": {\n\t\t"registry.${r.word()}.org": {\n\t\t\t"auth": "${auth}"\n\t\t}\n\t}\n}`,
        auth,
      );
    },
  },
  {
    family: 'credential file',
    name: 'shadow',
    make(r) {
      const hash = `$6$${r.text('b62', 16)}$${r.text('b62', 86)}`;
      return file('etc/shadow', `daemon:*:19000:0:99999:7:::\n${r.word()}:${hash}:19000:0:99999:7:::`, hash);
    },
  },
  {
    family: 'credential file',
    name: 'maven settings',
    make(r) {
      const pass = r.fill('{b62:15}');
      return file(
        'home/build/.m2/settings.xml',
        `<settings>\n  <servers>\n    <server>\n      <id>${r.word()}</id>\n      <username>ci</username>\n      <password>${pass}</password>\n    </server>\n  </servers>\n</settings>`,
        pass,
      );
    },
  },
  {
    family: 'header',
    name: 'bearer',
    make(r) {
      const token = r.fill('{b62:40}');
      return file(
        `${r.word()}.sh`,
        `curl -s -H "Authorization: Bearer ${token}" https://api.${r.word()}.org/v1/items`,
        token,
      );
    },
  },
  {
    family: 'header',
    name: 'jwt',
    make(r) {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const token = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: r.uuid(), iat: 1760000000 + r.below(9999) })}.${r.text('b64u', 43)}`;
      return file(`${r.word()}.ts`, `const session = '${token}';`, token);
    },
  },
];
