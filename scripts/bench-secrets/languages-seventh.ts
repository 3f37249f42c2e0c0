import { leaking } from './rows-seventh.ts';

/** The other languages that programs, games and devices are written in. */
export const LANGUAGES_SEVENTH = leaking(
  'language',
  `
@@ php mysqli | ‹?db.php|includes/connect.php|conexion.php|admin/config.php›
<?php
§conn = mysqli_connect("‹host›", "‹login›", "⟦‹pw›⟧", "‹app›");
if (!§conn) { die("Connection failed: " . mysqli_connect_error()); }
@@ php variables | ‹?config.php|inc/db.php|koneksi.php›
<?php
§servername = "‹host›";
§username = "‹login›";
§password = "⟦‹pw›⟧";
§dbname = "‹app›";
@@ php data objects | ‹?src/Database.php|lib/db.php›
        §this->pdo = new PDO('mysql:host=‹host›;dbname=‹app›', '‹login›', '⟦‹pw›⟧');
@@ php define | ‹?config.php|includes/constants.php›
define("SMTP_USER", "info@‹domain›");
define("SMTP_PASS", "⟦‹pw›⟧");
@@ phpmailer | ‹?contact.php|sendmail.php|mail/send.php›
§mail->Host       = 'smtp.‹domain›';
§mail->Username   = 'info@‹domain›';
§mail->Password   = '⟦‹pw›⟧';
§mail->Port       = 465;
@@ laravel env default | config/services.php
    'mailgun' => [
        'domain' => env('MAILGUN_DOMAIN'),
        'secret' => env('MAILGUN_SECRET', '⟦key-‹hex:32›⟧'),
    ],
@@ csharp connection | ‹?Program.cs|Data/Db.cs|Form1.cs|DAL/SqlHelper.cs›
        string connStr = "Data Source=‹ip›;Initial Catalog=‹app›;User ID=‹login›;Password=⟦‹upw›⟧";
        using var con = new SqlConnection(connStr);
@@ csharp network credential | ‹?Services/EmailService.cs|Mailer.cs›
            client.Credentials = new NetworkCredential("info@‹domain›", "⟦‹pw›⟧");
            client.EnableSsl = true;
@@ csharp constant | ‹?Constants.cs|Helpers/Crypto.cs|Utils/Encryption.cs›
        private const string EncryptionKey = "⟦‹AZ09:20›⟧";
        public static string Encrypt(string clearText)
@@ csharp signing key | ‹?Startup.cs|Program.cs|Services/TokenService.cs›
            IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("⟦‹signing›⟧")),
@@ unity | Assets/Scripts/‹?ApiManager.cs|Leaderboard.cs|Backend.cs›
    [SerializeField] private string secretKey = "⟦‹AZ09:32›⟧";
@@ vb | ‹?Module1.vb|frmLogin.vb›
    Dim con As New MySqlConnection("server=‹ip›;userid=‹login›;password=⟦‹upw›⟧;database=‹app›")
@@ go dsn | ‹?main.go|internal/db/db.go|pkg/database/mysql.go›
	dsn := "‹login›:⟦‹upw›⟧@tcp(‹host›:3306)/‹app›?charset=utf8mb4&parseTime=True"
	db, err := gorm.Open(mysql.Open(dsn), &gorm.Config{})
@@ go postgres dsn | ‹?database/connect.go|config/db.go›
	dsn := "host=‹host› user=‹login› password=⟦‹spw›⟧ dbname=‹app› port=5432 sslmode=disable"
@@ go constants | ‹?main.go|config/config.go›
const (
	dbUser     = "‹login›"
	dbPassword = "⟦‹pw›⟧"
	dbName     = "‹app›"
)
@@ go bytes | ‹?middleware/jwt.go|internal/auth/token.go›
var jwtKey = []byte("⟦‹signing›⟧")
@@ go structure | ‹?cmd/server/main.go|redis.go›
	rdb := redis.NewClient(&redis.Options{
		Addr:     "‹host›:6379",
		Password: "⟦‹pw›⟧",
	})
@@ go flag | cmd/exporter/main.go
	password = flag.String("password", "⟦‹pw›⟧", "password of the device")
@@ ruby devise | config/initializers/devise.rb
Devise.setup do |config|
  config.secret_key = '⟦‹hex:128›⟧'
@@ ruby mail settings | config/environments/production.rb
  config.action_mailer.smtp_settings = {
    address: "smtp.‹domain›",
    user_name: "info@‹domain›",
    password: "⟦‹pw›⟧"
  }
@@ rust | ‹?src/main.rs|src/config.rs›
const DB_PASSWORD: &str = "⟦‹pw›⟧";
const DB_HOST: &str = "‹host›";
@@ rust pool | src/db.rs
    let pool = PgPoolOptions::new().connect("postgres://‹login›:⟦‹upw›⟧@‹host›/‹app›").await?;
@@ arduino wifi | ‹?src/main.cpp|‹app›.ino|include/secrets.h|arduino_secrets.h›
const char* ssid = "‹noun›-2G";
const char* password = "⟦‹pw›⟧";
@@ arduino define | ‹?config.h|src/config.h|credentials.h›
#define WIFI_SSID "FRITZ!Box ‹d:4›"
#define WIFI_PASS "⟦‹d:20›⟧"
@@ cpp | ‹?src/database.cpp|server/db.cpp›
    con = driver->connect("tcp://‹host›:3306", "‹login›", "⟦‹pw›⟧");
    con->setSchema("‹app›");
@@ swift | ‹?App/Constants.swift|Sources/Config.swift|Networking/API.swift›
enum Config {
    static let baseURL = "https://api.‹domain›"
    static let clientSecret = "⟦‹b62:40›⟧"
}
@@ objective c | Classes/APIClient.m
static NSString *const kAPISecret = @"⟦‹hex:40›⟧";
@@ dart | lib/‹?constants.dart|services/api.dart|config/env.dart›
class Env {
  static const String baseUrl = 'https://api.‹domain›';
  static const String openAiKey = '⟦sk-proj-‹b64u:74›T3BlbkFJ‹b64u:74›⟧';
}
@@ lua | ‹?server/config.lua|resources/[core]/logs/config.lua›
Config.Locale = 'en'
Config.Webhook = '⟦https://discord.com/api/webhooks/‹d:19›/‹b64u:68›⟧'
@@ elixir | config/‹?config.exs|prod.secret.exs|dev.exs›
config :‹app›, ‹app›.Repo,
  username: "‹login›",
  password: "⟦‹pw›⟧",
  hostname: "‹host›"
@@ phoenix | config/config.exs
config :‹app›, ‹app›Web.Endpoint,
  secret_key_base: "⟦‹b64:64›⟧"
@@ r | ‹?R/connect.R|analysis.R|global.R›
con <- dbConnect(RPostgres::Postgres(), dbname = "‹app›", host = "‹host›",
                 user = "‹login›", password = "⟦‹pw›⟧")
@@ matlab | load_data.m
conn = database('‹app›', '‹login›', '⟦‹pw›⟧', 'Vendor', 'MySQL', 'Server', '‹host›');
@@ perl | ‹?lib/DB.pm|cgi-bin/report.pl›
my §dbh = DBI->connect("DBI:mysql:database=‹app›;host=‹host›", "‹login›", "⟦‹pw›⟧");
@@ pascal | ‹?DataModule.pas|uDM.pas›
  FDConnection1.Params.UserName := '‹login›';
  FDConnection1.Params.Password := '⟦‹pw›⟧';
@@ sas | etl/load.sas
libname dwh oracle user=‹login› password="⟦‹pw›⟧" path=DWH schema=stage;
`,
);
