import { describe, expect, test } from 'vitest';
import { Random } from '../../../../scripts/bench-secrets/random.ts';
import { SuspectFile, whyNoSecret } from '../../../../src/stages/secrets/findings/why-no-secret.ts';
import { OWN_RULES } from '../../../../src/stages/secrets/own-rules/all-rules.ts';
import { ContentScanner } from '../../../../src/stages/secrets/own-rules/scan-content.ts';

const random = new Random('known forms');
const fill = (template: string) => random.fill(template);
const scanner = new ContentScanner(OWN_RULES);
const why = (value: string, line: string) =>
  whyNoSecret(
    { engine: 'gitleaks', rule: 'generic-api-key', title: 't', file: 'a', line: 1, value },
    new SuspectFile('src/a.ts', line),
  );
/** What is left of what Assay's own rules find. */
const left = (text: string, path: string) =>
  scanner
    .scan(Buffer.from(text), path)
    .filter(
      ({ rule, line, value }) =>
        whyNoSecret(
          { engine: 'assay', rule: rule.id, title: 't', file: path, line, value },
          new SuspectFile(path, text),
        ) === undefined,
    )
    .map(({ value }) => value);

describe('a word where a secret is to be put in', () => {
  test.each([
    'tu-contraseña-aquí',
    'su_clave_aqui',
    'TuContraseñaAquí',
    'escriba_su_contraseña',
    'ton_mot_de_passe_ici',
    'votre-cle-api',
    'VOTRE_JETON_ICI',
    'remplacez-ce-mot-de-passe',
    'Dein_Passwort_hier',
    'hier-passwort-eintragen',
    'ihr-geheimer-schlüssel-hier',
    'mein_kennwort',
    'sua_senha_aqui',
    'troque-esta-senha',
    'la_tua_password_qui',
    'inserisci-la-tua-chiave',
    'uw_wachtwoord_hier',
    'ditt_lösenord_här',
    'ditt-passord-her',
    'twoje_hasło_tutaj',
    'vase_heslo_zde',
    'sizin_şifre_buraya',
    'oma_salasana_tähän',
  ])('is one in any language: %s', (value) => {
    expect(why(value, `password = "${value}"`)).toBe('placeholder');
  });

  test.each([
    'mi-casa-es-tu-casa',
    'sommer-in-berlin-hier9xQ',
    'caballo-correcto-bateria',
    fill('{b62:9}_aqui{d:2}x{b62:4}'),
  ])('is no phrase that somebody made up: %s', (value) => {
    expect(why(value, `password = "${value}"`)).not.toBe('placeholder');
  });
});

describe('what an engine takes for a secret is known by its form and its place', () => {
  test.each([
    ['encrypted', fill('{{b64:43}=}'), (v: string) => `<password>${v}</password>`],
    ['published', 'open sesame', (v: string) => `password: "${v}"`],
    ['placeholder', '101112131415161718191a1b1c1d1e1f', (v: string) => `key = "${v}"`],
    ['placeholder', 'ffeeddccbbaa99887766554433221100', (v: string) => `key = "${v}"`],
    [
      'placeholder',
      Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString('base64'),
      (v: string) => `key = "${v}"`,
    ],
    [
      'identifier',
      fill('0x{hex:40}'),
      (v: string) => `"secretVault": "0x${'1'.repeat(40)}", "rewardToken": "${v}"`,
    ],
    ['identifier', fill('0x{hex:64}'), (v: string) => `tokenCreationTxHash: "${v}"`],
    ['identifier', fill('Qm{b58:44}'), (v: string) => `tokenUri: ${v}`],
    ['identifier', fill('bafkrei{az:52}'), (v: string) => `key: ${v}`],
    ['identifier', fill('{HEX:16}'), (v: string) => `  signingkey = ${v}`],
    ['identifier', fill('{b62:32}'), (v: string) => `OAUTH_CLIENT_ID="${v}"`],
    ['identifier', fill('{b62:28}'), (v: string) => `authUserPoolId: "eu", authClientId: "${v}"`],
    ['identifier', fill('{uuid}'), (v: string) => `  api_key_kind_id: ${v}`],
    ['name', 'AUTH401TokenExpiredAtGateway', (v: string) => `TokenExpired = "${v}"`],
  ])('%s: %s', (reason, value, line) => {
    expect(why(value, line(value))).toBe(reason);
  });

  test.each([
    [fill('0x{hex:64}'), (v: string) => `token: "${v}"`],
    [fill('0x{hex:40}'), (v: string) => `api_secret: "${v}"`],
    [fill('{hex:32}'), (v: string) => `signing_key = ${v}`],
    [fill('{b62:32}'), (v: string) => `CLIENT_ID_SECRET="${v}"`],
    [fill('{b62:32}'), (v: string) => `session_id="${v}"`],
    [fill('{uuid}'), (v: string) => `secret_id: ${v}`],
    [fill('{hex:32}'), (v: string) => `key = "${v}"`],
  ])('may be a secret: %s', (value, line) => {
    expect(why(value, line(value))).toBeUndefined();
  });
});

describe("Assay's own rules let", () => {
  test.each([
    ['a.go', 'ErrInvalidToken = "T2002TokenIssuerUnknown"; errPassword := "Pw9042xLong"'],
    ['CHANGES.md', '- password: maximumAge90 is now set for all of them'],
    ['flags.json', `{ "one-password-import": { "rollout": 50, "salt": "${fill('{hex:32}')}" } }`],
    ['.gitconfig', `[user]\n\tsigningkey = ${fill('{HEX:16}')}`],
    ['settings.xml', `<passphrase>{${fill('{b64:22}')}==}</passphrase>`],
    ['a.md', `Authorization: Basic ${Buffer.from('Aladdin:open sesame').toString('base64')}`],
  ])('go what stands in %s: %s', (path, text) => {
    expect(left(text, path)).toEqual([]);
  });

  test('go none that only looks like it', () => {
    const value = fill('{b62:9}4x{b62:5}Q7');
    expect(left(`- password: ${value} is now set for all`, 'CHANGES.md')).toEqual([value]);
    const salt = fill('{hex:32}');
    expect(left(`{ "auth": { "salt": "${salt}" } }`, 'a.json')).toEqual([salt]);
  });
});
