import { leaking } from './rows-seventh.ts';

/** Private keys as files, in source code, in settings and in one line. */
export const KEYS_SEVENTH = leaking(
  'key',
  String.raw`
@@ pem file | ‹?server.key|certs/server.key|ssl/privkey.pem|nginx/ssl/‹app›.key›
⟦‹pem-rsa›⟧
@@ pkcs8 file | ‹?private.pem|config/jwt/private.pem|keys/private.key›
⟦‹pem-pkcs8›⟧
@@ elliptic file | ‹?ec_key.pem|certs/client-key.pem›
⟦‹pem-ec›⟧
@@ ssh file | ‹?id_ed25519|.ssh/id_ed25519|home/deploy/.ssh/id_ed25519|ansible/deploy_key›
⟦‹pem-openssh›⟧
@@ old ssh file | ‹?id_rsa|root/.ssh/id_rsa|deploy.pem|aws/‹app›.pem›
⟦‹pem-rsa›⟧
@@ certificate and key | ‹?haproxy/‹app›.pem|etc/ssl/‹app›-bundle.pem›
‹pem-certificate›
⟦‹pem-pkcs8›⟧
@@ pgp | ‹?private.asc|signing-key.asc›
⟦‹pem-pgp›⟧
@@ service account | ‹?service-account.json|serviceAccountKey.json|gcp-key.json|credentials.json›
{
  "type": "service_account",
  "project_id": "‹app›-‹d:6›",
  "private_key": "⟦⏎‹pem-pkcs8›\n⟧",
  "client_email": "firebase-adminsdk-‹az09:5›@‹app›.iam.gserviceaccount.com"
}
@@ service account in code | ‹?src/firebase.js|functions/admin.ts›
admin.initializeApp({
  credential: admin.credential.cert({
    projectId: "‹app›",
    clientEmail: "firebase-adminsdk@‹app›.iam.gserviceaccount.com",
    privateKey: "⟦⏎‹pem-pkcs8›\n⟧",
  }),
});
@@ escaped in the environment | ‹?.env|.env.local›
FIREBASE_PROJECT_ID=‹app›
FIREBASE_PRIVATE_KEY="⟦⏎‹pem-pkcs8›\n⟧"
@@ base64 of a key | ‹?.env|.github/deploy.env›
SSH_PRIVATE_KEY_BASE64=⟦‹b64-openssh›⟧
@@ yaml block | ‹?k8s/tls.yaml|values.yaml|config.yml›
tls:
  key: |
    ⟦⇥‹pem-pkcs8›⟧
@@ here document | ‹?Dockerfile|setup.sh|cloud-init.sh›
cat > /root/.ssh/id_ed25519 <<'EOK'
⟦‹pem-openssh›⟧
EOK
chmod 600 /root/.ssh/id_ed25519
@@ python constant | ‹?app/keys.py|sign.py›
PRIVATE_KEY = """⟦‹pem-ec›⟧"""
@@ java without armor | src/main/java/com/‹org›/‹?pay/AlipayConfig.java|util/RSAUtils.java›
    public static String merchantPrivateKey = "⟦‹der-pkcs8›⟧";
@@ jwk | ‹?jwks-private.json|keys/jwk.json›
{ "kty": "EC", "crv": "P-256", "x": "‹b64u:43›", "y": "‹b64u:43›", "use": "sig", "d": "⟦‹b64u:43›⟧" }
@@ symmetric jwk | config/keys.json
{ "keys": [ { "kty": "oct", "alg": "HS256", "kid": "‹noun›", "k": "⟦‹b64u:43›⟧" } ] }
@@ age | ‹?keys.txt|age.key|.config/sops/age/keys.txt›
# created: 2025-02-1‹d:1›T09:12:44Z
# public key: age1‹bech32:58›
⟦AGE-SECRET-KEY-1‹AGE:58›⟧
@@ wallet | ‹?hardhat.config.js|scripts/deploy.js|truffle-config.js›
      url: "https://polygon-rpc.com",
      accounts: ["0x⟦‹hex:64›⟧"],
@@ wallet in the environment | ‹?.env|contracts/.env›
RPC_URL=https://mainnet.base.org
PRIVATE_KEY=⟦‹hex:64›⟧
@@ solana | ‹?src/bot.ts|wallet.py›
const wallet = Keypair.fromSecretKey(bs58.decode("⟦‹b58:88›⟧"));
`,
);
