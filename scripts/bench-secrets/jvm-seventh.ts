import { leaking } from './rows-seventh.ts';

/** Java, Kotlin, Scala and Groovy, on servers and on Android. */
export const JVM_SEVENTH = leaking(
  'jvm',
  String.raw`
@@ driver manager | src/main/java/com/‹org›/‹?db/DBConnection.java|util/DbUtil.java|dao/ConnectionFactory.java›
    public static Connection getConnection() throws SQLException {
        return DriverManager.getConnection("jdbc:mysql://‹host›:3306/‹app›", "‹login›", "⟦‹pw›⟧");
    }
@@ constant of a class | src/main/java/com/‹org›/‹?Constants.java|config/AppConfig.java|DBHelper.java›
    private static final String URL = "jdbc:postgresql://‹host›/‹app›";
    private static final String USER = "‹login›";
    private static final String PASS = "⟦‹pw›⟧";
@@ data source setter | src/main/java/com/‹org›/config/DataSourceConfig.java
        HikariConfig config = new HikariConfig();
        config.setUsername("‹login›");
        config.setPassword("⟦‹pw›⟧");
@@ jwt utility | src/main/java/com/‹org›/‹?security/JwtUtil.java|utils/JwtUtils.java|config/JwtService.java›
public class JwtUtil {
    private static final String SECRET_KEY = "⟦‹signing›⟧";
    private static final long EXPIRATION = 1000L * 60 * 60 * 24;
@@ value annotation default | src/main/java/com/‹org›/security/JwtProvider.java
    @Value("§{app.jwt.secret:⟦‹hex:64›⟧}")
    private String jwtSecret;
@@ java mail | src/main/java/com/‹org›/‹?EmailSender.java|util/MailUtil.java›
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("‹org›@gmail.com", "⟦‹az:16›⟧");
            }
@@ cipher key | app/src/main/java/com/‹org›/util/‹?AESUtil.java|Encryptor.java|CryptoHelper.java›
    private static final String KEY = "⟦‹b62:16›⟧";
    private static final String TRANSFORMATION = "AES/CBC/PKCS5Padding";
@@ secret key specification | src/main/java/com/‹org›/crypto/Cipher.java
        SecretKeySpec spec = new SecretKeySpec("⟦‹noun›‹person›‹d:4›⟧".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
@@ in memory user | src/main/java/com/‹org›/config/SecurityConfig.java
        auth.inMemoryAuthentication()
            .withUser("‹login›").password(encoder.encode("⟦‹pw›⟧")).roles("ADMIN");
@@ basic credentials | src/main/java/com/‹org›/storage/S3Service.java
        AwsBasicCredentials credentials = AwsBasicCredentials.create(accessKey, "⟦‹awssecret›⟧");
@@ telegram bot token | src/main/java/com/‹org›/bot/Bot.java
    @Override
    public String getBotToken() {
        return "⟦‹?5|6|7›‹d:9›:AA‹b64u:33›⟧";
    }
@@ kotlin constant | app/src/main/java/com/‹org›/‹app›/‹?Constants.kt|network/Api.kt|util/Const.kt›
object Constants {
    const val BASE_URL = "https://api.themoviedb.org/3/"
    const val API_KEY = "⟦‹hex:32›⟧"
}
@@ gradle build configuration | app/‹?build.gradle|build.gradle.kts›
        buildConfigField("String", "API_SECRET", "\"⟦‹b62:40›⟧\"")
@@ gradle signing | app/build.gradle
    signingConfigs {
        release {
            storeFile file('release.jks')
            keyAlias 'upload'
            storePassword '⟦‹short›⟧'
        }
    }
@@ android strings | app/src/main/res/values/‹?strings.xml|secrets.xml|keys.xml›
<resources>
    <string name="app_name">‹app›</string>
    <string name="server_password">⟦‹spw›⟧</string>
</resources>
@@ play secret | conf/application.conf
play.http.secret.key = "⟦‹b64long›⟧"
play.i18n.langs = ["en", "de"]
@@ scala option | src/main/scala/com/‹org›/‹?Job.scala|Export.scala›
    df.write.format("jdbc")
      .option("user", "‹login›")
      .option("password", "⟦‹pw›⟧")
@@ kafka jaas | src/main/java/com/‹org›/kafka/Producer.java
        props.put("sasl.jaas.config", "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"‹login›\" password=\"⟦‹upw›⟧\";");
@@ groovy script | ‹?scripts/init.groovy|init.groovy.d/security.groovy›
def realm = new HudsonPrivateSecurityRealm(false)
realm.createAccount("‹login›", "⟦‹pw›⟧")
instance.setSecurityRealm(realm)
`,
);
