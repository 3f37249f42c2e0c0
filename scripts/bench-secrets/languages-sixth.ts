import { leaking } from './rows-sixth.ts';

/** Go, Ruby, Rust, C and C++, Swift, Dart, R, Perl, Lua, SQL and other languages. */
export const LANGUAGES_SIXTH = leaking(
  'source: other',
  `
@@ go constant | ‹?main.go|config/config.go|internal/auth/jwt.go›
const (
	issuer = "‹app›"
	‹?secretKey|apiKey|jwtSecret|SecretKey|clientSecret› = "⟦‹key›⟧"
)
@@ go dsn | ‹?main.go|db/mysql.go|models/setup.go›
	dsn := "‹login›:⟦‹upw›⟧@tcp(‹ip›:3306)/‹app›?charset=utf8mb4&parseTime=True&loc=Local"
	db, err := gorm.Open(mysql.Open(dsn), &gorm.Config{})
@@ go gorm postgres | database/connect.go
	dsn := "host=localhost user=‹login› password=⟦‹upw›⟧ dbname=‹app› port=5432 sslmode=disable"
@@ go constants of a database | ‹?main.go|repository/pg.go›
	port     = 5432
	user     = "‹login›"
	password = "⟦‹pw›⟧"
	dbname   = "‹app›"
@@ go bytes | ‹?auth/token.go|handlers/login.go›
var ‹?jwtKey|mySigningKey|secret|hmacSampleSecret› = []byte("⟦‹pw›⟧")
@@ go redis | cache/redis.go
	rdb := redis.NewClient(&redis.Options{
		Addr:     "‹ip›:6379",
		Password: "⟦‹pw›⟧",
		DB:       0,
	})
@@ go smtp | mail/send.go
	auth := smtp.PlainAuth("", "‹login›@‹domain›", "⟦‹pw›⟧", "smtp.‹domain›")
@@ go header | ‹?client.go|pkg/api/client.go›
	req.Header.‹?Set|Add›("Authorization", "Bearer ⟦‹hex:40›⟧")
@@ go aws | s3/upload.go
	creds := credentials.NewStaticCredentials("AKIA‹b32:16›", "⟦‹b64:40›⟧", "")
@@ ruby constant | ‹?config/initializers/stripe.rb|lib/client.rb›
Stripe.api_key = '⟦sk_live_‹b62:24›⟧'
@@ ruby devise | config/initializers/devise.rb
  config.secret_key = '⟦‹hex:128›⟧'
  config.mailer_sender = 'no-reply@‹domain›'
@@ ruby secret token | config/initializers/secret_token.rb
‹app›::Application.config.‹?secret_token|secret_key_base› = '⟦‹hex:128›⟧'
@@ ruby mail | config/environments/production.rb
  config.action_mailer.smtp_settings = {
    user_name: '‹login›@‹domain›',
    password: '⟦‹pw›⟧',
    authentication: :plain
  }
@@ ruby omniauth | config/initializers/omniauth.rb
  provider :github, '‹hex:20›', '⟦‹hex:40›⟧', scope: 'user'
@@ ruby twitter | bot.rb
  config.consumer_key        = "‹b62:25›"
  config.consumer_secret     = "⟦‹b62:50›⟧"
@@ rust constant | ‹?src/main.rs|src/config.rs|src/auth.rs›
const ‹?API_KEY|SECRET|JWT_SECRET|TOKEN›: &‹?|'static ›str = "⟦‹key›⟧";
@@ rust url | src/db.rs
    let pool = PgPool::connect("postgres://‹login›:⟦‹upw›⟧@localhost/‹app›").await?;
@@ arduino wifi | ‹?sketch.ino|src/main.cpp|firmware/wifi.ino›
const char* ssid = "‹org›-net";
const char* ‹?password|pass|wifi_password› = "⟦‹human›⟧";
@@ arduino defines | ‹?secrets.h|arduino_secrets.h|config.h›
#define ‹?WIFI_SSID|SECRET_SSID› "FRITZ!Box ‹d:4›"
#define ‹?WIFI_PASSWORD|SECRET_PASS|WIFI_PASS|MQTT_PASSWORD› "⟦‹pw›⟧"
@@ blynk token | ‹?iot.ino|main.ino›
#define BLYNK_TEMPLATE_NAME "‹app›"
#define BLYNK_AUTH_TOKEN "⟦‹b64u:32›⟧"
@@ c connect | ‹?src/db.c|main.cpp›
    if (mysql_real_connect(con, "localhost", "‹login›", "⟦‹pw›⟧", "‹app›", 0, NULL, 0) == NULL) {
@@ c++ string | src/‹?Config|Client›.cpp
    const std::string ‹?kApiKey|api_key|secretKey› = "⟦‹key›⟧";
@@ swift constant | ‹?Constants.swift|App/Config.swift|Networking/API.swift›
struct Constants {
    static let baseURL = "https://api.‹domain›"
    static let ‹?apiKey|clientSecret|secretKey|token› = "⟦‹key›⟧"
}
@@ plist | ‹?Info.plist|Keys.plist|Config.plist›
	<key>‹?API_KEY|ClientSecret|ApiSecret|TwitterConsumerSecret›</key>
	<string>⟦‹b62:40›⟧</string>
@@ objective-c | AppDelegate.m
static NSString *const ‹?kApiSecret|kClientSecret|kAPIKey› = @"⟦‹key›⟧";
@@ dart constant | ‹?lib/constants.dart|lib/services/api.dart|lib/env.dart›
‹?const String|final String|static const› ‹?apiKey|secretKey|apiSecret|authToken› = '⟦‹key›⟧';
@@ dart header | lib/services/http.dart
      headers: {'Content-Type': 'application/json', 'Authorization': 'Bearer ⟦sk-‹b62:20›T3BlbkFJ‹b62:20›⟧'},
@@ r database | ‹?analysis.R|load_data.R›
con <- dbConnect(RMariaDB::MariaDB(), host = "‹ip›", user = "‹login›", password = "⟦‹pw›⟧")
@@ r environment | ‹?.Renviron|analysis/.Renviron›
R_MAX_VSIZE=16Gb
‹?GITHUB_PAT|CENSUS_API_KEY›=⟦‹hex:40›⟧
@@ r setenv | report.Rmd
Sys.setenv(‹?API_KEY|CENSUS_KEY› = "⟦‹hex:40›⟧")
@@ perl dbi | ‹?cgi-bin/report.pl|scripts/import.pl›
my $dbh = DBI->connect("DBI:mysql:database=‹app›;host=localhost", '‹login›', '⟦‹pw›⟧', { RaiseError => 1 });
@@ perl variable | ‹?notify.pl|lib/Config.pm›
my $user = '‹login›';
‹?my|our› $‹?password|passwd|api_key› = '⟦‹pw›⟧';
@@ elixir endpoint | config/‹?dev|prod.secret›.exs
config :‹app›, AppWeb.Endpoint,
  secret_key_base: "⟦‹b64:64›⟧"
@@ elixir repo | config/‹?dev|prod.secret›.exs
  username: "‹login›",
  password: "⟦‹pw›⟧",
  database: "‹app›_prod",
@@ lua | ‹?config.lua|server/config.lua›
Config.‹?Webhook|LogWebhook|DiscordHook› = "⟦https://discord.com/api/webhooks/‹d:18›/‹b64u:68›⟧"
@@ sql create user | ‹?init.sql|db/setup.sql|docker/initdb.d/01-users.sql›
CREATE DATABASE ‹app›;
CREATE USER ‹?IF NOT EXISTS |›'‹login›'@'%' IDENTIFIED BY '⟦‹pw›⟧';
GRANT ALL PRIVILEGES ON ‹app›.* TO '‹login›'@'%';
@@ sql role | ‹?init.sql|migrations/001_roles.sql›
CREATE ‹?ROLE|USER› ‹login› WITH LOGIN ‹?ENCRYPTED |›PASSWORD '⟦‹pw›⟧';
@@ sql alter | ‹?reset.sql|fix-root.sql›
ALTER USER 'root'@'localhost' IDENTIFIED WITH mysql_native_password BY '⟦‹pw›⟧';
FLUSH PRIVILEGES;
@@ sql server login | ‹?create-login.sql|setup/users.sql›
CREATE LOGIN [‹login›] WITH PASSWORD = N'⟦‹pw›⟧', DEFAULT_DATABASE = [‹app›];
@@ sql insert of a clear password | ‹?data.sql|seed.sql|dump.sql›
INSERT INTO users (id, username, password, email) VALUES
(1, '‹person›', '⟦‹human›⟧', '‹person›@‹domain›');
@@ sql setting | dump.sql
INSERT INTO ‹bt›settings‹bt› (‹bt›name‹bt›, ‹bt›value‹bt›) VALUES ('smtp_password', '⟦‹pw›⟧');
@@ matlab and vba | Module1.bas
    conn.Open "Provider=SQLOLEDB;Data Source=‹ip›;Initial Catalog=‹app›;User Id=‹login›;Password=⟦‹upw›⟧;"
@@ groovy | ‹?grails-app/conf/DataSource.groovy|scripts/init.groovy›
    username = "‹login›"
    password = "⟦‹pw›⟧"
    dialect = "org.hibernate.dialect.MySQL5InnoDBDialect"
@@ unity | Assets/Scripts/‹?ApiManager|Backend›.cs
    [SerializeField] private string ‹?apiKey|secretKey|appSecret› = "⟦‹key›⟧";
`,
);
