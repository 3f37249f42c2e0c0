import { describe, expect, test } from 'vitest';
import { credentialsIn } from '../../../../src/stages/secrets/kubernetes/credential-rule.ts';

const literal = ['hunter', Date.now().toString(36)].join('');

describe('a literal credential by its name', () => {
  test.each([
    `DB_PASSWORD=${literal}`,
    `npm_token=${literal}`,
    `SOME_API_KEY="${literal}"`,
    `RUN |2 A=b CLIENT_SECRET=${literal} /bin/sh -c make`,
    `ENV MYSQL_ROOT_PASSWORD='${literal}'`,
    `serve --access-token=${literal}`.replace('access-token', 'access_token'),
  ])('is found in %s', (text) => {
    expect(credentialsIn(text).map(({ value }) => value)).toEqual([literal]);
  });

  test.each([
    'DB_PASSWORD=',
    'DB_PASSWORD=changeme',
    'DB_PASSWORD=${OTHER}',
    'RUN TOKEN=$(cat /run/secrets/token) make',
    'DB_PASSWORD=<your password>',
    'SECRET=/run/secrets/x',
    'PASSWORD_FILE=/run/secrets/password',
    `TOKEN_URL=${literal}`,
    'TOKEN_LENGTH=123456',
    'MYSQL_ALLOW_EMPTY_PASSWORD=yes',
    'PRIVATE_KEY=aaaaaaaaaaaa',
    `AWS_SECRET_ACCESS_KEY=${['wJalrXUtnFEMI', 'K7MDENG', 'bPxRfiCYEXAMPLEKEY'].join('/')}`,
    `GPG_KEY=${literal}`,
    `PATH=${literal}`,
  ])('is not taken for one: %s', (text) => {
    expect(credentialsIn(text)).toEqual([]);
  });
});
