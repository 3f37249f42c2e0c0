// Held out: written by one who had not read the rules or their tests.
import { files, lines } from './rows-third.ts';

const PRIVATE = ['PRI', 'VATE KEY'].join('');

/** Networks, devices and keys. */
export const NETWORKS = files([
  [
    'vpn',
    'openvpn static key',
    'ta.key',
    '{hex:32}',
    (s, r) =>
      lines(
        '#',
        '# 2048 bit OpenVPN static key',
        '#',
        '-----BEGIN OpenVPN Static key V1-----',
        s,
        ...Array.from({ length: 15 }, () => r.text('hex', 32)),
        '-----END OpenVPN Static key V1-----',
      ),
  ],
  ['vpn', 'ipsec secret', 'ipsec.secrets', '{b62:32}', (s) => `203.0.113.7 %any : PSK "${s}"`],
  [
    'vpn',
    'wireguard preshared key',
    'peer.conf',
    '{b64:43}=',
    (s, r) =>
      lines(
        '[Peer]',
        `PublicKey = ${r.bytes(32).toString('base64')}`,
        `PresharedKey = ${s}`,
        'AllowedIPs = 10.0.0.0/24',
      ),
  ],
  [
    'vpn',
    'chap secrets',
    'ppp/chap-secrets',
    '{b62:16}',
    (s, r) => lines('# client server secret IP', `${r.word()} l2tpd "${s}" *`),
  ],
  [
    'vpn',
    'inline user of openvpn',
    'client.ovpn',
    '{b62:16}',
    (s, r) => lines('client', 'dev tun', '<auth-user-pass>', r.word(), s, '</auth-user-pass>'),
  ],
  [
    'iot',
    'hostapd passphrase',
    'hostapd.conf',
    '{b62:16}',
    (s, r) => lines(`ssid=${r.word()}`, 'wpa=2', `wpa_passphrase=${s}`),
  ],
  [
    'iot',
    'arduino sketch',
    'node.ino',
    '{b62:14}',
    (s, r) => lines(`const char* ssid = "${r.word()}";`, `const char* password = "${s}";`),
  ],
  [
    'iot',
    'esphome api key',
    'sensor.yaml',
    '{b64:43}=',
    (s) => lines('api:', '  encryption:', `    key: "${s}"`, 'ota:'),
  ],
  [
    'iot',
    'mosquitto bridge',
    'bridge.conf',
    '{b62:18}',
    (s, r) =>
      lines(
        'connection cloud',
        `address mqtt.${r.word()}.org:8883`,
        `remote_username ${r.word()}`,
        `remote_password ${s}`,
      ),
  ],
  [
    'iot',
    'device connection string',
    'device.json',
    '{b64:43}=',
    (s, r) =>
      `{ "conn": "HostName=${r.word()}.azure-devices.net;DeviceId=${r.word()};SharedAccessKey=${s}" }`,
  ],
  [
    'key',
    'app store key',
    'AuthKey.p8',
    '{b64:64}',
    (s, r) =>
      lines(
        `-----BEGIN ${PRIVATE}-----`,
        s,
        r.text('b64', 64),
        r.text('b64', 64),
        r.text('b64', 8),
        `-----END ${PRIVATE}-----`,
      ),
  ],
  [
    'key',
    'key in a yaml block',
    'config.yaml',
    '{b64:64}',
    (s, r) =>
      lines(
        'tls:',
        '  key: |',
        `    -----BEGIN EC ${PRIVATE}-----`,
        `    ${s}`,
        `    ${r.text('b64', 64)}`,
        `    ${r.text('b64', 36)}`,
        `    -----END EC ${PRIVATE}-----`,
      ),
  ],
  [
    'key',
    'dns transfer key',
    'named.conf',
    '{b64:43}=',
    (s, r) => lines(`key "${r.word()}" {`, '  algorithm hmac-sha256;', `  secret "${s}";`, '};'),
  ],
]);
