import { leaking } from './rows-sixth.ts';

/** Python, in which the most leaks of source code are. */
export const PYTHON_SIXTH = leaking(
  'source: python',
  `
@@ constant | ‹?config.py|settings.py|app/config.py|constants.py|keys.py›
import os

‹?API_KEY|SECRET_KEY|ACCESS_TOKEN|api_key|apikey|auth_token|CLIENT_SECRET› = "⟦‹key›⟧"
BASE_URL = "https://api.‹domain›/v1"
@@ django secret | ‹app›/settings.py
# SECURITY WARNING: keep the secret key used in production secret!
SECRET_KEY = '⟦‹strong:50›⟧'

# SECURITY WARNING: don't run with debug turned on in production!
DEBUG = True
@@ django databases | ‹app›/settings.py
DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.postgresql',
        'NAME': '‹app›',
        'USER': '‹login›',
        'PASSWORD': '⟦‹pw›⟧',
        'HOST': 'localhost',
    }
}
@@ django mail | ‹app›/settings.py
EMAIL_HOST = 'smtp.gmail.com'
EMAIL_HOST_USER = '‹person›@‹domain›'
EMAIL_HOST_PASSWORD = '⟦‹?vkq|plm|xzt›‹az:13›⟧'
EMAIL_PORT = 587
@@ flask key | ‹?app.py|run.py|main.py|__init__.py›
app = Flask(__name__)
‹?app.secret_key|app.config['SECRET_KEY']|app.config["JWT_SECRET_KEY"]› = '⟦‹pw›⟧'
@@ flask database | app.py
app = Flask(__name__)
app.config['SQLALCHEMY_DATABASE_URI'] = 'mysql+pymysql://‹login›:⟦‹upw›⟧@localhost/‹app›'
@@ mysql connect | ‹?db.py|database.py|src/dbconn.py›
import mysql.connector

mydb = mysql.connector.connect(
    host="localhost",
    user="‹login›",
    ‹?password|passwd›="⟦‹pw›⟧",
    database="‹app›"
)
@@ connect in one line | ‹?etl/load.py|scripts/sync.py›
conn = ‹?psycopg2.connect|pymysql.connect|MySQLdb.connect›(host='‹ip›', user='‹login›', password='⟦‹pw›⟧', database='‹app›')
cur = conn.cursor()
@@ psycopg string | load.py
conn = psycopg2.connect("dbname=‹app› user=‹login› password=⟦‹upw›⟧ host=‹ip›")
@@ pymongo | ‹?mongo.py|app.py|src/db/client.py›
from pymongo import MongoClient
client = MongoClient("mongodb+srv://‹login›:⟦‹upw›⟧@cluster0.‹az09:5›.mongodb.net/?retryWrites=true")
db = client['‹app›']
@@ pyodbc | report.py
cnxn = pyodbc.connect('DRIVER={ODBC Driver 17 for SQL Server};SERVER=‹ip›;DATABASE=‹app›;UID=‹login›;PWD=⟦‹upw›⟧')
@@ sqlalchemy engine | ‹?models.py|etl/engine.py›
engine = create_engine(f"postgresql+psycopg2://‹login›:⟦‹upw›⟧@{host}:5432/‹app›", echo=False)
@@ boto3 client | ‹?s3.py|upload.py|utils/aws.py›
s3 = boto3.client(
    's3',
    aws_access_key_id='AKIA‹b32:16›',
    aws_secret_access_key='⟦‹b64:40›⟧',
    region_name='us-east-1',
)
@@ openai module | ‹?chat.py|app.py|bot/gpt.py|main.py›
import openai

openai.api_key = "⟦sk-‹b62:20›T3BlbkFJ‹b62:20›⟧"
@@ openai client | ‹?agent.py|rag/llm.py›
client = OpenAI(api_key="⟦sk-proj-‹b64u:74›T3BlbkFJ‹b64u:74›⟧")
@@ environment set in code | ‹?app.py|langchain_demo.py|train.py›
import os
os.environ["‹?PINECONE_API_KEY|TAVILY_API_KEY|COHERE_API_KEY›"] = "⟦‹b62:40›⟧"
@@ hugging face login | ‹?train.py|finetune.py›
from huggingface_hub import login
login(token="⟦hf_‹b62:34›⟧")
@@ gemini configure | main.py
genai.configure(api_key="⟦AIzaSy‹b64u:33›⟧")
model = genai.GenerativeModel("gemini-1.5-flash")
@@ telegram updater | ‹?bot.py|main.py›
‹?bot = telebot.TeleBot|bot = Bot|updater = Updater|bot = telegram.Bot›('⟦‹?1|5|6|7›‹d:9›:AA‹b64u:33›⟧')
@@ discord run | ‹?bot.py|main.py›
@bot.event
async def on_ready():
    print(f'{bot.user} is up')

‹?bot|client›.run('⟦MT‹b62:24›.G‹b62:5›.‹b64u:38›⟧')
@@ smtp login | ‹?mailer.py|send_email.py|notify.py›
server = smtplib.SMTP('smtp.gmail.com', 587)
server.starttls()
server.login("‹person›@‹domain›", "⟦‹pw›⟧")
@@ requests header | ‹?client.py|fetch.py|scraper.py›
headers = {
    'Accept': 'application/json',
    ‹?'Authorization': 'Bearer |'X-Api-Key': '|'Authorization': 'Token |"x-rapidapi-key": '›⟦‹hex:40›⟧',
}
@@ requests basic | sync.py
resp = requests.get(url, auth=('‹login›', '⟦‹pw›⟧'), verify=False)
@@ requests jwt | tests/manual.py
headers = {"Authorization": "Bearer ⟦‹jwt›⟧"}
@@ payload of a login | ‹?scrape.py|crawler/login.py›
payload = {'username': '‹person›@‹domain›', 'password': '⟦‹pw›⟧'}
session.post('https://‹domain›/login', data=payload)
@@ paramiko | ‹?deploy.py|fabfile.py›
ssh = paramiko.SSHClient()
ssh.set_missing_host_key_policy(paramiko.AutoAddPolicy())
ssh.connect('‹ip›', username='‹login›', password='⟦‹pw›⟧')
@@ fabric | fabfile.py
env.hosts = ['‹ip›']
env.user = '‹login›'
env.password = '⟦‹pw›⟧'
@@ twilio client | sms.py
account_sid = "AC‹hex:32›"
auth_token = "⟦‹hex:32›⟧"
client = Client(account_sid, auth_token)
@@ tweepy | ‹?twitter.py|stream.py›
auth = tweepy.OAuthHandler('‹b62:25›', '⟦‹b62:50›⟧')
@@ ccxt | trade.py
exchange = ccxt.binance({'apiKey': '‹b62:64›',
    'secret': '⟦‹b62:64›⟧', 'enableRateLimit': True})
@@ redis client | ‹?cache.py|worker.py›
r = redis.‹?Redis|StrictRedis›(host='‹ip›', port=6379, password='⟦‹pw›⟧', db=0)
@@ celery broker | celeryconfig.py
broker_url = 'amqp://‹login›:⟦‹upw›⟧@rabbitmq:5672//'
result_backend = 'rpc://'
@@ jwt encode | ‹?auth.py|utils/token.py›
def make_token(user_id):
    return jwt.encode({'sub': user_id}, '⟦‹pw›⟧', algorithm='HS256')
@@ compared password | ‹?admin.py|gui/login.py›
if username == "‹login›" and password == "⟦‹human›⟧":
    open_dashboard()
@@ default of getenv | ‹?config.py|settings/base.py›
‹?SECRET|SECRET_KEY|JWT_SECRET› = os.‹?getenv|environ.get›("‹?SECRET|SECRET_KEY|APP_SECRET›", "⟦‹gen›⟧")
@@ default of an argument | connect.py
def connect(host="‹ip›", user="‹login›", password="⟦‹pw›⟧"):
    return Session(host, user, password)
@@ class of settings | ‹?config.py|core/config.py›
class Settings(BaseSettings):
    PROJECT_NAME: str = "‹app›"
    ‹?SECRET_KEY|JWT_SECRET|POSTGRES_PASSWORD|API_TOKEN›: str = "⟦‹key›⟧"
@@ german names | ‹?mail.py|verbindung.py›
benutzer = "‹login›"
‹?passwort|kennwort› = "⟦‹human›⟧"
@@ spanish names | conexion.py
usuario = '‹login›'
‹?contrasena|clave|contraseña› = '⟦‹human›⟧'
@@ fernet | crypto_util.py
from cryptography.fernet import Fernet
cipher = Fernet(b'⟦‹b64u:43›=⟧')
@@ github client | ‹?release.py|tools/issues.py›
g = Github("⟦‹ghp›⟧")
repo = g.get_repo("‹org›/‹app›")
`,
);
