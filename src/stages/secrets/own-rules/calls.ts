import { whyNoValue } from '../no-secret/why-no-value.ts';
import { isNumberedName } from '../values/literal.ts';
import { isHumanPassword, isPassphrase, madeUpFrom } from '../values/passphrases.ts';
import { argumentsAt, literalOf } from './call-arguments.ts';
import { judgeCredential } from './credential.ts';
import { type Excerpt, judged, type KeywordRule, type Match } from './rule.ts';

/** A call that takes a key or a password as an argument. */
interface CallForm {
  /** The name of the call, up to its bracket. */
  readonly name: string;
  /** The position of the key or password among the arguments, from 0. */
  readonly position: number;
  /** A pattern that the argument before it must match. */
  readonly before?: RegExp;
  readonly kind?: 'secret';
  /** Lower case, separated by `|`. One of them is in the name or directly after it. */
  readonly keywords: string;
}

const CODEC = 'encode|decode|sign|verify|signAsync|verifyAsync';

const KEYS: readonly CallForm[] = [
  {
    name: String.raw`\b(?:[jJ][wW][tT]|jsonwebtoken|nJwt|njwt)\w{0,12}(?:\.|::|->)(?:${CODEC}|create)|\bjwt_(?:encode|decode)|\bjwtVerify`,
    ...{ position: 1, keywords: 'encode(|decode(|sign(|verify(|signasync(|verifyasync(|create(|jwtverify(' },
  },
  {
    name: String.raw`\bcreate(?:Hmac|Cipher(?:iv)?|Decipher(?:iv)?)`,
    position: 1,
    keywords: 'createhmac|createcipher|createdecipher',
  },
  { name: String.raw`\bhmac\.(?:new|digest|HMAC)|\bHMAC\.new`, position: 0, keywords: 'hmac.' },
  { name: String.raw`\bhmac\.New`, position: 1, keywords: 'hmac.new' },
  { name: String.raw`\bHMAC\.(?:hexdigest|digest|base64digest)`, position: 1, keywords: 'hmac.' },
  { name: String.raw`\bhash_hmac|\bopenssl_(?:en|de)crypt`, position: 2, keywords: 'hash_hmac|openssl_' },
  {
    name: String.raw`\bCryptoJS\.\w{2,12}(?:\.(?:en|de)crypt)?`,
    ...{ position: 1, keywords: 'cryptojs.' },
  },
  {
    name: String.raw`\bHMACSHA\d{1,3}|\bSecretKeySpec|\bhmacShaKeyFor|\bHMAC(?:256|384|512)|\bSymmetricSecurityKey|\bSignedString`,
    ...{
      position: 0,
      keywords: 'hmacsha|secretkeyspec|hmac256|hmac384|hmac512|symmetricsecuritykey|signedstring',
    },
  },
  { name: String.raw`\.signWith|\bSigner\.create`, position: 1, keywords: 'signwith|signer.create(' },
  {
    name: String.raw`\b(?:AES|DES3?|Blowfish|ARC4|ChaCha20)\.new|\bFernet|\baes\.NewCipher|\bNew(?:Cookie|Filesystem)Store|\bsecurecookie\.New|\bcsrf\.Protect|\bcookieParser|\bURLSafe(?:Timed)?Serializer|\bTimestampSigner|\bMessage(?:Encryptor|Verifier)\.new|\bSignedCookieSessionFactory|\bAuthTkt\w{4,30}|\bEncryptedCookieStorage|\bSecretKey|\bcookie\.NewStore|\b(?:pyotp\.)?TOTP(?:\.new)?|\bHOTP(?:\.new)?`,
    position: 0,
    keywords:
      'aes.new(|des.new(|des3.new(|blowfish.new(|arc4.new(|chacha20.new(|fernet(|newcipher(|newcookiestore(|newfilesystemstore(|securecookie.new(|csrf.protect(|cookieparser(|serializer(|timestampsigner(|sessionfactory(|authtktauthenticationpolicy(|authtktcookiehelper(|cookiestorage(|(secretkey(|cookie.newstore(|totp(|hotp(|totp.new(|messageencryptor.new(|messageverifier.new(',
  },
];

const MADE: readonly CallForm[] = [
  {
    // A password from which a key is derived, or a password to hash.
    name: String.raw`\b(?:scrypt(?:Sync)?|pbkdf2(?:Sync|_hmac)?|PBKDF2|PBEKeySpec|Rfc2898DeriveBytes|derive_key|hashpw|hashSync|compareSync|password_hash|GenerateFromPassword|PasswordProtection|setpassword|ToSecureString|bcrypt\.(?:hash|compare)|argon2\.hash|kdf\.derive)`,
    ...{
      position: 0,
      keywords:
        'scrypt(|scryptsync(|pbkdf2(|pbkdf2sync(|pbekeyspec(|derivebytes(|hashpw(|hashsync(|comparesync(|password_hash(|frompassword(|passwordprotection(|setpassword(|tosecurestring(|bcrypt.hash(|bcrypt.compare(|argon2.hash(|kdf.derive(',
    },
  },
  {
    name: String.raw`\b(?:(?:En|De)codingKey::from_(?:base64_)?secret|HmacSha\d{1,3}::new_from_slice|Hmac::<\w{3,10}>::new_from_slice|privateKeyToAccount|HexToECDSA|fromSecretKey|HDWalletProvider|(?:ethers\.)?Wallet|Credentials\.create|setSigningKey|Blynk\.begin|[vV]erifyKey)`,
    ...{ position: 0, kind: 'secret' },
    keywords:
      'from_secret(|base64_secret(|from_slice(|keytoaccount(|hextoecdsa(|fromsecretkey(|walletprovider(|wallet(|credentials.create(|setsigningkey(|blynk.begin(',
  },
  {
    name: String.raw`\bHMAC`,
    ...{ position: 1, before: /EVP_/, keywords: 'hmac(' },
  },
  {
    name: String.raw`\b(?:load_(?:pem|der|ssh)_private_key|X509Certificate2|(?:[kK]ey[sS]tore|ks|kmf|trustStore|ts)\.(?:load|init|getKey)|load_key_and_certificates|load_pkcs12)`,
    position: 1,
    keywords:
      'private_key(|certificate2(|store.load(|ks.load(|kmf.init(|.getkey(|ts.load(|and_certificates(|load_pkcs12(',
  },
  { name: String.raw`\bload_cert_chain`, position: 2, keywords: 'load_cert_chain(' },
  {
    name: String.raw`\b(?:pgp_sym_(?:en|de)crypt(?:_bytea)?|AES_(?:EN|DE)CRYPT|aes_(?:en|de)crypt)`,
    ...{ position: 1, keywords: 'pgp_sym_encrypt(|pgp_sym_decrypt(|aes_encrypt(|aes_decrypt(' },
  },
  { name: String.raw`\bcrypt`, position: 0, keywords: '=crypt(|= crypt(|(crypt(' },
];

const CLIENTS: readonly CallForm[] = [
  {
    // Clients of services that take only their key.
    name: String.raw`\b(?:Github|WebClient|TeleBot|(?:new\s)?Stripe|require\(['"]stripe['"]\)|Resend|SendGridAPIClient|SendGridClient|discordgo\.New|gitlab\.NewClient|slack\.New|NewBotAPI|TelegramBot|Telegraf|JDABuilder\.create\w{4,8}|\.oauth2|(?:bot|client|discord)\.(?:run|start|login)|Groq|Anthropic|OpenAI|Replicate|Pinecone|Cohere|NewClient|setApiKey|setAccessToken|Postmark(?:Client|\.ServerClient)?|Mailgun|Sentry|Octokit)`,
    ...{ position: 0, kind: 'secret' },
    keywords:
      'github(|webclient(|telebot(|stripe(|stripe\')(|stripe")(|resend(|apiclient(|gridclient(|discordgo.new(|newclient(|slack.new(|newbotapi(|telegrambot(|telegraf(|createdefault(|createlight(|.oauth2(|bot.run(|client.run(|bot.login(|client.login(|bot.start(|discord.login(|groq(|anthropic(|pinecone(|setapikey(|setaccesstoken(|serverclient(',
  },
  {
    // The name of an account and its credential.
    name: String.raw`\b(?:Client|TwilioClient|Twilio(?:\.init)?|[iI]nit|new|twilio\w{0,12}|require\(['"]twilio['"]\))`,
    ...{ position: 1, before: /["']AC[0-9a-f]{32}["']/, kind: 'secret' },
    keywords: 'client(|client.init(|twilio.init(|client.new(|twilio\')(|twilio")(|twilio(',
  },
  {
    name: String.raw`\b(?:Gitlab|SpotifyClientCredentials|set_access_token|algoliasearch|searchClient|ClientCredential|StorageCredentials|setup_twitter_oauth|set_cookie)`,
    ...{ position: 1, kind: 'secret' },
    keywords:
      'gitlab(|clientcredentials(|set_access_token(|algoliasearch(|searchclient(|clientcredential(|storagecredentials(|twitter_oauth(|erlang:set_cookie(',
  },
  {
    name: String.raw`\b(?:createClient|create_client|NewClient)`,
    ...{ position: 1, before: /["']https?:/, kind: 'secret', keywords: 'createclient(|create_client(' },
  },
  {
    name: String.raw`\b(?:Github|(?:PlainText|Password)AuthProvider|UsernamePasswordAuthenticationToken|UserPassword|UserInfo|PasswordAuthenticationMethod|[wW]ithCredentials|with_credentials|createUser|sp_addlogin|sp_setapprole|userauth_password|(?:signIn|createUser|sign_in)WithEmailAndPassword|sign_in_with_email_and_password|authorization_basic|CreateAsync|httr::authenticate|UserPasswordCredential|Auth|PasswordAuthenticator|Credentials::new)`,
    position: 1,
    keywords:
      'github(|authprovider(|authenticationtoken(|userpassword(|userinfo(|authenticationmethod(|withcredentials(|with_credentials(|createuser(|userauth_password(|emailandpassword(|email_and_password(|authorization_basic(|createasync(|authenticate(|passwordcredential(|auth(|authenticator(|credentials::new(',
  },
  {
    name: String.raw`\b(?:FTP(?:_TLS)?|(?:Net::)?FTP(?:\.open|\.new)|URL\.create|keyring\.set_password|Sequelize|(?:Ssh|Sftp|Scp)Client|ssh_userauth_password|mqtt\.connect|smtp\.start|Jira|Jenkins|Server|SMTPConnection)`,
    position: 2,
    keywords:
      'ftp(|ftp_tls(|ftp.open(|ftp.new(|url.create(|set_password(|sequelize(|sshclient(|sftpclient(|scpclient(|ssh_userauth_password(|mqtt.connect(|smtp.start(|jenkins(',
  },
  {
    name: String.raw`\b(?:ldap3?\.)?Connection`,
    ...{ position: 2, before: /["'][^"']{0,80}[=@\\][^"']{0,200}["']/, keywords: 'connection(' },
  },
  {
    name: String.raw`\b(?:(?:redis\.)?(?:Strict)?Redis|\w{0,12}(?:ssh|client|SSH)\w{0,8}\.connect|InfluxDBClient|mysql_real_connect|(?:Ssh|Sftp|Scp)Client|\.credentials|->credentials|(?<!\.)Credentials|JSch)`,
    ...{ position: 3, before: /["'][\w.@-]{1,60}["']|^\s{0,10}\d{1,2}\s{0,4}$/ },
    keywords:
      'redis(|ssh.connect(|client.connect(|influxdbclient(|mysql_real_connect(|sshclient(|sftpclient(|scpclient(|credentials(',
  },
  {
    // The id and the secret of an application at a service that logs users in.
    name: String.raw`\b(?:OAuth2?::(?:Client|Consumer)\.new|Facebook::OAuth\.new|(?:google\.auth\.)?OAuth2(?:Client)?|OAuth2Session|OAuth2Service|oauth\.NewConsumer|(?:github|google|facebook|gitlab|twitter|discord|spotify|slack|linkedin|bitbucket|apple|azuread|auth0|okta)\.New|GoogleSignIn|FacebookAuth)`,
    ...{ position: 1, before: /["'][^"']{5,200}["']/, kind: 'secret' },
    keywords:
      'client.new(|consumer.new(|oauth.new(|oauth2(|oauth2client(|newconsumer(|github.new(|google.new(|facebook.new(|gitlab.new(|twitter.new(|discord.new(|spotify.new(|slack.new(|linkedin.new(',
  },
  {
    // Databases: the address or name, the user and the password.
    name: String.raw`(?:\bSql\.newInstance|(?:->|:)connect|\bdatabase|\bodbcConnect|\b(?:odbc|db2|ibase|fbird|ifx|sybase|mssql)_p?connect|\bConnectionPool\.singleton|\bSession\.createSession|\bMysql\.(?:real_)?connect|\bepgsql:connect|\bcreateConnection|\bcreateDataSource|\bDatabase\.(?:connect|forURL)|\bConnection\.connect|\bconn\.Open)`,
    ...{
      position: 2,
      before: /^\s{0,40}["'][\w.@$\\-]{1,60}["']\s{0,4}$/,
      keywords:
        'newinstance(|>connect(|:connect(|database(|odbcconnect(|odbc_connect(|db2_connect(|ibase_connect(|fbird_connect(|mssql_connect(|sybase_connect(|pool.singleton(|mysql.connect(|real_connect(|createconnection(|createdatasource(|database.connect(|database.forurl(|connection.connect(',
    },
  },
  {
    name: String.raw`\b(?:dbConnect|DBInterface\.connect|fromDriverManager|dbPool|DriverManagerDataSource)`,
    ...{
      position: 3,
      before: /^\s{0,40}(?:\w{1,12}\s{0,2}=\s{0,2})?["'][\w.@$\\-]{1,60}["']\s{0,4}$/,
      keywords: 'dbconnect(|dbinterface.connect(|fromdrivermanager(|dbpool(|managerdatasource(',
    },
  },
  { name: String.raw`\bmysql`, position: 4, before: /["']/, keywords: ' mysql(' },
  { name: String.raw`\bsp_addlinkedsrvlogin`, position: 4, keywords: 'sp_addlinkedsrvlogin(' },
];

const LOGINS: readonly CallForm[] = [
  {
    name: String.raw`\b(?:HTTP(?:Basic|Digest|Proxy)Auth|HttpNtlmAuth|(?:with|set|Set|with_|set_)?[bB]asic_?(?:Auth|auth)(?:entication)?|DigestAuth|AuthTokens\.basic|auth\.basic|Credentials\.basic|\.basic)`,
    ...{ position: 1, keywords: 'auth(|authentication(|.basic(' },
  },
  {
    // As a pair: `auth=("user", "…")`, `'auth' => ['user', '…']`.
    name: String.raw`\b(?:[a-z]{1,12}_)?auth["']?\s{0,3}(?:=>|[:=])\s{0,3}(?=[([])`,
    ...{
      position: 1,
      keywords:
        "auth=(|auth=[|auth = (|auth = [|auth: (|auth: [|auth': (|auth\": (|auth' => [|auth\" => [|auth'=>[",
    },
  },
  {
    name: String.raw`(?:\.|->|::)(?:auth|login|Login|logIn|signIn|sign_in|authenticate|Authenticate|username_pw_set|set_?[cC]redentials)`,
    ...{
      position: 1,
      keywords: '.auth(|.login(|>login(|::login(|.signin(|.sign_in(|.authenticate(|pw_set(|credentials(',
    },
  },
  {
    name: String.raw`\.(?:simple_)?[bB]ind(?:_s)?`,
    ...{ position: 1, before: /["'][^"']{0,80}[=@\\][^"']{0,200}["']/, keywords: 'bind(|bind_s(' },
  },
  {
    name: String.raw`\b(?:PlainCredentials|PasswordCredentials?|UsernamePassword(?:Token|Credential)|cx_Oracle\.connect|oracledb\.connect|oci_p?connect)`,
    ...{
      position: 1,
      keywords:
        'credentials(|credential(|passwordtoken(|oracle.connect(|oracledb.connect(|oci_connect(|oci_pconnect(',
    },
  },
  {
    name: String.raw`\b(?:PlainAuth|mysqli?(?:_p?connect)?|PDO|getConnection|(?:MySQLdb|pymysql|DBI)(?:\.|->)connect|ftp_login|imap_open|ldap_bind|ssh2_auth_password|createCredential|ClientSecretCredential|Minio)`,
    position: 2,
    keywords:
      'plainauth(|mysqli(|mysql_connect(|mysqli_connect(|mysql_pconnect(|pdo(|getconnection(|mysqldb.connect(|pymysql.connect(|dbi->connect(|ftp_login(|imap_open(|ldap_bind(|auth_password(|createcredential(|secretcredential(|minio(',
  },
  {
    name: String.raw`\.connect`,
    ...{ position: 2, before: /^\s{0,40}["'][\w.@-]{1,40}["']$/, keywords: '.connect(' },
  },
  {
    name: String.raw`\bWiFi\.(?:begin|softAP)|\b\w{0,12}[mM]ulti\.addAP|\b(?:wlan|sta_if|sta|nic|station|wifi)\.connect`,
    ...{
      position: 1,
      keywords:
        'wifi.begin(|wifi.softap(|.addap(|wlan.connect(|sta_if.connect(|sta.connect(|nic.connect(|station.connect(|wifi.connect(',
    },
  },
  {
    name: String.raw`\bcreate_(?:super)?user`,
    ...{ position: 2, before: /@|^\s*(?:None|["']{2})\s*$/, keywords: 'create_user(|create_superuser(' },
  },
  {
    name: String.raw`\b(?:Basic(?:AWS|Session)Credentials|Aws(?:Basic|Session)Credentials\.create|NewStatic(?:Credentials(?:Provider)?|V4)|Aws::Credentials\.new|StorageSharedKeyCredential|NewSharedKeyCredential|AzureNamedKeyCredential|OAuthHandler|OAuth1(?:Session)?)`,
    ...{ position: 1, kind: 'secret' },
    keywords:
      'awscredentials(|sessioncredentials(|credentials.create(|newstaticcredentials|newstaticv4(|aws::credentials.new(|keycredential(|oauthhandler(|oauth1(|oauth1session(',
  },
  {
    name: String.raw`\b(?:AzureKeyCredential|[bB]earer_?(?:Auth|auth))`,
    ...{ position: 0, kind: 'secret', keywords: 'keycredential(|bearerauth(|bearer_auth(' },
  },
];

/** The name of a call and its bracket end at most this many characters after the start of the keyword. */
const BEHIND = 40;

function callRule(id: string, title: string, forms: readonly CallForm[]): KeywordRule {
  const calls = forms.map((form) => ({
    ...form,
    expression: new RegExp(`(?:${form.name})\\s{0,3}[([]`, 'g'),
  }));
  return {
    id,
    title,
    keywords: [...new Set(forms.flatMap(({ keywords }) => keywords.split('|')))],
    certainty: 'generic',
    scope: 'call',
    *find({ text, at }: Excerpt): Iterable<Match> {
      const head = text.slice(0, at + BEHIND);
      for (const { expression, position, before, kind } of calls) {
        expression.lastIndex = 0;
        for (let match = expression.exec(head); match !== null; match = expression.exec(head)) {
          if (match.index > at) break;
          // A call whose bracket comes before the keyword has its own keyword.
          if (match.index + match[0].length <= at) continue;
          const list = argumentsAt(text, match.index + match[0].length);
          const argument = list[position];
          const literal = argument === undefined ? undefined : literalOf(argument);
          if (literal === undefined || before?.test(list[position - 1]?.text ?? '') === false) continue;
          const { text: value, index } = literal;
          // `oauth2-proxy-1` is a name. `-anonymous@` is what a server without authentication expects.
          const isMadeUp = isPassphrase(value) || isHumanPassword(value) || madeUpFrom(value) !== undefined;
          if ((isNumberedName(value) && !isMadeUp) || /^[a-z-]*@$/.test(value)) continue;
          const judgement = judgeCredential(value, kind ?? 'password', 'argument');
          yield* judged(
            { index, value },
            judgement === false && isMadeUp ? (whyNoValue(value) ?? true) : judgement,
          );
        }
      }
    },
  };
}

/** Finds literals in calls that take a key or a password. */
export const CALLS: readonly KeywordRule[] = [
  callRule('key-in-call', 'Key in a call that signs or encrypts', KEYS),
  callRule('key-in-call', 'Key in a call that signs or encrypts', MADE),
  callRule('credential-in-call', 'Password in a call that logs in', LOGINS),
  callRule('credential-in-call', 'Password in a call that logs in', CLIENTS),
];
