/**
 * Words that programs and their messages use in names: counted in published packages of Go, Python and JavaScript, with
 * the names of well-known products. People rarely join them for a password.
 */
export const PROGRAM_WORDS: ReadonlySet<string> = new Set(
  `
abc abort aborted about above abs absolute abstract accept acceptance accepted accepts access account
accounts acl across action actions active actual add added adding additional addr address addresses adds
admin advanced aes after again against age agent aggregate ago agreed airflow algorithm alias aliases all
allow allowed allows almost along alpha alpine already also alt although always amazon amount and android
angular annotations another ansible any anyone anything apache api apikey apikeys apis app append applicable
application applications applied applies apply appropriate apps arbitrary are aren arg argo argon args
argument arguments aria arn around arr array arrays arrow artifactory ascii assert asset assign assigned
associated ast async atomic attach attached attempt attempts attr attribute attributes attrs audience audit
auth authenticate authenticated authentication authenticator authn author authorise authorization authorize
authorized authors authz auto autocomplete automatically available avatar avg avoid await away aws azure
babel back backend backends background backup bad balanced banner bar base based basic basis batch baz
bcrypt bearer because become been before begin behavior behind being below between big bin binary bind
binding bit bitbucket blank blob block blocks body bool boolean both bound boundary bounds box break broker
browser bson btn bucket buf buffer bug build builder built bulk bundle but button byte bytes cache cached
calculate call callable callback called caller calling calls came can canary cancel canceled cannot
capabilities captcha caption capture captured card case cases cassandra cast catch categories category cause
center centos central ceph cert certificate certificates certs cfg chain chan change changed changeit
changeme changes channel char character characters charset check checkbox checked checking checkout checks
child children choose chunk chunks cipher ciphertext claim claims class classes classmethod clean cleanup
clear cleartext cli clickhouse client clients clone close closed closing cloud cls cluster cmd cmp code
codes col coll collect collection collections color column columns com come command commands comment
comments commit common compare comparison compat compatibility compatible compilation compile compiled
compiler complete completed completes completion complex compliance component components compression compute
computed concat concern condition conditions conf config configs configurable configuration configurations
configure configured confirm confirmation confirmed conn connect connected connection connections console
const constant constants constraint constraints construct constructor constructs consul consumer contain
container containing contains content contents context continue contrib control controller conversion
convert converted cookie cookies copy copyright core corp correct correctly corresponding couchdb could
count counter country counts cpu create created creates creating creation cred credential credentials creds
cross crypto css csv ctx currency current currently cursor custom customer cypress dashboard data database
date datetime days db debian debug decimal declare decode decorators decryptor deep def default defaults
defer deferred define defined defines definition definitions del delay delete deleted deletes delta demo
dependencies dependency depending deploy deployer deployment deprecated deprecation depth desc describe
describes description descriptor deserialize desired destination destroy detail details detect detected
determine determines dev development device dialog dict dictionary did diff difference different digest
dimensions dir direct directly directory dirname disable disabled discard discovery dispatch display dist
distinct distributed django dns doc docker docs document documentation documents does doesn doing dolor dom
domain don done dot double down driver drop dropdown drupal dst due dummy duplicate duration during dynamic
each east ecdsa edge edit effect efficient efficiently egress either elastic elasticsearch element elements
elif else email emit emits emitted empty enable enabled encode encoded encoder encoding encrypt encrypted
encryption encryptor end endpoint ends engine enough ensure enter entered enterprise entities entity entries
entry enum enumerable enumerate env environment eof epoch equal equals equivalent err error errorf errors
escape eslint etc etcd evaluate evaluation even event events ever every everyone everything exact exactly
example examples exc exceeded except exception exceptions exclude exec execute executed execution exist
existing exists exit exp expand expanded expect expected experimental expiration expire expired expires
expiry explicit explicitly export exports expr express expression expressions ext extend extends extension
extensions external extra extract factor factory fail failed fails failure fake fallback false family fast
fatal fatalf feature features fedora fetch fetched few fewer field fields file filename filepath files fill
filter filtered filters final finally find finish finished finite firewall first firstname fix fixed fixture
flag flags flask flat float floating floor flow flush flux fmt following foo foobar footer for forbidden
force foreign forgot forgotten form format formats formatted forward found fragment frame free frequency
friendly from frontend ftp full fullname func function functions functools further future gateway gave gcp
gen general generate generated generates generation generator generic get getattr getitem gets getter git
github gitlab give given global globals gmt goes going golang gone good google got grafana grant graph
graphql great greater group groups grpc guarantees guid guide had handle handled handler handlers handles
handling handshake haproxy has hasattr hash have having head header headers headline health hello helm help
helper helpers hence her here hex hibernate hidden hide high hint hints his hmac hook hooks host hostname
hosts hour hours how however href html http https hub human iam icon identifier identifies identify identity
idle ids idx ignore ignored image imap immediately impl implementation implemented implements implicit
implied import imported imports inc include included includes including incoming incorrect index indexes
indicates indicating indices individual inf infer infinity influx influxdb info information ingress init
initial initialize inline inner input inputs insert inserted inside inspect install installed instance
instanceof instances instead int integer integers integration integrations interface interfaces intern
internal interop interval into invalid invoke invoked ios ipsum isinstance isn iso issue issuer istio item
items iter iterable iteration iterator its itself jaeger java javascript jenkins jest jetty job jobs join
joomla jpg json junit just jwe jwk jws jwt kafka keep kept kerberos key keychain keycloak keyring keys
keystore keytab keyword kibana kind kms know known kube kubernetes kwargs lab label labels lambda language
laravel large last lastname later latest latin layout lazily lazy ldap leading least left legacy len length
less let letter level lib library license licensed like likely limit limitations limited limits line linear
lines link links linux list listen listener listeners lists literal live load loadbalancer loaded loader
loading loads loc local locale localhost location lock log logged logger logging logical login logout logs
loki long longer lookup loop lorem low lower macos made mail main make makes making managed management
manager manifest manually many map mapping maps mariadb mark marker marks marshal mask master match matched
matcher matches matching math matrix max maximum may maybe mean means meant media member members memcached
memory menu merge merged message messages meta metadata method methods metric metrics mfa microsoft
middleware might migrate migration millisecond milliseconds min mine minimum minio minute minutes mismatch
mismatched missing mit mixed mixin mnemonic mobile mocha mock mod modal mode model models modified modify
module modules mongo mongodb monitor month more most mostly msg mssql much multi multiple must mysql name
named names namespace nan native navbar near necessary need needed needs negative negotiate neither nested
net network never new next nexus nginx nickname nil node nodes nomad non nonce none noop nor normal
normalize normalized north not note notes nothing notification now ntlm null nullable num number numbers
numeric nuxt nvarchar oauth obj object objects observe obtain occurred off offset often oid old omit omitted
once one ones only onto open opensearch operate operation operations operator operators ops opt optimize
option optional options opts oracle order ordered ordering org orig origin original other others otherwise
otp our ours out outcome outer output outside over overflow override overrides own owner package padding
page pages pagination pair pairs panel panic parallel param parameter parameters parametrize params parent
parse parsed parser parsing part partial particular parts pass passcode passed passing passphrase passw
passwd password passwordless passwords patch path pathname paths pattern payload payment pbkdf pdf pending
pepper per perform performance perhaps period periods permission permissions person phases phone phrase pin
ping pipe pipeline pkg place placeholder plain plaintext plan platform playwright please plugin plugins png
podman point pointer points policy pool pop popup port pos position positional positive possible post
postgres postgresql pre precision preference preferred prefetch prefix premium prepare present prettier prev
preview previous previously primary principal print priority private probe problem process processed
processing prod producer produces product production profile progress project prometheus promise promises
prop properties property props protected proto protocol prototype provide provided provider providers
provides proxy psql public publish publisher pull push put pwd pytest python queries query querystring queue
quite quote rabbitmq radio rails raise raised raises rand random range rate rather raw rbac reached react
read readable reader reading readonly reads ready real really realm reason recaptcha receive received
recommended record records redirect redis reduce reenter ref reference referenced references reflect refresh
reg regex regexp region register registered registering registry regular reject rejected rel related
relative release remaining remember remote remove removed removes rename render rendered rendering repeat
replace replaced replacement replica reply repo report reports repository repr represent representation
representing represents req request requested requests require required requirements requires res reserved
reset resolution resolve resolved resolves resource resources resp response responses rest restore result
resulting results resume ret retries retrieve retrieves retry return returned returning returns retype
reverse rfc right rng role rollback rollout root round route router routes row rows rpc rsa ruby rule rules
run runner running runs runtime safe salt same saml sample samples sandbox save scalar scale scan schedule
scheduler schema scheme scope scopes screen script scrypt sdk search second secondary seconds secret secrets
section secure securestring security securitystring see seed seem seen segment segments select selected
selector selenium self send sending sensitive sent sentry sep separate separator sequence ser serialize
series serve server servers service services session sessions set setattr sets setting settings setup
several sftp sha shall shape shapes sharded share shared shell shift short should show shutdown sid side
sidebar sign signal signature signed signer signin signing signon signup similar simple simply since single
site size skip slash sleep slice slices slots slow small smtp snapshot soap socket software solution some
someone something sonar sort sorted source sources south space span sparse spec special specific specified
specifies specify specifying split spring sprintf sql sqlite sqrt src srv ssh ssl sso stack stacklevel stage
staging stale standard start started starting starts startswith stat state statement static stats status std
stderr stdout step steps still stop storage store stored str strategy strconv stream streaming streams
strength strict string stringify strings strip strong struct structure stub style sub subclass subdomain
subject submit subnet subscribe subscriber subscription subtitle succeeded success successful successfully
such suffix suite sum summary super superset supplied support supported supports sure svelte svg switch
symbol symbols symfony sync syntax sys system table tag tags take taken takes tap target targets task tcp
temp template templates temporary tenant terraform test testing tests text textarea than that the their them
then thence there these they thing things third this those though thread three threshold through throw
throws thus till time timedelta timeout timer times timestamp timezone title tls tmp together toggle token
tokens tomcat toml too took tools tooltip top topic topology total totp toward trace traces track traefik
trailing transaction transactions transfer transform transport tree trigger trim true truststore try tuple
tuples two txt type typed typeof types typing ubuntu udp uid uint unable unauthenticated unauthorized
undefined under underlying unexpected unicode union unique unit units unittest unix unknown unless unlock
unmarshal unsafe unset unsupported until unused update updated updates upgrade upload upon upper uri url
urlencoded urls usage use used useful user username users uses using usual utc utf util utility utils uuid
val valid validate validation validator vals value values var varchar variable variables various vault
vector verbose verification verifier verify version versions very via view views visibility visible vite
void vpc vue wait wallet want warn warning warnings warranties was watch way weak web webhook webpack well
went were west what whatever when where whether which while who whole whom whose why width will window
windows wire with within without wordpress work worker works world would wrap wrapped wrapper writable write
writer writes writing written wrong www xml yaml year yet yield you your yours yyyy zero zeros zip zone
`
    .trim()
    .split(/\s+/),
);
