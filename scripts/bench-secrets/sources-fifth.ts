import { leaking } from './rows-fifth.ts';

/** Passwords and keys that stand in programs: Python, JavaScript, TypeScript, Java, C# and PHP. */
export const SOURCES_FIFTH = leaking(String.raw`
@@ source | python psycopg | app/db.py
import psycopg2

def connect():
    return psycopg2.connect(host="‹host›", dbname="‹app›", user="‹login›", password="⟦‹pw›⟧")
@@ source | python sqlalchemy | models/__init__.py
from sqlalchemy import create_engine

engine = create_engine("⟦mysql+pymysql://‹login›:‹url›@‹host›/‹app›?charset=utf8mb4⟧", pool_recycle=3600)
@@ source | python pymongo | scripts/migrate.py
from pymongo import MongoClient

client = MongoClient("⟦mongodb://‹login›:‹url›@‹ip›:27017/⟧")
db = client["‹app›"]
@@ source | python smtplib | notify.py
import smtplib

server = smtplib.SMTP_SSL("smtp.gmail.com", 465)
server.login("‹company›.alerts@gmail.com", "⟦‹az:16›⟧")
server.sendmail(sender, to, message)
@@ source | python requests auth | jobs/pull.py
import requests

r = requests.get("https://‹app›.‹domain›/api/items", auth=("‹login›", "⟦‹human›⟧"), timeout=30)
print(r.json())
@@ source | python paramiko | tools/upload.py
import paramiko

ssh = paramiko.SSHClient()
ssh.set_missing_host_key_policy(paramiko.AutoAddPolicy())
ssh.connect("‹ipv4›", username="‹first›", password="⟦‹human›⟧")
@@ source | python boto | s3.py
import boto3

s3 = boto3.client(
    "s3",
    aws_access_key_id="⟦AKIA‹b32:16›",
    aws_secret_access_key="‹b64:40›⟧",
)
@@ source | python flask secret key | app.py
from flask import Flask

app = Flask(__name__)
app.secret_key = ⟦b'‹pick:_5#|x9!|q2&›‹b62:10›\n\xec‹az:2›/'⟧
app.config["SESSION_COOKIE_SECURE"] = True
%%
from flask import Flask
app = Flask(__name__)
app.config['SECRET_KEY'] = '⟦‹hex:48›⟧'
@@ source | python jwt encode | auth/tokens.py
import jwt

SIGNING_KEY = "⟦‹company›-‹plain›-‹d:4›-‹thing›⟧"

def issue(user):
    return jwt.encode({"sub": user.id}, SIGNING_KEY, algorithm="HS256")
@@ source | python fernet | crypto.py
from cryptography.fernet import Fernet

cipher = Fernet(b"⟦‹bytes64u:32›=⟧")
@@ source | python environment default | settings/base.py
import os

DB_HOST = os.environ.get("DB_HOST", "localhost")
DB_PASSWORD = os.environ.get("DB_PASSWORD", "⟦‹human›⟧")
@@ source | python openai client | chat.py
from openai import OpenAI

client = OpenAI(api_key="⟦sk-‹b62:20›T3BlbkFJ‹b62:20›⟧")
@@ source | python dictionary of settings | config.py
DATABASE = {
    "host": "‹host›",
    "user": "‹login›",
    "passwd": "⟦‹pw›⟧",
    "db": "‹app›",
}
@@ source | python ldap bind | ldap_auth.py
import ldap

con = ldap.initialize("ldaps://‹host›")
con.simple_bind_s("CN=svc-‹app›,OU=Service,DC=‹company›,DC=net", "⟦‹human›⟧")
@@ source | python redis and celery | tasks.py
import redis
r = redis.Redis(host="‹ip›", port=6379, password="⟦‹made›⟧", db=0)
@@ source | python aes key | encrypt.py
from Crypto.Cipher import AES

KEY = bytes.fromhex("⟦‹hex:64›⟧")
aes = AES.new(KEY, AES.MODE_GCM)
@@ source | python telegram | bot.py
from telegram.ext import Application

application = Application.builder().token("⟦‹n:7›‹d:9›:AA‹b64u:33›⟧").build()
application.run_polling()
@@ source | python snowflake | load.py
import snowflake.connector
ctx = snowflake.connector.connect(user="‹login›", password="⟦‹human›⟧", account="‹az:2›‹d:5›.‹region›")
@@ source | javascript mysql | db.js
const mysql = require('mysql2');
const pool = mysql.createPool({
  host: '‹host›',
  user: '‹login›',
  password: '⟦‹human›⟧',
  database: '‹app›',
  connectionLimit: 10,
});
module.exports = pool.promise();
@@ source | javascript mongoose | server.js
const mongoose = require('mongoose');
mongoose
  .connect('⟦mongodb+srv://‹first›:‹url›@cluster0.‹az09:5›.mongodb.net/‹app›⟧', { useNewUrlParser: true })
  .then(() => console.log('connected'));
@@ source | javascript nodemailer | mailer.js
const transporter = nodemailer.createTransport({
  service: 'gmail',
  auth: {
    user: '‹company›@gmail.com',
    pass: '⟦‹human›⟧',
  },
});
@@ source | javascript jsonwebtoken | middleware/auth.js
const jwt = require('jsonwebtoken');
module.exports = (req, res, next) => {
  const token = req.headers.authorization.split(' ')[1];
  req.user = jwt.verify(token, '⟦‹company›_‹plain›_‹d:4›⟧');
  next();
};
@@ source | javascript express session | app.js
const session = require('express-session');
app.use(session({ secret: '⟦‹plain› ‹thing› ‹city›⟧', resave: false, saveUninitialized: true }));
@@ source | javascript firebase admin | firebase.js
admin.initializeApp({
  credential: admin.credential.cert({
    projectId: '‹app›-‹az09:5›',
    clientEmail: 'firebase-adminsdk-‹az09:5›@‹app›.iam.gserviceaccount.com',
    privateKey: '⟦‹keyline:rsa8›\n⟧',
  }),
});
@@ source | javascript axios header | client.js
import axios from 'axios';
export const api = axios.create({
  baseURL: 'https://api.‹domain›',
  headers: { Authorization: 'Bearer ⟦‹made›⟧' },
});
@@ source | javascript stripe | payments.js
const stripe = require('stripe')('⟦sk_live_‹b62:24›⟧');
@@ source | javascript aws sdk | upload.js
AWS.config.update({
  accessKeyId: '⟦AKIA‹b32:16›',
  secretAccessKey: '‹b64:40›⟧',
  region: '‹region›',
});
@@ source | javascript default of environment | config/index.js
module.exports = {
  port: process.env.PORT || 3000,
  dbPassword: process.env.DB_PASSWORD || '⟦‹human›⟧',
};
@@ source | javascript selenium login | e2e/login.spec.js
it('opens the dashboard of staging', async () => {
  await page.goto('https://staging.‹domain›/login');
  await page.type('#email', '‹first›.‹last›@‹domain›');
  await page.type('#password', '⟦‹human›⟧');
  await page.click('button[type=submit]');
});
@@ source | typescript typeorm | src/data-source.ts
export const AppDataSource = new DataSource({
  type: 'postgres',
  host: '‹host›',
  port: 5432,
  username: '‹login›',
  password: '⟦‹pw›⟧',
  synchronize: false,
});
@@ source | typescript angular environment | src/environments/environment.prod.ts
export const environment = {
  production: true,
  apiUrl: 'https://api.‹domain›',
  clientId: '‹app›-web',
  clientSecret: '⟦‹made›⟧',
};
@@ source | typescript crypto key | src/crypto.ts
import { createCipheriv, randomBytes } from 'node:crypto';
const key = Buffer.from('⟦‹hex:64›⟧', 'hex');
export const seal = (text: string) => createCipheriv('aes-256-gcm', key, randomBytes(12)).update(text);
@@ source | typescript ethers wallet | scripts/deploy.ts
const provider = new ethers.JsonRpcProvider('https://rpc.‹domain›');
const wallet = new ethers.Wallet('⟦0x‹hex:64›⟧', provider);
@@ source | java driver manager | src/main/java/net/‹company›/Db.java
public class Db {
    static Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:oracle:thin:@‹host›:1521:orcl", "‹login›", "⟦‹human›⟧");
    }
}
@@ source | java constant | src/main/java/Config.java
public final class Config {
    public static final String MQ_USER = "‹login›";
    public static final String MQ_PASSWORD = "⟦‹pw›⟧";
    private Config() {}
}
@@ source | java secret key spec | src/main/java/Crypto.java
public class Crypto {
    private static final byte[] KEY = "⟦‹b62:16›⟧".getBytes(StandardCharsets.UTF_8);
    SecretKeySpec spec() { return new SecretKeySpec(KEY, "AES"); }
}
@@ source | java hikari setter | src/main/java/Pool.java
HikariConfig config = new HikariConfig();
config.setJdbcUrl("jdbc:mysql://‹host›:3306/‹app›");
config.setUsername("‹login›");
config.setPassword("⟦‹human›⟧");
@@ source | java spring value default | src/main/java/Mail.java
@Component
class Mail {
    @Value("§{mail.password:⟦‹bare›⟧}")
    private String password;
}
@@ source | java mail authenticator | Sender.java
Session session = Session.getInstance(props, new Authenticator() {
    protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication("noreply@‹domain›", "⟦‹human›⟧");
    }
});
@@ source | csharp sql connection | Data/Repository.cs
using var connection = new SqlConnection("⟦Data Source=‹host›;Initial Catalog=‹app›;User ID=‹login›;Password=‹human›⟧");
connection.Open();
@@ source | csharp network credential | Services/Ftp.cs
var request = (FtpWebRequest)WebRequest.Create("ftp://ftp.‹domain›/in");
request.Credentials = new NetworkCredential("‹login›", "⟦‹human›⟧");
@@ source | csharp symmetric key | Startup.cs
var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("⟦‹company›‹plain›‹d:6›‹thing›‹city›⟧"));
options.TokenValidationParameters.IssuerSigningKey = key;
@@ source | php mysqli | includes/connect.php
<?php
§conn = mysqli_connect("localhost", "‹login›", "⟦‹human›⟧", "‹app›");
if (!§conn) { die("failed"); }
@@ source | php pdo | lib/Db.php
<?php
return new PDO('mysql:host=‹host›;dbname=‹app›', '‹login›', '⟦‹human›⟧', [
    PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
]);
@@ source | php phpmailer | contact.php
<?php
§mail = new PHPMailer(true);
§mail->isSMTP();
§mail->Username = 'info@‹domain›';
§mail->Password = '⟦‹human›⟧';
@@ source | php variables | config.inc.php
<?php
§dbhost = "‹ip›";
§dbuser = "‹login›";
§dbpass = "⟦‹weak›⟧";
`);
