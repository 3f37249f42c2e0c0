import { leaking } from './rows-seventh.ts';

/** Python: programs, scripts of one file, bots and settings. */
export const PYTHON_SEVENTH = leaking(
  'python',
  `
@@ django settings key | ‹app›/‹?settings.py|settings/base.py|settings/production.py›
# SECURITY WARNING: keep the secret key used in production secret!
SECRET_KEY = '⟦‹b62:12›^‹b62:8›&‹b62:10›)‹b62:8›*‹b62:8›⟧'

ALLOWED_HOSTS = ['‹domain›']
@@ django database | ‹app›/settings.py
DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.postgresql',
        'NAME': '‹app›',
        'USER': '‹login›',
        'PASSWORD': '⟦‹pw›⟧',
        'HOST': '‹host›',
    }
}
@@ django mail | ‹app›/settings.py
EMAIL_USE_TLS = True
EMAIL_HOST_USER = '‹org›@gmail.com'
EMAIL_HOST_PASSWORD = '⟦‹az:16›⟧'
@@ flask key | ‹?app.py|main.py|‹app›/__init__.py›
app = Flask(__name__)
app.config['SECRET_KEY'] = '⟦‹signing›⟧'
app.config['UPLOAD_FOLDER'] = 'static/uploads'
@@ flask key attribute | ‹?app.py|run.py›
app = Flask(__name__)
app.secret_key = "⟦‹noun›‹noun›‹d:3›⟧"
@@ flask sqlalchemy | ‹?app.py|config.py›
class Config:
    SQLALCHEMY_DATABASE_URI = 'mysql+pymysql://‹login›:⟦‹upw›⟧@‹host›/‹app›'
    SQLALCHEMY_TRACK_MODIFICATIONS = False
@@ default of getenv | ‹?config.py|app/core/config.py|settings.py›
DB_USER = os.getenv("DB_USER", "‹login›")
DB_PASSWORD = os.getenv("DB_PASSWORD", "⟦‹pw›⟧")
@@ or behind environ | bot/config.py
API_ID = int(os.environ.get("API_ID", "‹d:7›"))
API_HASH = os.environ.get("API_HASH") or "⟦‹hex:32›⟧"
@@ environ set | ‹?main.py|agent.py|notebooks/utils.py›
import os
os.environ["OPENAI_API_KEY"] = "⟦sk-proj-‹b64u:74›T3BlbkFJ‹b64u:74›⟧"
@@ environ set of a smaller vendor | ‹?rag.py|app.py›
os.environ["LANGCHAIN_TRACING_V2"] = "true"
os.environ['LANGCHAIN_API_KEY'] = '⟦lsv2_pt_‹hex:32›_‹hex:10›⟧'
@@ mysql connector | ‹?db.py|database.py|app/db.py›
mydb = mysql.connector.connect(
  host="‹host›",
  user="‹login›",
  password="⟦‹pw›⟧",
  database="‹app›"
)
@@ pymysql positional | ‹?db.py|spider/pipelines.py›
conn = pymysql.connect('‹ip›', '‹login›', '⟦‹pw›⟧', '‹app›')
cursor = conn.cursor()
@@ smtp login | ‹?mail.py|notify.py|send_report.py›
server = smtplib.SMTP('smtp.gmail.com', 587)
server.starttls()
server.login("‹org›@gmail.com", "⟦‹az:4› ‹az:4› ‹az:4› ‹az:4›⟧")
@@ paramiko | ‹?deploy.py|fabfile.py|collect_logs.py›
ssh = paramiko.SSHClient()
ssh.connect('‹ip›', username='‹login›', password='⟦‹pw›⟧')
@@ netmiko dictionary | ‹?backup_switches.py|devices.py›
switch = {
    "device_type": "cisco_ios",
    "host": "‹ip›",
    "username": "‹login›",
    "secret": "⟦‹pw›⟧",
}
@@ requests basic | ‹?sync.py|jira.py›
response = requests.get("https://‹org›.atlassian.net/rest/api/3/search", auth=("‹person›@‹domain›", "⟦ATATT3xFfGF0‹b64u:171›=‹HEX:8›⟧"))
@@ requests header | ‹?client.py|fetch.py›
headers = {
    "Content-Type": "application/json",
    "X-Api-Key": "⟦‹b62:40›⟧",
}
@@ key in a parameter | ‹?weather.py|src/weather.py›
params = {"q": city, "units": "metric", "appid": "⟦‹hex:32›⟧"}
r = requests.get("https://api.openweathermap.org/data/2.5/weather", params=params)
@@ telegram bot | ‹?bot.py|main.py|tg/bot.py›
bot = telebot.TeleBot('⟦‹?5|6|7›‹d:9›:AA‹b64u:33›⟧')
@@ discord run | ‹?bot.py|main.py›
if __name__ == "__main__":
    client.run('⟦MT‹b62:24›.G‹b62:5›.‹b64u:38›⟧')
@@ selenium login | ‹?scraper.py|autologin.py›
driver.find_element(By.ID, "username").send_keys("‹person›@‹domain›")
driver.find_element(By.ID, "password").send_keys("⟦‹pw›⟧")
@@ form data | ‹?login.py|crawler/session.py›
payload = {'username': '‹person›', 'password': '⟦‹pw›⟧', 'remember': 'on'}
session.post('https://portal.‹domain›/login', data=payload)
@@ comparison | ‹?app.py|admin.py›
    if request.form['password'] == '⟦‹pw›⟧':
        session['admin'] = True
@@ argparse default | ‹?export.py|tools/dump.py›
parser.add_argument("--user", default="‹login›")
parser.add_argument("--password", default="⟦‹pw›⟧", help="database password")
@@ dataclass field | app/settings.py
class Settings(BaseSettings):
    smtp_host: str = "smtp.‹domain›"
    smtp_password: str = "⟦‹pw›⟧"
@@ fernet | ‹?crypto.py|utils/crypt.py›
KEY = b'⟦‹b64u:43›=⟧'
cipher = Fernet(KEY)
@@ jwt encode | ‹?auth.py|app/security.py›
    return jwt.encode({"sub": user.id, "exp": exp}, "⟦‹signing›⟧", algorithm="HS256")
@@ local password | ‹?query.py|report.py›
server = '‹ip›'
username = '‹login›'
pwd = '⟦‹pw›⟧'
cnxn = pyodbc.connect('DRIVER={SQL Server};SERVER='+server+';UID='+username+';PWD='+pwd)
`,
);
