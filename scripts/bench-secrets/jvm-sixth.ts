import { leaking } from './rows-sixth.ts';

/** Java and Kotlin, PHP, and C#. */
export const JVM_SIXTH = leaking(
  'source: java, php, c#',
  String.raw`
@@ java constant | src/main/java/com/‹org›/‹?Constants|Config|AppConstants|JwtUtil›.java
public class Constants {
    ‹?private|public› static final String ‹?API_KEY|SECRET_KEY|JWT_SECRET|SECRET|APP_SECRET|ACCESS_KEY_SECRET› = "⟦‹key›⟧";
    public static final int TIMEOUT = 3000;
}
@@ java driver manager | src/‹?DBConnection|db/ConnectionFactory|util/Conexao|Koneksi›.java
            Class.forName("com.mysql.cj.jdbc.Driver");
            con = DriverManager.getConnection("jdbc:mysql://localhost:3306/‹app›", "‹login›", "⟦‹pw›⟧");
@@ java fields | src/main/java/‹org›/Database.java
    private String url = "jdbc:postgresql://‹ip›:5432/‹app›";
    private String user = "‹login›";
    private String ‹?password|pass|pwd|senha|contrasena› = "⟦‹pw›⟧";
@@ java setter | src/main/java/‹org›/DataSourceConfig.java
        ds.setUsername("‹login›");
        ds.setPassword("⟦‹pw›⟧");
        ds.setMaxTotal(20);
@@ java mail | src/main/java/‹org›/MailService.java
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("‹person›@‹domain›", "⟦‹pw›⟧");
            }
@@ java value default | src/main/java/‹org›/TokenProvider.java
    @Value("§{app.jwt.secret:⟦‹b62:48›⟧}")
    private String jwtSecret;
@@ java jwt sign | src/main/java/‹org›/JwtUtil.java
        return Jwts.builder().setClaims(claims).setSubject(subject)
                .signWith(SignatureAlgorithm.HS512, "⟦‹pw›⟧").compact();
@@ java aws | src/main/java/‹org›/S3Config.java
        AWSCredentials credentials = new BasicAWSCredentials("AKIA‹b32:16›",
                "⟦‹b64:40›⟧");
@@ java in memory user | src/main/java/‹org›/SecurityConfig.java
            .inMemoryAuthentication().withUser("‹login›").password("{noop}⟦‹human›⟧").roles("ADMIN");
@@ java aes | src/main/java/‹org›/AesUtil.java
    private static final byte[] KEY = "⟦‹b62:16›⟧".getBytes(StandardCharsets.UTF_8);
@@ java key store | src/main/java/‹org›/SslContext.java
        char[] password = "⟦‹human›⟧".toCharArray();
        keyStore.load(stream, password);
@@ java selenium | src/test/java/‹org›/LoginTest.java
        driver.findElement(By.id("email")).sendKeys("‹person›@‹domain›");
        driver.findElement(By.id("password")).sendKeys("⟦‹human›⟧");
@@ java header | src/main/java/‹org›/ApiClient.java
        request.‹?addHeader|header|setHeader›("‹?X-API-Key|apikey|X-Auth-Token›", "⟦‹key›⟧");
@@ kotlin constant | app/src/main/java/com/‹org›/‹?Constants|Api|utils/Keys›.kt
object Constants {
    const val BASE_URL = "https://api.‹domain›/"
    const val ‹?API_KEY|SECRET|CLIENT_SECRET|TOKEN› = "⟦‹key›⟧"
}
@@ build config field | app/build.gradle‹?|.kts›
        buildConfigField("String", "‹?API_KEY|WEATHER_KEY|CLIENT_SECRET|NEWS_API_KEY›", "\"⟦‹hex:32›⟧\"")
@@ android strings | app/src/main/res/values/‹?strings|keys|secrets›.xml
    <string name="app_name">‹app›</string>
    <string name="‹?api_key|facebook_app_secret|client_secret|twitter_consumer_secret›">⟦‹hex:32›⟧</string>
@@ local properties | local.properties
sdk.dir=/Users/‹person›/Library/Android/sdk
‹?apiKey|API_KEY|TMDB_KEY|mapboxDownloadsToken›=⟦‹hex:32›⟧
@@ scala config | src/main/resources/application.conf
db.default.username = "‹login›"
db.default.password = "⟦‹pw›⟧"
play.http.session.cookieName = "‹app›"
@@ play secret | conf/application.conf
play.http.secret.key = "⟦‹strong:64›⟧"
@@ php mysqli | ‹?config.php|conn.php|includes/db.php|koneksi.php|conexion.php›
<?php
$servername = "localhost";
$username = "‹login›";
$password = "⟦‹pw›⟧";
$conn = new mysqli($servername, $username, $password);
@@ php connect | ‹?connect.php|admin/db.php›
$con = mysqli_connect("localhost", "‹login›", "⟦‹pw›⟧", "‹app›") or die("no connection");
@@ php pdo | ‹?database.php|src/Db.php|bdd.php›
$pdo = new PDO('mysql:host=localhost;dbname=‹app›;charset=utf8', '‹login›', '⟦‹pw›⟧');
@@ php define | ‹?config.php|inc/config.inc.php›
define('DB_USER', '‹login›');
define('‹?DB_PASS|DB_PASSWORD|API_SECRET|SMTP_PASS|SECRET_KEY›', '⟦‹gen›⟧');
@@ php mailer | ‹?contact.php|sendmail.php|mail/send.php›
$mail->Host = 'smtp.gmail.com';
$mail->SMTPAuth = true;
$mail->Username = '‹person›@‹domain›';
$mail->Password = '⟦‹pw›⟧';
@@ php array | ‹?config/app.php|config/services.php|protected/config/main.php›
return [
    'username' => '‹login›',
    'password' => '⟦‹pw›⟧',
    'charset' => 'utf8',
];
@@ php env default | config/database.php
            'username' => env('DB_USERNAME', 'forge'),
            'password' => env('DB_PASSWORD', '⟦‹gen›⟧'),
@@ php token | ‹?bot.php|webhook.php›
<?php
‹?$token|$botToken|$API_KEY› = "⟦‹?1|5|6|7›‹d:9›:AA‹b64u:33›⟧";
@@ php class property | ‹?classes/Database.php|app/Models/Conn.php›
    private $host = "localhost";
    private $username = "‹login›";
    private $password = "⟦‹pw›⟧";
    public $conn;
@@ php curl header | api/pay.php
curl_setopt($ch, CURLOPT_HTTPHEADER, ['Content-Type: application/json', 'Authorization: Bearer ⟦sk_live_‹hex:40›⟧']);
@@ php curl basic | sync/import.php
curl_setopt($ch, CURLOPT_USERPWD, "‹login›:⟦‹upw›⟧");
@@ php ftp | upload.php
$ok = ftp_login($ftp, '‹login›', '⟦‹pw›⟧');
@@ c# connection | ‹?Data/DbContext.cs|DAL/Conn.cs|Form1.cs›
            SqlConnection con = new SqlConnection("Data Source=‹ip›;Initial Catalog=‹app›;User ID=‹login›;Password=⟦‹upw›⟧");
            con.Open();
@@ c# options | Data/‹app›Context.cs
            optionsBuilder.UseMySql(@"server=localhost;port=3306;database=‹app›;uid=‹login›;pwd=⟦‹upw›⟧");
@@ c# constant | ‹?Constants.cs|Helpers/Jwt.cs|Services/ApiClient.cs›
        ‹?private const|public const|private static readonly› string ‹?ApiKey|SecretKey|ClientSecret|JwtSecret› = "⟦‹key›⟧";
@@ c# mail | Services/EmailService.cs
            smtp.Credentials = new NetworkCredential("‹person›@‹domain›", "⟦‹pw›⟧");
            smtp.EnableSsl = true;
@@ c# signing key | ‹?Startup.cs|Program.cs›
        IssuerSigningKey = new SymmetricSecurityKey(Encoding.‹?UTF8|ASCII›.GetBytes("⟦‹pw›⟧")),
@@ c# property | Services/FtpUploader.cs
            var options = new UploadOptions { Host = "‹ip›", UserName = "‹login›", Password = "⟦‹pw›⟧" };
@@ c# storage | Storage/BlobClient.cs
        const string conn = "DefaultEndpointsProtocol=https;AccountName=‹app›data;AccountKey=⟦‹b64:86›==⟧;EndpointSuffix=core.windows.net";
@@ vb connection | Module1.vb
    Public cn As New MySqlConnection("server=localhost;user id=‹login›;password=⟦‹upw›⟧;database=‹app›")
`,
);
